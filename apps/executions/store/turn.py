"""One change of an execution, under its lock: all that moves in it is written down at once.

Who holds the lock is the only one to move steps of the execution. A change that somebody can see
raises the execution's `sequence`, and tells who looks at it once it is committed.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import count
from typing import Any

from django.db import transaction
from django.utils import timezone

from apps.engine.states import StepState, route
from apps.executions import live
from apps.executions.models import Event, Execution, StepExecution
from apps.executions.notifying import Moved, announce
from apps.executions.store.bulk import write_steps
from apps.teams.models import User

_READ = (
    "pk",
    "name",
    "type",
    "state",
    "attempt",
    "outcome",
    "reached",
    "waiting_since",
    "waited",
    "worker",
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
    worker: str

    @classmethod
    def of(cls, row: StepExecution) -> "Standing":
        """Return where a step stands from its whole row."""
        return cls._make([getattr(row, name) for name in _READ])

    @classmethod
    def _make(cls, row: Sequence[Any]) -> "Standing":
        pk, name, type, state, *rest = row
        return cls(pk, name, type, StepState(state), *rest)


@dataclass(kw_only=True)
class Turn:
    """What is being changed in one execution."""

    execution: Execution
    now: datetime
    by: User | None = None
    _events: list[Event] = field(default_factory=list)
    _steps: dict[str, dict[str, Any]] = field(default_factory=dict)
    _fields: dict[str, Any] = field(default_factory=dict)
    _is_seen: bool = False

    @cached_property
    def steps(self) -> dict[str, Standing]:
        """Every step of the execution by name."""
        rows = self.execution.steps.order_by().values_list(*_READ)
        return {row[1]: Standing._make(row) for row in rows}

    @property
    def is_over(self) -> bool:
        """Tell whether the execution has ended."""
        return self.execution.finished_at is not None

    @cached_property
    def _places(self) -> Iterator[int]:
        taken = (step.reached for step in self.steps.values() if step.reached is not None)
        return count(max(taken, default=-1) + 1)

    def move(self, step: Standing, to: StepState, **fields: Any) -> None:
        """Bring a step into a state, over those in between; raise ValueError where no way leads."""
        way = route(step.state, to)
        if way is None:
            raise ValueError(f"no way from {step.state} to {to}")
        for state in way:
            self._note(step, step.state, state)
            step.state = state
        self.write(step, state=to.value, **fields)

    def reach(self, step: Standing) -> None:
        """Give a step its place in the order in which steps came up, unless it has one."""
        if step.reached is None:
            step.reached = next(self._places)
            self.write(step, reached=step.reached)

    def end_waiting(self, step: Standing) -> None:
        """Count how long a step has waited for people, if it has."""
        if step.waiting_since is not None:
            step.waited += (self.now - step.waiting_since).total_seconds()
            step.waiting_since = None
            self.write(step, waiting_since=None, waited=step.waited)

    def write(self, step: Standing, *, seen: bool = True, **fields: Any) -> None:
        """Have fields of a step's row written; `seen` where a page shows one of them."""
        self._is_seen |= seen
        self._steps.setdefault(step.pk, {}).update(fields)

    def row_of(self, step: Standing) -> StepExecution:
        """Return a step's row with what this turn writes, for a step that this turn made ready."""
        known = {"pk": step.pk, "name": step.name, "type": step.type, "attempt": step.attempt}
        written = self._steps.get(step.pk, {})
        return StepExecution(execution_id=self.execution.pk, **{**known, **written})

    def write_execution(self, **fields: Any) -> None:
        """Have fields of the execution's row written."""
        self._is_seen = True
        self._fields.update(fields)
        for name, value in fields.items():
            setattr(self.execution, name, value)

    def commit(self) -> None:
        """Write everything down, and tell who looks at the execution once that is committed."""
        if self._is_seen:
            self.write_execution(sequence=self.execution.sequence + 1)
            for fields in self._steps.values():
                fields["changed"] = self.execution.sequence
            transaction.on_commit(self._publish)
        write_steps(self._steps)
        Event.objects.bulk_create(self._events)
        announce(self.execution, list(self._moved()))
        if self._fields:
            Execution.objects.filter(pk=self.execution.pk).update(**self._fields)

    def _moved(self) -> Iterator[Moved]:
        names = {step.pk: step.name for step in self.steps.values()} if self._events else {}
        for event in self._events:
            yield names[event.step_id], event.after, event.at
        if self._fields.get("finished_at"):
            yield "", self.execution.status, self.now

    def _publish(self) -> None:
        row = self.execution
        live.publish_run(row.pk, sequence=row.sequence, status=row.status)

    def _note(self, step: Standing, before: StepState, after: StepState) -> None:
        self._events.append(
            Event(
                execution_id=self.execution.pk,
                step_id=step.pk,
                attempt=step.attempt,
                at=self.now,
                before=before.value,
                after=after.value,
                by=self.by,
            )
        )


@contextmanager
def turn(execution_id: str, *, by: User | None = None) -> Iterator[Turn]:
    """Hold an execution, and write down at the end what was done in it.

    Raises `Execution.DoesNotExist` for one that is not there (any more).
    """
    with transaction.atomic():
        rows = Execution.objects.select_for_update().defer("document", "options", "description")
        held = Turn(execution=rows.get(pk=execution_id), now=timezone.now(), by=by)
        yield held
        held.commit()
