"""What an answer says of a workflow: its specification and what only the server knows."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from apps.spec.draft import Kind
from apps.spec.parse import parse
from apps.spec.readiness import param_ready
from apps.spec.shapes import Json
from apps.workflows.models import Workflow
from apps.workflows.store.columns import SPEC_KINDS, STEP_KINDS
from apps.workflows.store.documents import nested
from apps.workflows.store.read import Found

_ASKED_AT_START = ("parameters", "data_requirements")
_LISTED = tuple(kind for kind in SPEC_KINDS if kind not in STEP_KINDS)


def shown(row: Workflow) -> dict[str, Any]:
    """Return the specification of one workflow with its server-owned fields."""
    found = nested([row.pk])
    for step in found[Kind.STEP].values():
        if step.created_at:
            step.value["created_at"] = stamp(step.created_at)
    _name_scenes(found)
    return _complete(found[Kind.WORKFLOW][row.pk].value, row)


def listed(rows: Collection[Workflow]) -> list[dict[str, Any]]:
    """Return the items of a list: as `shown`, without steps; constantly many queries."""
    found = nested([row.pk for row in rows], kinds=_LISTED)
    _name_scenes(found)
    items = []
    for row in rows:
        item = _complete(found[Kind.WORKFLOW][row.pk].value, row)
        item.pop("steps", None)
        items.append(item)
    return items


def _name_scenes(found: Mapping[Kind, Mapping[str, Found]]) -> None:
    """Give the scenes that were sent without an id the one that their rows have."""
    for id, scene in found[Kind.SCENE].items():
        scene.value.setdefault("id", id)


def stamp(moment: datetime) -> str:
    """Return a time as the vendor spells it: RFC 3339 with an offset."""
    return moment.isoformat()


def _complete(document: dict[str, Any], row: Workflow) -> dict[str, Any]:
    return document | {
        "workflow_id": row.pk,
        "created_at": stamp(row.created_at),
        "last_modified_at": stamp(row.last_modified_at),
        "user_name": row.owner.username if row.owner else "",
        "run_count": 0,
        "param_ready": _is_ready(document),
    }


def _is_ready(document: dict[str, Any]) -> bool:
    """Look at what a start asks for only: the steps need not be read for that."""
    asked: dict[str, Json] = {key: document.get(key) for key in _ASKED_AT_START}
    workflow, _ = parse(asked)
    return workflow is not None and param_ready(workflow)
