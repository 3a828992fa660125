"""What references of one execution stand for right now: its answers and its steps' outputs."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from apps.engine.states import StepState
from apps.executions.blueprint import Blueprint, Question
from apps.executions.models import Answer, Metric, Source, StepExecution
from apps.spec import text
from apps.spec.model import DataRequirement, Workflow
from apps.spec.resolution import Bindings, Unresolved, resolve
from apps.spec.shapes import Json


class Values:
    """The values of one execution, each read once and only where it is asked for."""

    def __init__(self, blueprint: Blueprint) -> None:
        self._blueprint = blueprint
        self._outputs: dict[str, Mapping[str, Json]] = {}

    @cached_property
    def answers(self) -> Mapping[Question, Json]:
        """Every value that was given for this execution."""
        spec = self._blueprint.workflow
        if not spec.parameters and not spec.data_requirements:
            return {}
        rows = Answer.objects.filter(execution_id=self._blueprint.execution_id)
        found = rows.values_list("source", "name", "value")
        return {(Source(source), name): _read(value) for source, name, value in found}

    def unanswered(self, steps: Collection[str] | None = None) -> Mapping[str, tuple[str, ...]]:
        """Return step → the questions that keep it waiting."""
        asked = self._blueprint.questions
        found = {
            name: tuple(f"{one[0]}/{one[1]}" for one in asked[name] if one not in self.answers)
            for name in (asked if steps is None else steps)
            if name in asked
        }
        return {name: questions for name, questions in found.items() if questions}

    def bindings(self, step: str) -> Bindings:
        """Return what the references of a step are resolved against."""
        self._load(self._blueprint.consumed.get(step, frozenset()))
        outputs = {
            (name, output): value
            for name, found in self._outputs.items()
            for output, value in found.items()
        }
        id = self._blueprint.execution_id
        bare = Bindings(workflow=self.workflow, outputs=outputs, execution_id=id)
        return replace(bare, workflow=_with_resolved_requirements(self.workflow, bare))

    @cached_property
    def workflow(self) -> Workflow:
        """The specification, its parameters and requirements with the values that were given."""
        return answered(self._blueprint.workflow, self.answers)

    def forget(self, steps: Iterable[str]) -> None:
        """Read anew what these steps made: they have ended since."""
        for name in steps:
            self._outputs.pop(name, None)

    def _load(self, steps: Iterable[str]) -> None:
        fresh = [name for name in steps if name not in self._outputs]
        if not fresh:
            return
        self._outputs |= outputs_of(self._blueprint.execution_id, fresh)


def answered(workflow: Workflow, answers: Mapping[Question, Json]) -> Workflow:
    """Return a specification in which what was answered stands as the value."""
    if not answers:
        return workflow
    given: Any = {
        source.value: tuple(
            replace(thing, value=answers[source, thing.name])
            if (source, thing.name) in answers
            else thing
            for thing in getattr(workflow, source.value) or ()
        )
        for source in Source
        if getattr(workflow, source.value) is not None
    }
    return replace(workflow, **given)


def outputs_of(execution_id: str, names: Collection[str]) -> dict[str, Mapping[str, Json]]:
    """Return step → output → what it made, with the last of what it measured, of completed steps.

    A step that has not completed has nothing.
    """
    rows = StepExecution.objects.filter(execution_id=execution_id, name__in=names)
    done = rows.filter(state=StepState.COMPLETED.value).values_list(
        "pk", "attempt", "name", "outputs"
    )
    steps = {pk: (attempt, name, made(outputs)) for pk, attempt, name, outputs in done}
    measured = _last_values({pk: attempt for pk, (attempt, _, _) in steps.items()})
    found: dict[str, Mapping[str, Json]] = {name: {} for name in names}
    for pk, (_, name, outputs) in steps.items():
        found[name] = {
            output: {**measured.get(pk, {}), **value} if isinstance(value, dict) else value
            for output, value in outputs.items()
        }
    return found


def made(outputs: str) -> dict[str, Json]:
    """Return output → what was made of it, from the text that a step's row keeps."""
    found = _read(outputs) if outputs else []
    listed: list[Any] = found if isinstance(found, list) else []
    return {one["name"]: one.get("value", {}) for one in listed}


def _last_values(attempts: Mapping[str, int]) -> dict[str, dict[str, Json]]:
    found: dict[str, dict[str, Json]] = {}
    rows = Metric.objects.filter(step_id__in=attempts) if attempts else Metric.objects.none()
    for pk, attempt, key, data in rows.values_list("step_id", "attempt", "key", "data"):
        last = _last(_read(data))
        if attempt == attempts[pk] and last is not None:
            found.setdefault(pk, {})[key] = last
    return found


def _last(data: Any) -> Json:
    """Return the last value on the first axis that has one, None where none has."""
    axes = data.get("y_axis") if isinstance(data, dict) else None
    for axis in axes if isinstance(axes, list) else ():
        values = axis.get("value") if isinstance(axis, dict) else None
        if isinstance(values, list) and values:
            return values[-1]
    return None


def _with_resolved_requirements(workflow: Workflow, bindings: Bindings) -> Workflow:
    """Replace the references within requirements; what has no value yet stays as it is."""
    if not workflow.data_requirements:
        return workflow
    found = tuple(_resolved(one, bindings) for one in workflow.data_requirements)
    return replace(workflow, data_requirements=found)


def _resolved(requirement: DataRequirement, bindings: Bindings) -> DataRequirement:
    value: Any = requirement.value
    try:
        found: Any = resolve(value, bindings)
        return replace(requirement, value=found)
    except Unresolved:
        return requirement


def _read(written: str) -> Json:
    return text.read(written.encode())[0]
