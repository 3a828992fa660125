"""One field of the inspector as a change of the workflow."""

from collections.abc import Mapping
from typing import Any, cast

from django.utils.translation import gettext

from apps.core.errors import Refused
from apps.core.ids import new_id
from apps.editor.forms import ABSENT, Field
from apps.editor.panels import values_of
from apps.spec import text
from apps.spec.diff import operations_between
from apps.spec.draft import Draft, Kind, document_of
from apps.spec.gestures import rename
from apps.spec.operations import Operation, operation_json
from apps.spec.parse import parse
from apps.spec.problems import Path, Problem
from apps.spec.shapes import Json
from apps.teams.models import User
from apps.workflows import actions
from apps.workflows.actions.recording import Recorded
from apps.workflows.models import Workflow


def edit_field(
    workflow: Workflow, draft: Draft, entity: str, field: Field, value: Json, *, by: User
) -> Recorded | None:
    """Write one field; None where it says so already. Raises Refused with what is wrong with it."""
    operations = _operations(draft, entity, field, value)
    if not operations:
        return None
    name = str(draft.entities[entity].value.get("name", ""))
    label = gettext("Edit %(field)s of %(name)s") % {"field": field.name, "name": name}
    change: dict[str, Json] = {
        "id": new_id(),
        "label": label,
        "base_revision": workflow.revision,
        "operations": [operation_json(operation) for operation in operations],
    }
    return actions.apply_change(workflow, change=change, by=by)


def _operations(draft: Draft, entity: str, field: Field, value: Json) -> tuple[Operation, ...]:
    if field.name == "name" and isinstance(value, str):
        same = draft.entities[entity].value.get("name") == value
        return () if same else rename(draft, entity, value)
    document = document_of(draft)
    path = _written_into(document, draft, entity, field, value)
    workflow, problems = parse(document)
    if workflow is None:
        raise Refused(_below(problems, path))
    return operations_between(draft, workflow, new_id=new_id)


def _written_into(
    document: dict[str, Any], draft: Draft, entity: str, field: Field, value: Json
) -> Path:
    """Put the value into the document; return where that was."""
    holder, path = document, cast("Path", (field.name,))
    if entity != draft.root:
        index = draft.children[(draft.root, Kind.STEP)].index(entity)
        holder, path = document["steps"][index], ("steps", index, field.name)
    if value is ABSENT:
        holder.pop(field.name, None)
    else:
        holder[field.name] = value
    return path


def _below(problems: list[Problem], path: Path) -> list[Problem]:
    """Return the problems of one field, seen from that field."""
    return [
        Problem(
            code=problem.code,
            path=problem.path[len(path) :],
            params=problem.params,
            severity=problem.severity,
        )
        for problem in problems
    ]


def current(draft: Draft, entity: str, field: Field) -> Json:
    """Return what the document has in a field now."""
    values: Mapping[str, Json] = values_of(draft, entity)
    return values.get(field.name, ABSENT)


def brief(value: Json) -> str:
    """Return a value as a short text, to compare with another."""
    return "" if value is ABSENT else text.write(value)
