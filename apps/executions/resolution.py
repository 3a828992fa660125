"""The work of a step: everything in it replaced that a reference stands for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from apps.executions.blueprint import Blueprint
from apps.executions.models import StepExecution
from apps.executions.ports import Work, WorkInput, WorkOutput
from apps.spec import text
from apps.spec.model import JobInput, JobOutput, WorkflowStep
from apps.spec.problems import Problem
from apps.spec.resolution import Bindings, Unresolved, resolve
from apps.spec.shapes import Json

SELECTOR = "data_selector"
"""The type of an input that takes the one of several outputs that there is."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What goes into a step, as JSON."""

    properties: dict[str, Json]
    inputs: list[dict[str, Json]]
    outputs: list[dict[str, Json]]

    def texts(self) -> dict[str, str]:
        """Return the fields of a step's row that keep it."""
        return {
            "properties": text.write(self.properties),
            "inputs": text.write(list(self.inputs)),
            "outputs": text.write(list(self.outputs)),
        }


Look = Callable[[Json], Json]
"""Returns a value with its references replaced."""


def resolved(step: WorkflowStep, bindings: Bindings) -> Resolved:
    """Return what goes into a step; raise `Unresolved` for the first thing that has no value."""
    return _resolved(step, lambda value: resolve(value, bindings))


def foreseen(step: WorkflowStep, bindings: Bindings) -> Resolved:
    """Return what goes into a step as far as it is known: other references stay as written."""

    def look(value: Json) -> Json:
        if isinstance(value, list):
            return [look(item) for item in value]
        if isinstance(value, dict):
            return {key: look(item) for key, item in value.items()}
        try:
            return resolve(value, bindings)
        except Unresolved:
            return value

    return _resolved(step, look)


def _resolved(step: WorkflowStep, look: Look) -> Resolved:
    properties: Any = look(dict(step.properties or {}))
    return Resolved(
        properties=properties,
        inputs=[_input(one, look) for one in step.inputs or ()],
        outputs=[_output(one, look) for one in step.outputs or ()],
    )


def _input(given: JobInput, look: Look) -> dict[str, Json]:
    value = given.data if given.value is None else given.value
    found = _selected(value, look) if given.type == SELECTOR else look(value)
    named: dict[str, Json] = {"name": given.name or "", "type": given.type or ""}
    return named | ({} if given.data is None else {"data": given.data}) | {"value": found}


def _output(declared: JobOutput, look: Look) -> dict[str, Json]:
    config = look(dict(declared.config or {}))
    return {"name": declared.name or "", "type": declared.type or "", "config": config}


def _selected(value: Json, look: Look) -> Json:
    """Return the first of several outputs that there is."""
    missing: Problem | None = None
    for one in value if isinstance(value, list) else [value]:
        try:
            return look(one)
        except Unresolved as none:
            missing = missing or none.problem
    raise Unresolved(missing or Problem(code="step.nothing_to_select"))


def work_of(row: StepExecution, blueprint: Blueprint, *, resumed: bool) -> Work:
    """Return the work of an attempt as its row keeps it."""
    step = blueprint.steps[row.name]
    properties: Any = text.read(row.properties.encode())[0] if row.properties else {}
    return Work(
        id=row.pk,
        attempt=row.attempt,
        step=row.name,
        title=step.title or row.name,
        type=row.type,
        execution_id=blueprint.execution_id,
        execution_name=blueprint.execution_name,
        workflow_id=blueprint.workflow_id,
        workflow_name=blueprint.workflow.name or "",
        project_id=blueprint.project_id,
        user_name=blueprint.user_name,
        properties=properties,
        inputs=[_work_input(one) for one in _list(row.inputs)],
        outputs=[_work_output(one) for one in _list(row.outputs)],
        assets=blueprint.assets,
        options=blueprint.options,
        resumed=resumed,
    )


def _work_input(given: Mapping[str, Any]) -> WorkInput:
    return WorkInput(name=given["name"], type=given["type"], value=given["value"])


def _work_output(declared: Mapping[str, Any]) -> WorkOutput:
    return WorkOutput(name=declared["name"], type=declared["type"], config=declared["config"])


def with_made(outputs: str, found: Mapping[str, Mapping[str, Json]]) -> str:
    """Return the text of a step's outputs with what was made: beside and in its configuration."""
    listed = _list(outputs)
    known = {one["name"] for one in listed}
    listed += [{"name": name, "type": "", "config": {}} for name in found if name not in known]
    for one in listed:
        if one["name"] in found:
            one["value"] = dict(found[one["name"]])
            one["config"] = {**one["config"], **one["value"]}
    return text.write(list(listed))


def _list(written: str) -> list[dict[str, Any]]:
    found: Any = text.read(written.encode())[0] if written else []
    return found
