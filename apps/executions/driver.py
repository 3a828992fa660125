"""What happens next in an execution, carried out on its rows: the decisions are `engine`'s.

Whatever can be settled without a target is settled right here, in one turn: conditions, steps that
do not take place, steps whose results are known. The rest is made ready for whoever takes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any

from apps.engine.decide import Decision, Finish, Situation, Skip, Start, Wait, decide
from apps.engine.states import ExecutionState, StepState
from apps.executions import dispatch, mirroring, store, wiring
from apps.executions.blueprint import Blueprint, blueprint_of
from apps.executions.cache import Cache
from apps.executions.flavors import flavor_of
from apps.executions.judging import judged
from apps.executions.models import Execution
from apps.executions.pace import pace
from apps.executions.resolution import resolved
from apps.executions.store import Standing, Turn
from apps.executions.values import Values
from apps.spec import text
from apps.spec.problems import Problem
from apps.spec.resolution import Unresolved

CONDITION = "condition"


def advance(execution_id: str) -> None:
    """Begin all that can begin in an execution; one that is gone or has ended stays as it is."""
    try:
        with store.turn(execution_id) as turn:
            hint(proceed(turn))
    except Execution.DoesNotExist:
        return


def proceed(turn: Turn, *, changed: Iterable[str] | None = None) -> list[Standing]:
    """Do what is next in a turn; return the steps that are ready for a target now.

    `changed` names the steps that have just ended, where only what lies behind them is new. It is
    left to the caller to tell somebody of the steps that are ready: see `hint`.
    """
    if turn.is_over or wiring.is_mirrored(turn.execution.target):
        return []
    if turn.execution.status == ExecutionState.INIT:
        turn.write_execution(status=ExecutionState.RUNNING.value)
    return _Proceeding(turn, blueprint_of(turn.execution.pk)).all(changed)


def resume(turn: Turn) -> list[Standing]:
    """Begin the steps that waited for answers and have them all; return those that are ready."""
    if wiring.is_mirrored(turn.execution.target):
        mirroring.hurry(turn.execution.pk)
        return []
    proceeding = _Proceeding(turn, blueprint_of(turn.execution.pk))
    waiting = [s.name for s in turn.steps.values() if s.state is StepState.WAIT_INPUTS]
    still = proceeding.values.unanswered(waiting)
    for name in waiting:
        if name not in still:
            proceeding.start(name)
    if not proceeding.settled:
        return proceeding.ready
    return proceeding.ready + proceed(turn, changed=proceeding.settled)


def make_ready(turn: Turn, step: Standing) -> None:
    """Let a step wait for whoever takes it; it is offered again when nobody does."""
    due = turn.now + timedelta(seconds=pace().patience)
    turn.move(step, StepState.PENDING, worker="", due_at=due)


def hint(steps: Iterable[Standing]) -> None:
    """Tell the workers of steps that are ready for one of them."""
    for step in steps:
        dispatch.carry(step)


@dataclass
class _Proceeding:
    """One round of decisions after the other, until nothing more can be settled here."""

    turn: Turn
    blueprint: Blueprint
    ready: list[Standing] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)

    @cached_property
    def values(self) -> Values:
        """What references stand for in this turn."""
        return Values(self.blueprint)

    @cached_property
    def cache(self) -> Cache:
        """What completed executions made of the same work."""
        return Cache(self.turn.execution, self.blueprint)

    def all(self, changed: Iterable[str] | None) -> list[Standing]:
        """Decide and carry out."""
        self._let_read(changed or ())
        while True:
            self.settled = []
            decisions = decide(self.blueprint.plan, self._situation(), changed=changed)
            for decision in decisions:
                self._carry_out(decision)
            if not self.settled:
                return self.ready
            self._let_read(self.settled)
            changed = self.settled

    def _let_read(self, names: Iterable[str]) -> None:
        """Write the rows of steps that ended in this turn, where others read what they made."""
        if not self.blueprint.sources.isdisjoint(names):
            self.turn.flush()
            self.values.forget(names)

    def _situation(self) -> Situation:
        steps = self.turn.steps.values()
        return Situation(
            states={step.name: step.state for step in steps},
            outcomes={step.name: step.outcome for step in steps if step.outcome is not None},
            questions=self.values.unanswered() if self.blueprint.questions else {},
            stopped=self.turn.execution.stop_requested,
        )

    def _carry_out(self, decision: Decision) -> None:
        if isinstance(decision, Start):
            self.start(decision.step)
        elif isinstance(decision, Skip):
            self._skip(decision)
        elif isinstance(decision, Wait):
            self._wait(decision)
        elif not self.settled:
            self._finish(decision)

    def start(self, name: str) -> None:
        """Settle a step that can begin, or make it ready for a target."""
        step, now = self.turn.steps[name], self.turn.now
        self.turn.reach(step)
        self.turn.end_waiting(step)
        self.turn.write(step, created_at=now)
        try:
            if step.type == CONDITION:
                self._judge(step)
            else:
                self._prepare(step)
        except Unresolved as missing:
            self._fail(step, missing.problem)

    def _judge(self, step: Standing) -> None:
        found = judged(self.blueprint.steps[step.name], self.values.bindings(step.name))
        self.turn.write(step, operands=text.write(found.operands))
        if isinstance(found.outcome, Problem):
            self._fail(step, found.outcome)
            return
        step.outcome = found.outcome
        self._complete(step, outcome=found.outcome)

    def _prepare(self, step: Standing) -> None:
        work = resolved(self.blueprint.steps[step.name], self.values.bindings(step.name))
        step.flavor = flavor_of(work.properties)
        fields: dict[str, Any] = dict(work.texts())
        self.turn.write(step, flavor=step.flavor, **fields)
        key = self.cache.key(self.turn.row_of(step), work)
        self.turn.write(step, cache_key=key)
        known = self.cache.take(key, step) if self.turn.execution.use_cache else None
        if known is not None:
            self._complete(step, outputs=known, used_cache=True)
            return
        make_ready(self.turn, step)
        self.ready.append(step)

    def _complete(self, step: Standing, **fields: object) -> None:
        now = self.turn.now
        self.turn.move(step, StepState.COMPLETED, started_at=now, ended_at=now, **fields)
        self.settled.append(step.name)

    def _fail(self, step: Standing, problem: Problem) -> None:
        self.turn.move(
            step,
            StepState.FAILED,
            ended_at=self.turn.now,
            error_code=problem.code,
            error_params=dict(problem.params),
        )
        self.settled.append(step.name)

    def _skip(self, decision: Skip) -> None:
        step = self.turn.steps[decision.step]
        self.turn.reach(step)
        self.turn.move(step, StepState.SKIPPED, ended_at=self.turn.now)

    def _wait(self, decision: Wait) -> None:
        step, now = self.turn.steps[decision.step], self.turn.now
        self.turn.reach(step)
        self.turn.move(step, StepState.WAIT_INPUTS, created_at=now, waiting_since=now)

    def _finish(self, decision: Finish) -> None:
        self.turn.write_execution(status=decision.state.value, finished_at=self.turn.now)
