"""What is there: reads of workflows, none of which writes or decides what somebody may do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from apps.core.errors import NotFound
from apps.teams import queries as teams
from apps.teams.models import Membership, Project, Role
from apps.teams.queries import Somebody
from apps.workflows.models import Label, Share, Visibility, Workflow

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


def seen_by(user: Somebody) -> Q:
    """Return the condition under which a workflow, in the trash or not, is seen by `user`.

    A private workflow is seen by its owner, and by the team's owners once its owner has left.
    """
    mine = Membership.objects.filter(team=OuterRef("project__team"), user_id=user.pk)
    owner_is_there = Membership.objects.filter(
        team=OuterRef("project__team"), user=OuterRef("owner")
    )
    orphaned = ~Exists(owner_is_there) & Exists(mine.filter(role=Role.OWNER))
    in_team = Exists(mine) & (Q(visibility=Visibility.TEAM) | Q(owner_id=user.pk) | orphaned)
    return in_team | Exists(shares_with(user).filter(workflow=OuterRef("pk")))


def shares_with(user: Somebody) -> QuerySet[Share]:
    """Return what is shared with `user` or with one of his teams."""
    return Share.objects.filter(
        Q(user_id=user.pk) | Q(team__in=Membership.objects.filter(user_id=user.pk).values("team"))
    )


def _all(user: Somebody) -> QuerySet[Workflow]:
    rows = Workflow.objects.select_related("project__team", "owner")
    return rows.filter(seen_by(user)) if user.is_active and user.pk else rows.none()


def visible_to(user: Somebody) -> QuerySet[Workflow]:
    """Return the workflows that `user` may see, those in the trash aside."""
    return _all(user).filter(trashed_at__isnull=True)


def trash_of(user: Somebody, project: Project) -> QuerySet[Workflow]:
    """Return the project's workflows in the trash that `user` may see, the latest first."""
    rows = _all(user).filter(project=project, trashed_at__isnull=False)
    return rows.order_by("-trashed_at", "pk")


def shared_with(user: Somebody) -> QuerySet[Workflow]:
    """Return the workflows of other teams' projects that `user` sees because of a share."""
    shared = Exists(shares_with(user).filter(workflow=OuterRef("pk")))
    mine = Membership.objects.filter(team=OuterRef("project__team"), user_id=user.pk)
    return visible_to(user).filter(shared, ~Exists(mine))


def find(*, user: Somebody, workflow_id: str, project_id: str | None = None) -> Workflow:
    """Return a workflow that `user` may see, in the project if one is named.

    Raises NotFound of the project for whoever is outside of it and has no share, NotFound of the
    workflow otherwise.
    """
    return _found(visible_to(user), user, workflow_id, project_id)


def find_trashed(*, user: Somebody, workflow_id: str, project_id: str | None = None) -> Workflow:
    """Return a workflow in the trash that `user` may see; raise as `find` does."""
    trashed = _all(user).filter(trashed_at__isnull=False)
    return _found(trashed, user, workflow_id, project_id)


def _found(
    rows: QuerySet[Workflow], user: Somebody, workflow_id: str, project_id: str | None
) -> Workflow:
    if project_id is not None:
        rows = rows.filter(project_id=project_id)
    found = rows.filter(pk=workflow_id).first()
    if found is None:
        if project_id is not None:
            teams.find_project(user, project_id)
        raise NotFound("workflow", workflow_id)
    return found


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
    matching = everything.filter(
        _text("name", name, search_type), _text("description", description, search_type)
    )
    if labels:
        matching = matching.filter(Exists(_labelled(labels)))
    if template_id:
        matching = matching.filter(exeml_template_id=template_id)
    if workspace_id:
        unsaid = Q(workspace_id__isnull=True) if workspace_id == "0" else Q()
        matching = matching.filter(Q(workspace_id=workspace_id) | unsaid)
    if status:
        matching = matching.none()  # nothing has been executed yet
    column = SORTS.get(sort_by, "created_at")
    way = "" if order == "asc" else "-"
    ordered = matching.order_by(f"{way}{column}", "pk")
    last = offset + min(limit, MAX_LIMIT)
    return Page(list(ordered[offset:last]), everything.count(), matching.count())


def _text(column: str, wanted: str, search_type: str) -> Q:
    if not wanted:
        return Q()
    return Q(**{column if search_type == "equal" else f"{column}__icontains": wanted})


def _labelled(labels: Sequence[str]) -> QuerySet[Label]:
    return Label.objects.filter(workflow=OuterRef("pk"), text__in=labels)


def label_counts(*, user: Somebody, project: Project) -> Sequence[tuple[str, int]]:
    """Return (label, how many workflows carry it) of what `user` sees, the most used first."""
    seen = visible_to(user).filter(project=project)
    rows = Label.objects.filter(workflow__in=seen.values("pk")).values("text")
    counted = rows.annotate(count=Count("workflow", distinct=True)).order_by("-count", "text")
    return list(counted.values_list("text", "count"))


def labels(
    *,
    user: Somebody,
    project: Project,
    template_id: str = "",
    order: str = "asc",
    limit: int = 100,
    offset: int = 0,
) -> Sequence[str]:
    """Return the different labels of the workflows that `user` sees, by text."""
    seen = visible_to(user).filter(project=project)
    if template_id:
        seen = seen.filter(exeml_template_id=template_id)
    rows = Label.objects.filter(workflow__in=seen.values("pk")).values_list("text", flat=True)
    ordered = rows.distinct().order_by("-text" if order == "desc" else "text")
    return list(ordered[offset : offset + min(limit, MAX_LIMIT)])
