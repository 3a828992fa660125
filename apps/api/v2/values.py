"""The values that a body gives to parameters and requirements, by name."""

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeAlias

from apps.core.errors import Refused
from apps.spec.dump import dump
from apps.spec.model import DataRequirement, WorkflowParameter
from apps.spec.problems import Problem
from apps.spec.shapes import Json

Values: TypeAlias = Mapping[str, Json]

_KINDS = {"parameters": "parameter", "data_requirements": "requirement"}


class Valued(Protocol):
    """A body with the two lists."""

    @property
    def parameters(self) -> tuple[WorkflowParameter, ...] | None:
        """Values of parameters."""

    @property
    def data_requirements(self) -> tuple[DataRequirement, ...] | None:
        """Values of requirements."""


def values_in(body: Valued) -> dict[str, Values]:
    """Return what is given, as the actions take it; raise `Refused` where a name comes twice.

    Whatever else a client says of a parameter is its declaration, which the workflow has.
    """
    problems = [
        *_repeated("parameters", body.parameters or ()),
        *_repeated("data_requirements", body.data_requirements or ()),
    ]
    if problems:
        raise Refused(problems)
    return {
        "parameters": _given(body.parameters or ()),
        "data_requirements": _given(body.data_requirements or ()),
    }


def _given(items: Iterable[WorkflowParameter | DataRequirement]) -> Values:
    return {item.name or "": dump(item)["value"] for item in items if item.value is not None}


def _repeated(
    where: str, items: Iterable[WorkflowParameter | DataRequirement]
) -> Iterable[Problem]:
    seen: set[str | None] = set()
    for index, item in enumerate(items):
        if item.name in seen:
            params = {"kind": _KINDS[where], "name": item.name}
            yield Problem(code="name.duplicate", path=(where, index, "name"), params=params)
        seen.add(item.name)
