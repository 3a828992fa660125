"""The trash: where a deleted workflow waits for thirty days."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from apps.core.errors import NotFound
from apps.teams.models import User
from apps.teams.policy import Action
from apps.workflows import policy
from apps.workflows.actions.recording import locked, refuse_stale
from apps.workflows.models import Workflow

DAYS_IN_TRASH = 30


@transaction.atomic
def trash_workflow(
    workflow: Workflow, *, by: User, expected_revision: int | None = None
) -> Workflow:
    """Move a workflow to the trash: nothing but the trash finds it from now on.

    Raises Stale where `expected_revision` is not the newest.
    """
    row = locked(workflow)
    policy.require(by, Action.DELETE, row)
    refuse_stale(row, expected_revision)
    return _set_trashed(row, timezone.now())


@transaction.atomic
def restore_workflow(workflow: Workflow, *, by: User) -> Workflow:
    """Take a workflow out of the trash; raise NotFound where it is not there."""
    row = _locked_in_trash(workflow)
    policy.require(by, Action.DELETE, row)
    return _set_trashed(row, None)


@transaction.atomic
def delete_for_good(workflow: Workflow, *, by: User) -> None:
    """Delete a workflow in the trash now; raise NotFound where it is not there."""
    row = _locked_in_trash(workflow)
    policy.require(by, Action.DELETE, row)
    row.delete()


def trash_as_administrator(rows: QuerySet[Workflow]) -> int:
    """Move workflows to the trash, whosever they are; return how many were not there yet."""
    return rows.order_by().filter(trashed_at__isnull=True).update(trashed_at=timezone.now())


def restore_as_administrator(rows: QuerySet[Workflow]) -> int:
    """Take workflows out of the trash, whosever they are; return how many were there."""
    return rows.order_by().filter(trashed_at__isnull=False).update(trashed_at=None)


def purge_trash() -> int:
    """Delete what has been in the trash for `DAYS_IN_TRASH`; return how many workflows went."""
    overdue = timezone.now() - timedelta(days=DAYS_IN_TRASH)
    ids = list(Workflow.objects.filter(trashed_at__lt=overdue).values_list("pk", flat=True))
    for id in ids:  # one short transaction each: SQLite has but one writer
        Workflow.objects.filter(pk=id, trashed_at__lt=overdue).delete()
    return len(ids)


def _locked_in_trash(workflow: Workflow) -> Workflow:
    rows = Workflow.objects.select_for_update(of=("self",)).select_related("project", "owner")
    found = rows.filter(pk=workflow.pk, trashed_at__isnull=False).first()
    if found is None:
        raise NotFound("workflow", workflow.pk)
    return found


def _set_trashed(row: Workflow, moment: datetime | None) -> Workflow:
    row.trashed_at = moment
    row.save(update_fields=["trashed_at"])
    return row
