"""What a reference stands for, once values are known. A value keeps its JSON type."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from apps.spec.model import Workflow
from apps.spec.problems import Problem
from apps.spec.references import Reference, Source, parse_reference, spell
from apps.spec.shapes import Json


class Unresolved(Exception):
    """A reference has no value (yet); `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.code)


@dataclass(frozen=True, kw_only=True)
class Bindings:
    """What references are resolved against.

    `outputs[(step, output)]` is what a step made of an output of its; `execution_id` goes into
    the paths of storages that ask for it.
    """

    workflow: Workflow
    outputs: Mapping[tuple[str, str], Json] = field(default_factory=dict)
    execution_id: str = ""


def value_of(reference: Reference, bindings: Bindings) -> Json:
    """Return the value behind `reference`; raise `Unresolved` where there is none."""
    if reference.source is Source.CONSUMPTIONS:
        return _consumed(reference, bindings)
    if reference.source is Source.STORAGES:
        return _stored(reference, bindings)
    found = _named(_declared_in(bindings.workflow, reference.source), reference)
    value = found.value
    if value is None and reference.source is Source.PARAMETERS:
        value = found.default
    if value is None:
        raise _unresolved("reference.no_value", reference)
    return value  # type: ignore[no-any-return]  # values of the model are JSON


def resolve(value: Json, bindings: Bindings) -> Json:
    """Return `value` with every reference replaced; raise `Unresolved` for the first bad one."""
    if isinstance(value, str):
        reference = parse_reference(value)
        return value if reference is None else value_of(reference, bindings)
    if isinstance(value, list):
        return [resolve(item, bindings) for item in value]
    if isinstance(value, dict):
        return {key: resolve(item, bindings) for key, item in value.items()}
    return value


def _declared_in(workflow: Workflow, source: Source) -> Iterable[Any]:
    return getattr(workflow, source.value) or ()


def _named(things: Iterable[Any], reference: Reference) -> Any:
    for thing in things:
        if thing.name == reference.name:
            return thing
    raise _unresolved("reference.undeclared", reference)


def _consumed(reference: Reference, bindings: Bindings) -> Json:
    if (reference.name, reference.output) not in bindings.outputs:
        raise _unresolved("reference.no_value", reference)
    value = bindings.outputs[reference.name, reference.output]
    for name in reference.fields:
        if not isinstance(value, dict) or name not in value:
            raise _unresolved("reference.no_value", reference)
        value = value[name]
    return value


def _stored(reference: Reference, bindings: Bindings) -> str:
    storage = _named(bindings.workflow.storages or (), reference)
    if storage.path is None:
        raise _unresolved("reference.no_value", reference)
    below = [bindings.execution_id] if reference.asks_for("with_execution_id") else []
    if reference.path is not None:
        below.append(reference.path)
    root = str(storage.path)
    return "/".join([root.rstrip("/"), *below]) if below else root


def _unresolved(code: str, reference: Reference) -> Unresolved:
    return Unresolved(Problem(code=code, params={"reference": spell(reference)}))
