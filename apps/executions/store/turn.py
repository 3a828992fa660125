"""One change of an execution, under its lock: all that moves in it is written down at once.

Who holds the lock is the only one to move steps of the execution. A change that somebody can see
raises the execution's `sequence`, and tells who looks at it once it is committed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial
from itertools import count
from typing import Any

from django.db import transaction
from django.utils import timezone

from apps.engine.states import StepState, route
from apps.executions import live
from apps.executions.models import Event, Execution, StepExecution
from apps.executions.notifying import Moved, announce
from apps.executions.store.bulk import write_steps
from apps.executions.store.standing import Standing, Standings, memory, read
from apps.teams.models import User


@dataclass(kw_only=True)
class Turn:
    """What is being changed in one execution."""

    execution: Execution
    now: datetime
    by: User | None = None
    _events: list[Event] = field(default_factory=list)
    _steps: dict[str, dict[str, Any]] = field(default_factory=dict)
    _written: dict[str, dict[str, Any]] = field(default_factory=dict)
    _fields: dict[str, Any] = field(default_factory=dict)
    _touched: Standings = field(default_factory=dict)
    _is_seen: bool = False

    @cached_property
    def _base(self) -> int:
        """The execution's sequence before this turn."""
        return self.execution.sequence

    @cached_property
    def _known(self) -> Standings | None:
        return memory.take(self.execution.pk, self.execution.sequence)

    @cached_property
    def steps(self) -> Standings:
        """Every step of the execution by name."""
        return read(self.execution) if self._known is None else self._known

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
        self._touched[step.name] = step
        for written in (self._steps, self._written):
            written.setdefault(step.pk, {}).update(fields)

    def row_of(self, step: Standing) -> StepExecution:
        """Return a step's row with what this turn writes, for a step that this turn made ready."""
        known = {"pk": step.pk, "name": step.name, "type": step.type, "attempt": step.attempt}
        known["flavor"] = step.flavor
        written = self._written.get(step.pk, {})
        return StepExecution(execution_id=self.execution.pk, **{**known, **written})

    def write_execution(self, **fields: Any) -> None:
        """Have fields of the execution's row written."""
        self._is_seen = True
        self._fields.update(fields)
        for name, value in fields.items():
            setattr(self.execution, name, value)

    def flush(self) -> None:
        """Write the steps' rows now, for whoever reads them within the turn."""
        if self._is_seen:
            for fields in self._steps.values():
                fields["changed"] = self._base + 1
        write_steps(self._steps)
        self._steps = {}

    def commit(self) -> None:
        """Write everything down, and tell who looks at the execution once that is committed."""
        known = self.__dict__.get("steps") or self._known
        self.flush()
        if self._is_seen:
            self.write_execution(sequence=self._base + 1)
            transaction.on_commit(self._publish)
        Event.objects.bulk_create(self._events)
        announce(self.execution, list(self._moved()))
        if self._fields:
            Execution.objects.filter(pk=self.execution.pk).update(**self._fields)
        if known is not None:
            kept = (self.execution.pk, self.execution.sequence, known | self._touched)
            transaction.on_commit(partial(memory.bring, *kept))

    def _moved(self) -> Iterator[Moved]:
        names = {step.pk: step.name for step in self._touched.values()}
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
