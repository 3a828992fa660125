"""Replacing what a workflow says: as one change, so that history and positions go on."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.db import transaction

from apps.core.errors import Refused
from apps.core.ids import id_maker, new_id
from apps.spec.diff import operations_between
from apps.spec.draft import Draft, spec_of
from apps.spec.model import Workflow as Specification
from apps.spec.problems import Problem
from apps.spec.shapes import Json
from apps.teams.models import User
from apps.teams.policy import Action
from apps.workflows import policy, store
from apps.workflows.actions.judging import parsed, refuse_faulty, refuse_structural
from apps.workflows.actions.recording import locked, record, refuse_stale
from apps.workflows.models import Workflow

UPDATABLE = frozenset(
    {
        "name",
        "description",
        "steps",
        "data_requirements",
        "parameters",
        "storages",
        "labels",
        "smn_switch",
    }
)
"""The fields the documentation lets an update change; all others are fixed at creation."""


@transaction.atomic
def update_workflow(
    workflow: Workflow, *, document: Json, by: User, expected_revision: int | None = None
) -> Workflow:
    """Change what a body names: absent is unchanged, [] empties (steps cannot be emptied).

    Things are matched by kind and name. Raises Refused with all problems, Stale where
    `expected_revision` is not the newest.
    """
    row = _editable(workflow, by=by, expected_revision=expected_revision)
    body = parsed(_only(document, UPDATABLE))
    if body.steps == ():
        raise Refused([Problem(code="update.no_steps", path=("steps",))])
    before = store.load_draft(row.pk)
    sent = {name: getattr(body, name) for name in UPDATABLE}
    wanted = replace(spec_of(before), **_given(sent))
    refuse_faulty(wanted)
    return _become(row, before, wanted, label="Update", by=by)


@transaction.atomic
def replace_workflow(
    workflow: Workflow, *, document: Json, by: User, expected_revision: int | None = None
) -> Workflow:
    """Make the whole specification read as `document`: an import over it, or its JSON edited.

    Only what no draft may have is refused. Raises Refused and Stale as `update_workflow`.
    """
    row = _editable(workflow, by=by, expected_revision=expected_revision)
    wanted = parsed(document)
    refuse_structural(wanted)
    return _become(row, store.load_draft(row.pk), wanted, label="Edit JSON", by=by)


def _editable(workflow: Workflow, *, by: User, expected_revision: int | None) -> Workflow:
    row = locked(workflow)
    policy.require(by, Action.EDIT, row)
    refuse_stale(row, expected_revision)
    return row


def _only(document: Json, names: Collection[str]) -> Json:
    if not isinstance(document, dict):
        return document
    return {key: value for key, value in document.items() if key in names}


def _given(sent: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in sent.items() if value is not None}


def _become(
    row: Workflow, before: Draft, wanted: Specification, *, label: str, by: User
) -> Workflow:
    """Record what turns a locked workflow into `wanted`; nothing where they are equal."""
    operations = operations_between(before, wanted, new_id=id_maker())
    if operations:
        record(row, operations, change_id=new_id(), label=label, by=by, before=before)
    return row
