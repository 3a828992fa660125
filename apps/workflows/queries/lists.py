"""A page of a project's workflows, as the API lists them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from apps.teams.models import Project
from apps.teams.queries import Somebody
from apps.workflows.models import Label, Workflow
from apps.workflows.queries.seeing import visible_to

MAX_LIMIT = 1000

SORTS: Mapping[str, str] = {
    "create_time": "created_at",
    "update_time": "last_modified_at",
    "name": "name",
    "user_name": "owner__username",
}
"""What a list may be sorted by → the column; anything else sorts as `create_time`."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the workflows that match: `count` match, `total` are there to be seen at all."""

    items: Sequence[Workflow]
    total: int
    count: int


def listing(
    *,
    user: Somebody,
    project: Project,
    name: str = "",
    description: str = "",
    labels: Sequence[str] = (),
    search_type: str = "contain",
    status: str = "",
    template_id: str = "",
    workspace_id: str = "",
    sort_by: str = "create_time",
    order: str = "desc",
    limit: int = 100,
    offset: int = 0,
) -> Page:
    """Return a page of the project's workflows that `user` may see; empty filters filter nothing.

    `labels` match any. `status` is that of the latest execution. At most `MAX_LIMIT` a page.
    """
    everything = visible_to(user).filter(project=project)
    asked = (name, description, status, template_id, workspace_id, *labels)
    matching = everything.filter(
        _text("name", name, search_type),
        _text("description", description, search_type),
        _text("exeml_template_id", template_id, "equal"),
        _workspace(workspace_id),
        Q(Exists(_labelled(labels))) if labels else Q(),
    )
    if status or any("\x00" in text for text in asked):
        matching = everything.none()  # nothing has been executed; no text has a NUL
    column = SORTS.get(sort_by, "created_at")
    ordered = matching.order_by(column if order == "asc" else f"-{column}", "pk")
    last = offset + min(limit, MAX_LIMIT)
    return Page(list(ordered[offset:last]), everything.count(), matching.count())


def _workspace(wanted: str) -> Q:
    """The default workspace is also that of a workflow which names none."""
    if not wanted:
        return Q()
    unsaid = Q(workspace_id__isnull=True) if wanted == "0" else Q()
    return Q(workspace_id=wanted) | unsaid


def _text(column: str, wanted: str, search_type: str) -> Q:
    if not wanted:
        return Q()
    return Q(**{column if search_type == "equal" else f"{column}__icontains": wanted})


def _labelled(labels: Sequence[str]) -> QuerySet[Label]:
    return Label.objects.filter(workflow=OuterRef("pk"), text__in=labels)
