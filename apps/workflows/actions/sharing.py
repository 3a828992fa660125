"""Opening a workflow to others, and closing it again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from apps.core.errors import Forbidden, NotFound, Refused
from apps.spec.problems import Problem
from apps.teams.credentials import hash_of, new_text
from apps.teams.models import Team, User
from apps.teams.policy import Action
from apps.workflows import policy
from apps.workflows.actions.recording import locked
from apps.workflows.models import Level, Share, ShareLink, Visibility, Workflow


@transaction.atomic
def set_visibility(workflow: Workflow, *, visibility: Visibility, by: User) -> Workflow:
    """Open a workflow to its team, or close it; only its owner may close it (to himself)."""
    row = _sharable(workflow, by=by)
    if visibility == Visibility.PRIVATE and row.owner_id != by.pk:
        raise Forbidden(Action.SHARE)
    row.visibility = Visibility(visibility)
    row.save(update_fields=["visibility"])
    return row


@transaction.atomic
def share_with_user(workflow: Workflow, *, username: str, level: Level, by: User) -> Share:
    """Share a workflow with the user of that name; sharing again changes the level."""
    row = _sharable(workflow, by=by)
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise Refused([_problem("share.unknown_user", "username", username=username)])
    if user.pk == row.owner_id:
        raise Refused([_problem("share.owner", "username", username=username)])
    return _share(row, level=level, by=by, user=user)


@transaction.atomic
def share_with_team(workflow: Workflow, *, team: Team, level: Level, by: User) -> Share:
    """Share a workflow with another team; each member may do what his role there allows."""
    row = _sharable(workflow, by=by)
    if team.pk == row.project.team_id:
        raise Refused([_problem("share.own_team", "team", team=team.name)])
    return _share(row, level=level, by=by, team=team)


@transaction.atomic
def unshare(workflow: Workflow, *, share_id: int, by: User) -> None:
    """End a share; raise NotFound where the workflow has no such."""
    row = _sharable(workflow, by=by)
    gone, _ = row.shares.filter(pk=share_id).delete()
    if not gone:
        raise NotFound("share", str(share_id))


@transaction.atomic
def create_share_link(
    workflow: Workflow, *, expires_at: datetime, by: User
) -> tuple[ShareLink, str]:
    """Return a new read-only link and the secret text of its address, told this once."""
    row = _sharable(workflow, by=by)
    if expires_at <= timezone.now():
        raise Refused([_problem("share.expired", "expires_at")])
    token = new_text()
    link = row.share_links.create(token_hash=hash_of(token), created_by=by, expires_at=expires_at)
    return link, token


@transaction.atomic
def revoke_share_link(workflow: Workflow, *, link_id: int, by: User) -> None:
    """Close a link for ever; raise NotFound where the workflow has no such open one."""
    row = _sharable(workflow, by=by)
    open_one = row.share_links.filter(pk=link_id, revoked_at__isnull=True)
    if not open_one.update(revoked_at=timezone.now()):
        raise NotFound("link", str(link_id))


def _sharable(workflow: Workflow, *, by: User) -> Workflow:
    row = locked(workflow)
    policy.require(by, Action.SHARE, row)
    return row


def _share(
    row: Workflow, *, level: Level, by: User, user: User | None = None, team: Team | None = None
) -> Share:
    share, _ = row.shares.update_or_create(
        user=user,
        team=team,
        defaults={"level": Level(level)},
        create_defaults={"level": Level(level), "created_by": by},
    )
    return share


def _problem(code: str, field: str, **params: str) -> Problem:
    return Problem(code=code, path=(field,), params=params)
