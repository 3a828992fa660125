"""What an execution asks people for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from apps.engine.states import ENDED, StepState
from apps.executions.blueprint import Blueprint, blueprint_of
from apps.executions.models import Execution, Source, StepExecution
from apps.executions.values import Values
from apps.spec.dump import dump
from apps.spec.model import Workflow, WorkflowParameter
from apps.spec.shapes import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A delayed parameter or requirement that nobody has given a value yet.

    `default` pre-fills the answer; `steps` wait for it or will; `waiting` are those that do now.
    """

    source: Source
    name: str
    type: str
    format: str = ""
    enum: tuple[Json, ...] | None = None
    constraint: Mapping[str, Json] | None = None
    conditions: tuple[Mapping[str, Json], ...] = ()
    description: str = ""
    default: Json = None
    steps: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


def questions_of(execution: Execution) -> tuple[Question, ...]:
    """Return what is unanswered, in the order of the specification."""
    blueprint = blueprint_of(execution.pk)
    if not blueprint.asked:
        return ()
    answers = Values(blueprint).answers
    states = dict(execution.steps.order_by().values_list("name", "state"))
    users = _users(blueprint, states)
    return tuple(
        _question(blueprint, source, name, users.get((source, name), ()), states)
        for source, name in blueprint.asked
        if (source, name) not in answers
    )


def values_of(step: StepExecution) -> tuple[Question, ...]:
    """Return all values that a step uses, those it has now as the defaults, in its own order."""
    blueprint = blueprint_of(step.execution_id)
    used = blueprint.used.get(step.name, ())
    if not used:
        return ()
    now = Values(blueprint).workflow
    users = {one: tuple(n for n, uses in blueprint.used.items() if one in uses) for one in used}
    states = dict.fromkeys(blueprint.used, "")
    return tuple(
        replace(_question(blueprint, *one, users[one], states), default=_value(now, *one))
        for one in used
    )


def _value(workflow: Workflow, source: Source, name: str) -> Json:
    """Return what stands for a name now: what was given, what is declared, the default."""
    things: Any = getattr(workflow, source.value) or ()
    thing = next(one for one in things if one.name == name)
    default = thing.default if isinstance(thing, WorkflowParameter) else None
    return default if thing.value is None else thing.value


def _users(
    blueprint: Blueprint, states: Mapping[str, str]
) -> Mapping[tuple[Source, str], tuple[str, ...]]:
    found: dict[tuple[Source, str], tuple[str, ...]] = {}
    for step, questions in blueprint.questions.items():
        if states.get(step) not in ENDED:
            for question in questions:
                found[question] = (*found.get(question, ()), step)
    return found


def _question(
    blueprint: Blueprint,
    source: Source,
    name: str,
    steps: tuple[str, ...],
    states: Mapping[str, str],
) -> Question:
    things: Any = getattr(blueprint.workflow, source.value) or ()
    thing = next(one for one in things if one.name == name)
    waiting = tuple(step for step in steps if states[step] == StepState.WAIT_INPUTS)
    asked: dict[str, Any] = {"source": source, "name": name, "steps": steps, "waiting": waiting}
    asked["type"] = thing.type or ""
    if isinstance(thing, WorkflowParameter):
        return Question(
            **asked,
            format=thing.format or "",
            enum=thing.enum,
            constraint=thing.constraint,
            description=thing.description or "",
            default=thing.default,
        )
    return Question(**asked, conditions=tuple(dump(one) for one in thing.conditions or ()))
