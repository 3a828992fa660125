"""What the streams of workflows look at: how far each has come, and who has it open."""

from collections.abc import Collection, Sequence

from apps.core.live.watching import Seen, Watched
from apps.workflows import presence
from apps.workflows.live import counted
from apps.workflows.queries import counters_of


def _look(workflow_ids: Collection[str]) -> Sequence[Seen]:
    counters = counters_of(workflow_ids)
    return [
        _seen(id, *counters[id]) if id in counters else Seen(id, is_gone=True)
        for id in workflow_ids
    ]


def _seen(id: str, sequence: int, revision: int) -> Seen:
    news = counted(sequence, revision).encoded()
    return Seen(id, sequence, news, presence.presence(id).encoded())


WORKFLOWS = Watched(_look, presence.leave)
