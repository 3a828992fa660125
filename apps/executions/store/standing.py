"""Where the steps of executions stand, remembered from one turn to the next of a process.

Every change of where a step stands raises its execution's `sequence`, under the execution's lock:
what was remembered at the sequence that the row has now is still so. A turn takes the memory away
and brings it back once it is committed; what is missing is read.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

from apps.engine.states import StepState
from apps.executions.models import Execution, StepExecution

MOST_REMEMBERED = 64

_READ = (
    *("pk", "name", "type", "state", "attempt", "outcome", "reached"),
    *("waiting_since", "waited", "flavor"),
)


@dataclass(slots=True)
class Standing:
    """Where a step stands: as much of its row as a decision looks at."""

    pk: str
    name: str
    type: str
    state: StepState
    attempt: int
    outcome: bool | None
    reached: int | None
    waiting_since: datetime | None
    waited: float
    flavor: str

    @classmethod
    def of(cls, row: StepExecution) -> "Standing":
        """Return where a step stands from its whole row."""
        return cls._make([getattr(row, name) for name in _READ])

    @classmethod
    def _make(cls, row: Sequence[Any]) -> "Standing":
        pk, name, type, state, *rest = row
        return cls(pk, name, type, StepState(state), *rest)


Standings = dict[str, Standing]
"""Name → where the step stands, of every step of an execution."""


def read(execution: Execution) -> Standings:
    """Return where every step of an execution stands."""
    rows = execution.steps.order_by().values_list(*_READ)
    return {row[1]: Standing._make(row) for row in rows}


class Memory:
    """The standings of some executions, each at one sequence."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: OrderedDict[str, tuple[int, Standings]] = OrderedDict()

    def take(self, execution_id: str, sequence: int) -> Standings | None:
        """Take away what was remembered, if it is of this sequence."""
        with self._lock:
            known = self._known.pop(execution_id, None)
        return known[1] if known is not None and known[0] == sequence else None

    def bring(self, execution_id: str, sequence: int, steps: Standings) -> None:
        """Remember standings, unless later ones have been brought meanwhile."""
        with self._lock:
            known = self._known.get(execution_id)
            if known is None or known[0] < sequence:
                self._known[execution_id] = (sequence, steps)
            while len(self._known) > MOST_REMEMBERED:
                self._known.popitem(last=False)


memory = Memory()
"""What this process remembers."""
