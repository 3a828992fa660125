"""A page of a project's workflows, as the API lists them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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


def matching(
    *,
    user: Somebody,
    project: Project,
    name: str = "",
    description: str = "",
    labels: Sequence[str] = (),
    search_type: str = "contain",
    template_id: str = "",
    workspace_id: str = "",
    among: QuerySet[Workflow] | None = None,
) -> QuerySet[Workflow]:
    """Return the project's workflows that `user` may see and that match; "" filters nothing.

    `labels` match any; `among` is what somebody else narrowed down, by the runs for example.
    """
    everything = visible_to(user).filter(project=project)
    asked = (name, description, template_id, workspace_id, *labels)
    if any("\x00" in text for text in asked):
        return everything.none()  # no text has a NUL
    return everything.filter(
        _text("name", name, search_type),
        _text("description", description, search_type),
        _text("exeml_template_id", template_id, "equal"),
        _workspace(workspace_id),
        Q(Exists(_labelled(labels))) if labels else Q(),
        Q() if among is None else Q(pk__in=among.order_by().values("pk")),
    )


def listing(
    *,
    user: Somebody,
    project: Project,
    sort_by: str = "create_time",
    order: str = "desc",
    limit: int = 100,
    offset: int = 0,
    **filters: Any,
) -> Page:
    """Return a page of what `matching` finds by the same filters, at most `MAX_LIMIT` of it."""
    found = matching(user=user, project=project, **filters)
    column = SORTS.get(sort_by, "created_at")
    ordered = found.order_by(column if order == "asc" else f"-{column}", "pk")
    last = offset + min(limit, MAX_LIMIT)
    total = visible_to(user).filter(project=project).count()
    return Page(list(ordered[offset:last]), total, found.count())


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
