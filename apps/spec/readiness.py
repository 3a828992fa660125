"""Whether a workflow has every value it needs before it can start."""

from collections.abc import Iterator

from apps.spec.model import Workflow
from apps.spec.problems import Problem


def missing_values(workflow: Workflow) -> Iterator[Problem]:
    """Yield a problem for every parameter and requirement that is neither delayed nor filled."""
    for index, parameter in enumerate(workflow.parameters or ()):
        if not parameter.delay and parameter.value is None and parameter.default is None:
            yield _missing("parameters", index, parameter.name)
    for index, requirement in enumerate(workflow.data_requirements or ()):
        if not requirement.delay and requirement.value is None:
            yield _missing("data_requirements", index, requirement.name)


def param_ready(workflow: Workflow) -> bool:
    """Tell whether every parameter and requirement that is not delayed has a value or default."""
    return next(missing_values(workflow), None) is None


def _missing(where: str, index: int, name: str | None) -> Problem:
    kind = {"parameters": "parameter", "data_requirements": "requirement"}[where]
    params = {"kind": kind, "name": name or ""}
    return Problem(code="value.missing", path=(where, index, "value"), params=params)
