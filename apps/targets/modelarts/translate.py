"""A workflow of this server as the body another server is asked to create."""

from collections.abc import Mapping
from typing import Any

from apps.spec import text
from apps.spec.fields import declared_fields
from apps.spec.model import Workflow, WorkflowStep
from apps.spec.shapes import Json

# The document has its own steps; these two would ask the target to create from something else.
_OTHER_WAYS = frozenset({"source_workflow_id", "gallery_subscription"})


def _server_owned(of: type[Workflow] | type[WorkflowStep]) -> frozenset[str]:
    return frozenset(name for name, how in declared_fields(of).items() if how.server_owned)


def _without(value: Mapping[str, Json], keys: frozenset[str]) -> dict[str, Json]:
    return {name: item for name, item in value.items() if name not in keys}


def translate(document: Mapping[str, Any], *, label: str) -> str:
    """Return the exact JSON text to send: nothing a server owns, and `label` among the labels."""
    body = _without(document, _server_owned(Workflow) | _OTHER_WAYS)
    if "steps" in body:
        body["steps"] = [_without(step, _server_owned(WorkflowStep)) for step in document["steps"]]
    body["labels"] = [*(document.get("labels") or []), label]
    return text.write(body)
