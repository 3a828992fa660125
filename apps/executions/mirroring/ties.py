"""How an execution hangs on the place where it runs: kept in the handle of its row."""

import json
import random
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from apps.executions.models import Errand, Execution
from apps.executions.pace import pace
from apps.executions.ports import Fault, TargetUnavailable

SLOWEST = 30.0
LONGEST_AWAY = 300.0
LINGER = timedelta(seconds=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """`place` is the mirror's own handle, `is_asked` that it may know of the execution.

    `failures` are the looks in a row that brought nothing, `code` and `params` why the last did.
    `changed_at` is when something was new; until `linger_until` an ended execution is looked at.
    """

    place: str = ""
    is_asked: bool = False
    is_running: bool = False
    failures: int = 0
    code: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    changed_at: str = ""
    linger_until: str = ""

    @classmethod
    def of(cls, execution: Execution) -> "Tie":
        """Return the tie that a row keeps."""
        return cls(**json.loads(execution.handle)) if execution.handle else cls()

    def written(self) -> str:
        """Return the text that the row keeps."""
        return json.dumps(asdict(self))

    def well(self, *, now: datetime, changed: bool) -> "Tie":
        """Return the tie after a look that brought an answer."""
        at = now.isoformat() if changed or not self.changed_at else self.changed_at
        return replace(self, failures=0, code="", params={}, changed_at=at)

    def troubled(self, away: TargetUnavailable) -> "Tie":
        """Return the tie after a look that did not."""
        code, params = away.fault.code, dict(away.fault.params)
        return replace(self, failures=self.failures + 1, code=code, params=params)

    def lingers(self, now: datetime) -> bool:
        """Tell whether an execution that has ended may yet go on by what was passed on."""
        return bool(self.linger_until) and now < datetime.fromisoformat(self.linger_until)

    def next_look(self, now: datetime) -> timedelta:
        """Return how long to wait: the longer nothing was new, the longer."""
        quiet = (now - datetime.fromisoformat(self.changed_at)) if self.changed_at else timedelta()
        slow = min(quiet.total_seconds() / 10, SLOWEST)
        return timedelta(seconds=max(slow, pace().mirror_look))

    def next_try(self, asked: float | None) -> timedelta:
        """Return how long to leave a place alone that does not answer, or asks for it."""
        doubled = pace().mirror_look * 2 ** min(self.failures, 20)
        full = min(doubled, LONGEST_AWAY) * (1 + random.random()) / 2  # noqa: S311
        return timedelta(seconds=max(full, min(asked or 0, 3600)))


def trouble_of(execution: Execution) -> Fault | None:
    """Return why the place of an execution does not answer, or refused what was asked last."""
    tie = Tie.of(execution) if execution.due_at is not None else Tie()
    if tie.code:
        return Fault(code=tie.code, params=tie.params)
    last = Errand.objects.filter(execution=execution, done_at__isnull=False).last()
    return Fault(code=last.code, params=last.params) if last is not None and last.code else None
