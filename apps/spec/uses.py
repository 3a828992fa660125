"""Where a specification uses references: the places the language allows them in."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from apps.spec.model import DataRequirement, Workflow, WorkflowStep
from apps.spec.problems import Path
from apps.spec.references import Reference, find_texts, parse_reference
from apps.spec.shapes import Json


class Use(NamedTuple):
    """One text that starts with `$ref/`.

    `reference` is `None` where its form is unknown; `step` is the index of the step that uses it,
    `requirement` that of the data requirement; one of them is set.
    """

    path: Path
    text: str
    reference: Reference | None
    step: int | None = None
    requirement: int | None = None


def _step_values(step: WorkflowStep, at: Path) -> Iterator[tuple[Json, Path]]:
    for index, given in enumerate(step.inputs or ()):
        yield given.data, (*at, "inputs", index, "data")
        yield given.value, (*at, "inputs", index, "value")
    for index, made in enumerate(step.outputs or ()):
        yield _plain(made.config), (*at, "outputs", index, "config")
    yield _plain(step.properties), (*at, "properties")
    for index, condition in enumerate(step.conditions or ()):
        yield condition.left, (*at, "conditions", index, "left")
        yield condition.right, (*at, "conditions", index, "right")


def _requirement_values(requirement: DataRequirement, at: Path) -> Iterator[tuple[Json, Path]]:
    yield _plain(requirement.value), (*at, "value")
    for index, constraint in enumerate(requirement.conditions or ()):
        yield constraint.value, (*at, "conditions", index, "value")


def _plain(value: object) -> Json:
    return value  # type: ignore[return-value]  # a free map is a plain JSON object


class _Parsed(dict[str, Reference | None]):
    """Text → reference, each text parsed once: large specifications repeat them."""

    def __missing__(self, text: str) -> Reference | None:
        found = self[text] = parse_reference(text)
        return found


def _texts(values: Iterable[tuple[Json, Path]]) -> Iterator[tuple[Path, str]]:
    for value, path in values:
        if value:
            yield from find_texts(value, path)


def uses_of(workflow: Workflow) -> Iterator[Use]:
    """Yield every use of a reference: steps first, then data requirements, each in order."""
    parsed = _Parsed()
    for index, step in enumerate(workflow.steps or ()):
        for at, text in _texts(_step_values(step, ("steps", index))):
            yield Use(at, text, parsed[text], step=index)
    for index, requirement in enumerate(workflow.data_requirements or ()):
        where: Path = ("data_requirements", index)
        for at, text in _texts(_requirement_values(requirement, where)):
            yield Use(at, text, parsed[text], requirement=index)


def references_of(workflow: Workflow) -> Iterator[tuple[Path, Reference]]:
    """Yield every well-formed reference of a specification with its path."""
    for use in uses_of(workflow):
        if use.reference is not None:
            yield use.path, use.reference
