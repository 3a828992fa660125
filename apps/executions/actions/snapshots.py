"""The specification of a workflow as an execution keeps it."""

from typing import Any

from apps.core.errors import Refused
from apps.spec.fields import declared_fields
from apps.spec.model import Workflow as Specification
from apps.spec.parse import parse
from apps.spec.shapes import Json
from apps.workflows import answers
from apps.workflows.models import Workflow

_SERVERS = {name for name, how in declared_fields(Specification).items() if how.server_owned}


def snapshot(workflow: Workflow) -> tuple[dict[str, Json], Specification]:
    """Return the newest revision as JSON and as values; every scene has an id."""
    shown: dict[str, Any] = answers.shown(workflow)
    document = {name: value for name, value in shown.items() if name not in _SERVERS}
    specification, problems = parse(document)
    if specification is None:
        raise Refused(problems)
    return document, specification
