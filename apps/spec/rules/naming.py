"""Names fit the patterns of the page."""

from collections.abc import Iterator

from apps.spec import names
from apps.spec.facts import Facts
from apps.spec.problems import Path, Problem

_CODES = {"workflow": "name.pattern", "step": "name.pattern", "input": "name.pattern_input"}


def _named(facts: Facts) -> Iterator[tuple[str, str | None, Path]]:
    workflow = facts.workflow
    yield "workflow", workflow.name, ()
    for index, step in enumerate(facts.steps):
        yield "step", step.name, ("steps", index)
        for at, given in enumerate(step.inputs or ()):
            yield "input", given.name, ("steps", index, "inputs", at)
    for index, requirement in enumerate(workflow.data_requirements or ()):
        yield "requirement", requirement.name, ("data_requirements", index)
    for index, data in enumerate(workflow.data or ()):
        yield "data", data.name, ("data", index)
    for index, parameter in enumerate(workflow.parameters or ()):
        yield "parameter", parameter.name, ("parameters", index)
    for index, storage in enumerate(workflow.storages or ()):
        yield "storage", storage.name, ("storages", index)


def names_fit_their_patterns(facts: Facts) -> Iterator[Problem]:
    """Every name is met by the pattern of its kind; a missing one is another rule's matter."""
    for kind, name, path in _named(facts):
        if name is not None and not names.fits(kind, name):
            code = "name.pattern_data" if kind == "data" else _CODES.get(kind, "name.pattern_plain")
            params = {"kind": kind, "name": name}
            yield Problem(code=code, path=(*path, "name"), params=params)


def data_names_start_with_a_letter(facts: Facts) -> Iterator[Problem]:
    """Data is named as the page says, though the vendor's own names may start with a digit."""
    for index, data in enumerate(facts.workflow.data or ()):
        if data.name is not None and names.starts_with_digit(data.name):
            path: Path = ("data", index, "name")
            yield Problem(code="name.leading_digit", path=path, params={"name": data.name})
