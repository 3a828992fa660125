"""Why steps of an execution do not run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from apps.engine.decide import holds_up
from apps.engine.states import BROKEN, ExecutionState, StepState
from apps.executions.blueprint import Blueprint, blueprint_of
from apps.executions.models import Execution
from apps.executions.values import Values

States = Mapping[str, StepState]
Outcomes = Mapping[str, bool | None]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a step does not run; `core/texts` turns code and params into a sentence."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


def why_not_running(execution: Execution) -> Mapping[str, Reason]:
    """Return step → reason, for every step that has not begun, waits, or was skipped."""
    blueprint = blueprint_of(execution.pk)
    rows = list(execution.steps.order_by("position").values_list("name", "state", "outcome"))
    states = {name: StepState(state) for name, state, _ in rows}
    outcomes = {name: outcome for name, _, outcome in rows}
    open_questions = Values(blueprint).unanswered() if blueprint.questions else {}
    found = {
        StepState.INIT: lambda name: _not_reached(blueprint, execution, states, name),
        StepState.SKIPPED: lambda name: _skipped(blueprint, states, outcomes, name),
        StepState.WAIT_INPUTS: lambda name: _asking(open_questions.get(name, ())),
        StepState.HOLD: lambda _name: Reason("step.holds"),
        StepState.PENDING: lambda _name: Reason("step.waits_for_worker"),
    }
    return {name: found[state](name) for name, state in states.items() if state in found}


def _not_reached(blueprint: Blueprint, execution: Execution, states: States, name: str) -> Reason:
    if execution.status == ExecutionState.STOPPED:
        return Reason("step.run_stopped")
    parents = holds_up(blueprint.plan, states, name)
    if not parents:
        return Reason("step.not_begun")
    broken = states[parents[0]] in BROKEN
    return Reason("step.needs_failed" if broken else "step.waits_for", {"steps": list(parents)})


def _skipped(blueprint: Blueprint, states: States, outcomes: Outcomes, name: str) -> Reason:
    for branch in blueprint.plan.branches.get(name, ()):
        if states[branch.condition] is StepState.SKIPPED:
            return Reason("step.skipped_with", {"steps": [branch.condition]})
        outcome = outcomes[branch.condition]
        if outcome not in branch.taken_on:
            params = {"condition": branch.condition, "outcome": "true" if outcome else "false"}
            return Reason("step.skipped_by", params)
    return Reason("step.skipped_with", {"steps": list(blueprint.plan.parents[name])})


def _asking(questions: tuple[str, ...]) -> Reason:
    return Reason("step.waits_for_answers", {"names": [one.partition("/")[2] for one in questions]})
