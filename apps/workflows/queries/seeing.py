"""Which workflows somebody may see."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from apps.core.errors import NotFound
from apps.teams import queries as teams
from apps.teams.models import Membership, Project, Role
from apps.teams.queries import Somebody
from apps.workflows.models import Share, Visibility, Workflow


def seen_by(user: Somebody) -> Q:
    """Return the condition under which a workflow, in the trash or not, is seen by `user`.

    A private workflow is seen by its owner, and by the team's owners once its owner has left.
    """
    mine = _memberships_of(user).filter(team=OuterRef("project__team"))
    owner_is_there = Membership.objects.filter(
        team=OuterRef("project__team"), user=OuterRef("owner")
    )
    orphaned = Q(~Exists(owner_is_there), Exists(mine.filter(role=Role.OWNER)))
    open_to_him = Q(visibility=Visibility.TEAM) | Q(owner_id=user.pk) | orphaned
    shared = Exists(shares_with(user).filter(workflow=OuterRef("pk")))
    return (Q(Exists(mine)) & open_to_him) | Q(shared)


def _memberships_of(user: Somebody) -> QuerySet[Membership]:
    return Membership.objects.filter(user_id=user.pk or 0)  # 0 is nobody's id


def shares_with(user: Somebody) -> QuerySet[Share]:
    """Return what is shared with `user` or with one of his teams."""
    his_teams = _memberships_of(user).values("team")
    return Share.objects.filter(Q(user_id=user.pk or 0) | Q(team__in=his_teams))


def _all(user: Somebody) -> QuerySet[Workflow]:
    rows = Workflow.objects.select_related("project__team", "owner")
    return rows.filter(seen_by(user)) if user.is_active and user.pk else rows.none()


def visible_to(user: Somebody) -> QuerySet[Workflow]:
    """Return the workflows that `user` may see, those in the trash aside."""
    return _all(user).filter(trashed_at__isnull=True)


def trash(*, user: Somebody, project: Project) -> QuerySet[Workflow]:
    """Return the project's workflows in the trash that `user` may see, the latest first."""
    rows = _all(user).filter(project=project, trashed_at__isnull=False)
    return rows.order_by("-trashed_at", "pk")


def shared_with(user: Somebody) -> QuerySet[Workflow]:
    """Return the workflows of other teams' projects that `user` sees because of a share."""
    shared = Exists(shares_with(user).filter(workflow=OuterRef("pk")))
    mine = _memberships_of(user).filter(team=OuterRef("project__team"))
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
    found = None if "\x00" in workflow_id else rows.filter(pk=workflow_id).first()
    if found is None:
        if project_id is not None:
            teams.find_project(user, project_id)
        raise NotFound("workflow", workflow_id)
    return found
