"""Editing: changes from the canvas and its forms, taken back and done again."""

from django.db import transaction

from apps.core.errors import Refused
from apps.core.ids import new_id
from apps.spec.change_reading import MAX_OPERATIONS, read_change
from apps.spec.operations import Change as ReadChange
from apps.spec.operations import Operation
from apps.spec.problems import Problem
from apps.spec.shapes import Json
from apps.teams.models import User
from apps.teams.policy import Action
from apps.workflows import policy
from apps.workflows.actions.log_rows import logged
from apps.workflows.actions.recording import Recorded, locked, record, recorded
from apps.workflows.models import Change, ChangeKind, Workflow
from apps.workflows.queries import redoable, undoable


@transaction.atomic
def apply_change(workflow: Workflow, *, change: Json, by: User) -> Recorded:
    """Apply a change, whole or not at all; one that was applied already is only answered again.

    Raises Refused where it is malformed, conflicts with what somebody else did, or would break
    what no draft may break.
    """
    row = _editable(workflow, by=by)
    read = _read(change)
    known = row.changes.filter(change_id=read.id).first()
    if known is None:
        known = record(row, read.operations, change_id=read.id, label=read.label, by=by)
    return recorded(known)


@transaction.atomic
def undo(
    workflow: Workflow, *, by: User, change_id: str | None = None, change: str | None = None
) -> Recorded:
    """Take back the author's own newest change that is not taken back yet, or the one named.

    Raises Refused where there is none, or where somebody changed the same since. A `change_id`
    makes a repeated request undo once.
    """
    return _take_back(workflow, ChangeKind.UNDO, by=by, change_id=change_id, change=change)


@transaction.atomic
def redo(
    workflow: Workflow, *, by: User, change_id: str | None = None, change: str | None = None
) -> Recorded:
    """Do again what the author took back last, unless he did something else since.

    `change` names the undo to take back instead.
    """
    return _take_back(workflow, ChangeKind.REDO, by=by, change_id=change_id, change=change)


def _take_back(
    workflow: Workflow, kind: ChangeKind, *, by: User, change_id: str | None, change: str | None
) -> Recorded:
    row = _editable(workflow, by=by)
    known = row.changes.filter(change_id=change_id).first() if change_id else None
    if known is None:
        wanted = _wanted(row, kind, by=by, change=change)
        known = _reverse(row, wanted, kind, by=by, change_id=change_id or new_id())
    return recorded(known)


def _wanted(row: Workflow, kind: ChangeKind, *, by: User, change: str | None) -> Change:
    """Return what is taken back; raise Refused where there is no such change."""
    standing = undoable if kind is ChangeKind.UNDO else redoable
    found = standing(row, by) if change is None else standing(row, by).filter(change_id=change)
    wanted = found.order_by("-sequence").first()
    if wanted is None:
        raise Refused([Problem(code=f"change.nothing_to_{kind.value}")])
    return wanted


def _reverse(
    row: Workflow, wanted: Change, kind: ChangeKind, *, by: User, change_id: str
) -> Change:
    done = record(
        row,
        _inverse(wanted, change_id),
        change_id=change_id,
        label=wanted.label,
        by=by,
        kind=kind,
        takes_back=wanted,
    )
    Change.objects.filter(pk=wanted.pk).update(undone=True)
    return done


def _inverse(change: Change, change_id: str) -> list[Operation]:
    """Return what takes a change back: of a large one more than a request may bring."""
    written = logged(change.inverse)
    head: dict[str, Json] = {
        "id": change_id,
        "label": change.label,
        "base_revision": change.revision,
    }
    found: list[Operation] = []
    for start in range(0, len(written), MAX_OPERATIONS):
        part = written[start : start + MAX_OPERATIONS]
        found += _read({**head, "operations": part}).operations
    return found


def _editable(workflow: Workflow, *, by: User) -> Workflow:
    row = locked(workflow)
    policy.require(by, Action.EDIT, row)
    return row


def _read(change: Json) -> ReadChange:
    read, problems = read_change(change)
    if read is None:
        raise Refused(problems)
    return read
