"""What happens next in a run: from the states of its steps to what is to be done.

The rules are those of the vendor's run analysis: a step in the list not taken is skipped, and one
all of whose parents are skipped; every other runs once each parent has completed or was skipped.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TypeAlias

from apps.engine.plan import Branch, Plan
from apps.engine.states import BROKEN, ENDED, PASSED, ExecutionState, StepState

States: TypeAlias = Mapping[str, StepState]


@dataclass(frozen=True, slots=True)
class Start:
    """A step can begin."""

    step: str


@dataclass(frozen=True, slots=True)
class Skip:
    """A step does not take place: by the outcome of `condition`, or as all before it was skipped.

    `outcome` is None where the condition was skipped itself.
    """

    step: str
    condition: str = ""
    outcome: bool | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    """A step could begin but for answers that people owe it."""

    step: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finish:
    """Nothing is under way and nothing can begin."""

    state: ExecutionState


Decision: TypeAlias = Start | Skip | Wait | Finish


@dataclass(frozen=True, kw_only=True)
class Situation:
    """How far a run has come: what `decide` looks at.

    `states` of the steps that have left `init`, `outcomes` of the condition steps that completed,
    `questions` that nobody has answered, by the step that needs the answer.
    """

    states: States
    outcomes: Mapping[str, bool]
    questions: Mapping[str, tuple[str, ...]]
    stopped: bool = False


def decide(
    plan: Plan, now: Situation, *, changed: Iterable[str] | None = None
) -> tuple[Decision, ...]:
    """Return everything that is to be done now; nothing where all that is left is under way.

    `Finish` comes last, once no step is under way and none can begin.

    `changed` names the steps whose state is new: only what lies behind them is looked at, and the
    cost does not grow with the plan. Without it every step is. A stopped run starts nothing more.
    """
    states = dict(now.states)
    decisions: list[Decision] = []
    for name in [] if now.stopped else _candidates(plan, states, changed):
        decision = _of_step(plan, now, states, name)
        if decision is None:
            continue
        decisions.append(decision)
        states[name] = _STATES[type(decision)]
    if not _under_way(states):
        decisions.append(Finish(_final(plan, states, stopped=now.stopped)))
    return tuple(decisions)


_STATES = {Start: StepState.PENDING, Skip: StepState.SKIPPED, Wait: StepState.WAIT_INPUTS}


def _candidates(
    plan: Plan, states: dict[str, StepState], changed: Iterable[str] | None
) -> Iterator[str]:
    """Yield the steps that may have something to do, parents first.

    What is skipped on the way (`states` grows) brings in the steps behind it.
    """
    if changed is None:
        yield from plan.parents
        return
    order = list(plan.parents)
    queue = sorted({plan.rank[child] for name in changed for child in plan.children[name]})
    queued = set(queue)
    while queue:
        name = order[heappop(queue)]
        yield name
        if states.get(name) is StepState.SKIPPED:
            fresh = {plan.rank[child] for child in plan.children[name]} - queued
            queued |= fresh
            for rank in fresh:
                heappush(queue, rank)


def _of_step(plan: Plan, now: Situation, states: States, name: str) -> Decision | None:
    if states.get(name, StepState.INIT) is not StepState.INIT:
        return None
    parents = [states.get(parent, StepState.INIT) for parent in plan.parents[name]]
    if not all(state in PASSED for state in parents):
        return None
    if refused := _refusing(plan, now, states, name):
        return Skip(name, refused.condition, now.outcomes.get(refused.condition))
    if parents and all(state is StepState.SKIPPED for state in parents):
        return Skip(name)
    questions = now.questions.get(name, ())
    return Wait(name, questions) if questions else Start(name)


def _refusing(plan: Plan, now: Situation, states: States, name: str) -> Branch | None:
    """Return the branch that does not take the step, None where every one does."""
    for branch in plan.branches.get(name, ()):
        if states.get(branch.condition) is StepState.SKIPPED:
            return branch
        if now.outcomes.get(branch.condition) not in branch.taken_on:
            return branch
    return None


def _under_way(states: States) -> bool:
    return any(state is not StepState.INIT and state not in ENDED for state in states.values())


def _final(plan: Plan, states: States, *, stopped: bool) -> ExecutionState:
    if stopped:
        return ExecutionState.STOPPED
    whole = all(states.get(name) in PASSED for name in plan.parents)
    return ExecutionState.COMPLETED if whole else ExecutionState.ABNORMAL


def holds_up(plan: Plan, states: States, name: str) -> tuple[str, ...]:
    """Return the parents that keep a step from starting: the failed ones, else the unfinished."""
    parents = [(one, states.get(one, StepState.INIT)) for one in plan.parents[name]]
    broken = tuple(one for one, state in parents if state in BROKEN)
    return broken or tuple(one for one, state in parents if state not in PASSED)
