"""Fields that take one of a few words."""

from collections.abc import Iterator, Set

from apps.spec.conditions import OPERATORS
from apps.spec.facts import Facts
from apps.spec.problems import Path, Problem
from apps.spec.types import registry

PARAMETER_TYPES = ("str", "int", "bool", "float", "json", "string", "list", "enum")
STORAGE_TYPES = ("obs",)
INPUT_TYPES = frozenset(
    {"dataset", "obs", "data_selector", "swr", "model", "model_list", "label_task", "service"}
    | {"service_content", "image"}
)
OUTPUT_TYPES = frozenset({"obs", "model", "service_content", "dataset", "service", "label_task"})
REQUIREMENT_TYPES = frozenset({"dataset", "obs", "swr", "model_list", "label_task", "service"})
DATA_TYPES = frozenset({"dataset", "obs", "swr", "model", "label_task", "service", "image"})
FORMATS = frozenset(
    {"flavor", "train_flavor", "schedule", "obs", "swr", "pacific", "str", "int", "float", "bool"}
)


def step_types_are_registered(facts: Facts) -> Iterator[Problem]:
    """A step is of a type that the registry has."""
    known = registry()
    for index, step in enumerate(facts.steps):
        if step.type is not None and step.type not in known:
            params = {"type": step.type, "known": list(known)}
            yield Problem(code="step.unknown_type", path=("steps", index, "type"), params=params)


def parameter_types_are_known(facts: Facts) -> Iterator[Problem]:
    """A parameter is of a type the language has, in any letter case."""
    for index, parameter in enumerate(facts.workflow.parameters or ()):
        if parameter.type is not None and parameter.type.lower() not in PARAMETER_TYPES:
            path: Path = ("parameters", index, "type")
            params = {"type": parameter.type, "known": list(PARAMETER_TYPES)}
            yield Problem(code="parameter.unknown_type", path=path, params=params)


def operators_are_known(facts: Facts) -> Iterator[Problem]:
    """A condition compares with one of the page's eight operators."""
    for index, step in enumerate(facts.steps):
        for at, condition in enumerate(step.conditions or ()):
            if condition.type is not None and condition.type not in OPERATORS:
                path: Path = ("steps", index, "conditions", at, "type")
                params = {"operator": condition.type, "known": list(OPERATORS)}
                yield Problem(code="condition.unknown_operator", path=path, params=params)


def storage_types_are_known(facts: Facts) -> Iterator[Problem]:
    """A storage is of type obs, in any letter case."""
    for index, storage in enumerate(facts.workflow.storages or ()):
        if storage.type is not None and storage.type.lower() not in STORAGE_TYPES:
            path: Path = ("storages", index, "type")
            yield Problem(code="storage.unknown_type", path=path, params={"type": storage.type})


def _other_types(facts: Facts) -> Iterator[tuple[str, str | None, Set[str], Path]]:
    for index, step in enumerate(facts.steps):
        for at, given in enumerate(step.inputs or ()):
            path: Path = ("steps", index, "inputs", at, "type")
            yield "input.unknown_type", given.type, INPUT_TYPES, path
        for at, made in enumerate(step.outputs or ()):
            path = ("steps", index, "outputs", at, "type")
            yield "output.unknown_type", made.type, OUTPUT_TYPES, path
    for index, asked in enumerate(facts.workflow.data_requirements or ()):
        path = ("data_requirements", index, "type")
        yield "requirement.unknown_type", asked.type, REQUIREMENT_TYPES, path
    for index, data in enumerate(facts.workflow.data or ()):
        yield "data.unknown_type", data.type, DATA_TYPES, ("data", index, "type")
    for index, parameter in enumerate(facts.workflow.parameters or ()):
        path = ("parameters", index, "format")
        yield "parameter.unknown_format", parameter.format, FORMATS, path


def other_types_are_known(facts: Facts) -> Iterator[Problem]:
    """Types of data, and formats, are among those documented or seen, in any letter case."""
    for code, word, known, path in _other_types(facts):
        if word is not None and word not in known and word.lower() not in known:
            params = {"type": word, "known": sorted(known)}
            yield Problem(code=code, path=path, params=params)
