"""What the streams of executions look at: how far each has come."""

from collections.abc import Collection, Sequence

from apps.core.live.watching import Seen, Watched
from apps.executions.live import came_to
from apps.executions.models import Execution


def _look(execution_ids: Collection[str]) -> Sequence[Seen]:
    rows = Execution.objects.filter(pk__in=execution_ids, workflow__trashed_at=None)
    counters = {id: (count, status) for id, count, status in rows.values_list(*_COUNTERS)}
    return [
        Seen(id, counters[id][0], came_to(*counters[id]).encoded())
        if id in counters
        else Seen(id, is_gone=True)
        for id in execution_ids
    ]


_COUNTERS = ("pk", "sequence", "status")
EXECUTIONS = Watched(_look)
