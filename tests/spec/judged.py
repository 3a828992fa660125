"""Short ways to a specification and to what is said of it."""

from typing import Any

from apps.spec.model import Workflow
from apps.spec.parse import parse
from apps.spec.problems import Path, Severity
from apps.spec.validate import Purpose, validate


def specification(**fields: Any) -> Workflow:
    """Return the specification of a body with a name and these fields."""
    workflow, problems = parse({"name": "flow", **fields})
    assert workflow is not None, problems
    return workflow


def step(name: str, **fields: Any) -> dict[str, Any]:
    """Return the JSON of a training step."""
    return {"name": name, "type": "job", **fields}


def said(
    purpose: Purpose = Purpose.CREATE, severity: Severity | None = None, **fields: Any
) -> list[tuple[str, Path]]:
    """Return code and path of everything said of a body with these fields."""
    problems = validate(specification(**fields), purpose=purpose)
    return [(p.code, p.path) for p in problems if severity in (None, p.severity)]


def errors_of(purpose: Purpose = Purpose.CREATE, **fields: Any) -> list[tuple[str, Path]]:
    """Return code and path of the errors of a body with these fields."""
    return said(purpose, Severity.ERROR, **fields)


def warnings_of(purpose: Purpose = Purpose.CREATE, **fields: Any) -> list[tuple[str, Path]]:
    """Return code and path of the warnings of a body with these fields."""
    return said(purpose, Severity.WARNING, **fields)
