"""One change of one workflow: locked, applied, its rows written, kept in the log."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from apps.core.errors import NotFound, Refused, Stale
from apps.spec import text
from apps.spec.applying import Applied, apply
from apps.spec.draft import Draft
from apps.spec.operations import Operation, operation_json
from apps.spec.problems import Problem
from apps.spec.shapes import Json
from apps.teams.models import User
from apps.workflows import store
from apps.workflows.actions.announcing import announce
from apps.workflows.actions.log_rows import logged
from apps.workflows.actions.partly import applied_partly, closes_a_loop
from apps.workflows.actions.storable import is_storable, unstorable
from apps.workflows.models import Change, ChangeKind, Workflow


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the log says of a change; `sequence` and `revision` are the workflow's after it."""

    change_id: str
    sequence: int
    revision: int
    operations: Sequence[Json]
    problems: Sequence[Problem] = ()


def recorded(change: Change) -> Recorded:
    """Return a row of the log as an answer."""
    return Recorded(change.change_id, change.sequence, change.revision, logged(change.operations))


def locked(workflow: Workflow) -> Workflow:
    """Return the workflow's row as it is now, locked until the transaction ends.

    SQLite has no row locks and needs none: its transactions begin by taking the write lock.
    Raises NotFound when the workflow has gone or lies in the trash.
    """
    rows = Workflow.objects.select_for_update(of=("self",)).select_related("project", "owner")
    found = rows.filter(pk=workflow.pk, trashed_at__isnull=True).first()
    if found is None:
        raise NotFound("workflow", workflow.pk)
    return found


def refuse_stale(row: Workflow, expected_revision: int | None) -> None:
    """Raise Stale where somebody insists on a revision that a locked row no longer has."""
    if expected_revision is not None and expected_revision != row.revision:
        raise Stale(row.revision)


def record(
    row: Workflow,
    operations: Collection[Operation],
    *,
    change_id: str,
    label: str,
    by: User,
    kind: ChangeKind = ChangeKind.DO,
    takes_back: Change | None = None,
    before: Draft | None = None,
) -> Change:
    """Apply operations to a locked workflow and log them; raise Refused where they cannot be.

    `before` is the workflow's draft for those who have loaded it already.
    """
    if before is not None or (applied := _write_partly(row, operations)) is None:
        applied = _write_whole(row, operations, before or store.load_draft(row.pk))
    change = Change.objects.create(
        workflow=row,
        change_id=change_id,
        sequence=row.sequence,
        revision=row.revision,
        kind=kind,
        author=by,
        label=label,
        operations=_written(operations),
        inverse=_written(applied.inverse),
        takes_back=takes_back,
    )
    announce(change)
    return change


class _Loop(Exception):
    """What was written makes steps wait for each other: it must not stay."""


def _write_partly(row: Workflow, operations: Collection[Operation]) -> Applied | None:
    """Apply to a part of the draft; None, and nothing written, where that does not suffice."""
    before, applied = applied_partly(row.pk, operations)
    if applied is None or not is_storable(before, applied.draft, applied.touched):
        return None
    with suppress(_Loop), transaction.atomic():
        _write_rows(row, before, applied)
        if closes_a_loop(before, applied):
            raise _Loop
        _count(row, applied)
        return applied
    return None


def _write_whole(row: Workflow, operations: Collection[Operation], before: Draft) -> Applied:
    applied, problems = apply(before, operations)
    if applied is None:
        raise Refused(problems)
    if faults := list(unstorable(before, applied.draft, applied.touched)):
        raise Refused(faults)
    _write_rows(row, before, applied)
    _count(row, applied)
    return applied


def _write_rows(row: Workflow, before: Draft, applied: Applied) -> None:
    store.write(before, applied.draft, applied.touched, now=timezone.now())


def _count(row: Workflow, applied: Applied) -> None:
    if row.pk in applied.touched:
        row.refresh_from_db()
    row.sequence += 1
    row.revision += applied.spec_changed
    row.last_modified_at = timezone.now() if applied.spec_changed else row.last_modified_at
    row.save(update_fields=["sequence", "revision", "last_modified_at"])


def _written(operations: Collection[Operation]) -> str:
    return text.write([operation_json(operation) for operation in operations])
