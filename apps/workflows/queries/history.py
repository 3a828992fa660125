"""The log of one workflow."""

import json
from collections.abc import Collection, Mapping, Sequence, Set

from django.db.models import QuerySet, Subquery
from django.db.models.functions import Coalesce

from apps.spec import text
from apps.teams.models import User
from apps.workflows.models import Change, ChangeKind, Workflow


def log_of(workflow: Workflow) -> QuerySet[Change]:
    """Return everything that was done to a workflow, the newest first, with its authors."""
    return workflow.changes.select_related("author").order_by("-sequence")


def changes_after(workflow: Workflow, *, sequence: int, limit: int = 1000) -> Sequence[Change]:
    """Return the changes after `sequence`, oldest first, `limit` at most."""
    rows = workflow.changes.filter(sequence__gt=sequence).select_related("author", "takes_back")
    told = rows.defer("inverse", "takes_back__operations", "takes_back__inverse")
    return list(told.order_by("sequence")[:limit])


def undoable(workflow: Workflow, author: User) -> QuerySet[Change]:
    """Return what `author` can take back: his changes that stand and did anything."""
    standing = workflow.changes.filter(author=author, undone=False).exclude(inverse="[]")
    return standing.exclude(kind=ChangeKind.UNDO)


def redoable(workflow: Workflow, author: User) -> QuerySet[Change]:
    """Return the undos that `author` can take back; doing anything new forgets them."""
    own = workflow.changes.filter(author=author)
    newest = own.filter(kind=ChangeKind.DO).order_by("-sequence").values("sequence")[:1]
    undos = own.filter(kind=ChangeKind.UNDO, undone=False).exclude(inverse="[]")
    return undos.filter(sequence__gt=Coalesce(Subquery(newest), 0))


def counters_of(workflow_ids: Collection[str]) -> Mapping[str, tuple[int, int]]:
    """Return how far workflows have come, sequence and revision by id; without those that went."""
    rows = Workflow.objects.filter(pk__in=workflow_ids, trashed_at__isnull=True)
    return {
        id: (sequence, revision)
        for id, sequence, revision in rows.values_list("pk", "sequence", "revision")
    }


def removal_of(workflow: Workflow, entity: str) -> Change | None:
    """Return the newest change that took an entity away, with all that went with it."""
    adding = f'"id":{text.write(entity)}'
    rows = workflow.changes.filter(inverse__contains=adding).order_by("-sequence")
    return next((row for row in rows.iterator() if entity in _added(row.inverse)), None)


def _added(operations: str) -> Set[str]:
    return {one["id"] for one in json.loads(operations) if one["op"] == "add"}
