"""Names that must be unique."""

from collections.abc import Iterable, Iterator
from typing import Any

from apps.spec.facts import Facts
from apps.spec.problems import Path, Problem


def _repeated(kind: str, things: Iterable[Any] | None, path: Path) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, thing in enumerate(things or ()):
        if thing.name in seen:
            params = {"kind": kind, "name": thing.name}
            yield Problem(code="name.duplicate", path=(*path, index, "name"), params=params)
        if thing.name is not None:
            seen.add(thing.name)


def names_are_unique(facts: Facts) -> Iterator[Problem]:
    """No two steps, and no two things of one list, have the same name."""
    workflow = facts.workflow
    yield from _repeated("step", workflow.steps, ("steps",))
    yield from _repeated("requirement", workflow.data_requirements, ("data_requirements",))
    yield from _repeated("data", workflow.data, ("data",))
    yield from _repeated("parameter", workflow.parameters, ("parameters",))
    yield from _repeated("storage", workflow.storages, ("storages",))
    for index, step in enumerate(facts.steps):
        yield from _repeated("input", step.inputs, ("steps", index, "inputs"))
        yield from _repeated("output", step.outputs, ("steps", index, "outputs"))
