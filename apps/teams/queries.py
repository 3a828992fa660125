"""What is there: reads of teams, projects and credentials. Nothing here decides or writes."""

from collections.abc import Iterable
from typing import TypeAlias

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from apps.core.errors import NotFound
from apps.teams.credentials import hash_of
from apps.teams.models import AccessKey, Invitation, Membership, Project, Role, Team, User

Somebody: TypeAlias = User | AnonymousUser


def _memberships(user: Somebody) -> QuerySet[Membership]:
    """Return the memberships that count: none of anonymous and of deactivated people."""
    if user.pk is None or not user.is_active:
        return Membership.objects.none()
    return Membership.objects.filter(user_id=user.pk)


def role_of(user: Somebody, team_id: int) -> Role | None:
    """Return the user's role in the team, None for whoever is not an active member."""
    found = _memberships(user).filter(team_id=team_id).first()
    return Role(found.role) if found else None


def teams_of(user: Somebody) -> QuerySet[Team]:
    """Return the teams the user is a member of, by name."""
    mine = Team.objects.filter(pk__in=_memberships(user).values("team"))
    return mine.order_by("name", "pk")


def find_team(user: Somebody, team_id: int) -> Team:
    """Return one of the user's teams; raise `NotFound` for any other."""
    team = teams_of(user).filter(pk=team_id).first()
    if team is None:
        raise NotFound("team", str(team_id))
    return team


def members_of(team: Team) -> QuerySet[Membership]:
    """Return the team's memberships with their users, in the order they joined."""
    return team.memberships.select_related("user").order_by("created_at", "pk")


def find_member(team: Team, membership_id: int) -> Membership:
    """Return a membership of the team; raise `NotFound` for any other."""
    found = members_of(team).select_related("team").filter(pk=membership_id).first()
    if found is None:
        raise NotFound("membership", str(membership_id))
    return found


def projects_of(user: Somebody, roles: Iterable[Role] = tuple(Role)) -> QuerySet[Project]:
    """Return the projects of the teams in which the user has one of the roles, by team and name."""
    teams = _memberships(user).filter(role__in=roles).values("team")
    mine = Project.objects.filter(team__in=teams)
    return mine.select_related("team").order_by("team__name", "name", "pk")


def projects_in(team: Team) -> QuerySet[Project]:
    """Return the team's projects, by name."""
    return team.projects.order_by("name", "pk")


def find_project(user: Somebody, project_id: str) -> Project:
    """Return one of the user's projects; raise `NotFound` for any other, existing or not."""
    known = "\0" not in project_id  # PostgreSQL takes no NUL in a text, not even to look for it
    project = projects_of(user).filter(pk=project_id).first() if known else None
    if project is None:
        raise NotFound("project", project_id)
    return project


def access_key(access_key: str) -> AccessKey | None:
    """Return the key pair of an active user by its public half, with user, project and team."""
    keys = AccessKey.objects.select_related("user", "project__team")
    return keys.filter(access_key=access_key, user__is_active=True).first()


def access_keys_of(user: User) -> QuerySet[AccessKey]:
    """Return the user's own keys without their secrets, newest first."""
    keys = AccessKey.objects.filter(user=user).defer("secret_key")
    return keys.select_related("project__team").order_by("-created_at", "-pk")


def access_keys_in(team: Team) -> QuerySet[AccessKey]:
    """Return everybody's keys of the team's projects without their secrets, newest first."""
    keys = AccessKey.objects.filter(project__team=team).defer("secret_key")
    return keys.select_related("user", "project__team").order_by("-created_at", "-pk")


def find_access_key(user: User, key_id: int) -> AccessKey:
    """Return a key of the user's projects without its secret; raise `NotFound` for any other."""
    keys = AccessKey.objects.filter(project__in=projects_of(user)).defer("secret_key")
    found = keys.select_related("user", "project__team").filter(pk=key_id).first()
    if found is None:
        raise NotFound("access_key", str(key_id))
    return found


def open_invitations(team: Team) -> QuerySet[Invitation]:
    """Return the team's links that still let somebody in, newest first."""
    unspent = Q(max_uses__isnull=True) | Q(uses__lt=F("max_uses"))
    still = team.invitations.filter(revoked_at__isnull=True, expires_at__gt=timezone.now())
    return still.filter(unspent).select_related("created_by").order_by("-created_at", "-pk")


def find_invitation(text: str) -> Invitation:
    """Return the invitation behind a link's text, usable or not; raise `NotFound` for no such."""
    found = Invitation.objects.select_related("team").filter(token_hash=hash_of(text)).first()
    if found is None:
        raise NotFound("invitation", text)
    return found


def find_open_invitation(team: Team, invitation_id: int) -> Invitation:
    """Return a link of the team that still lets somebody in; raise `NotFound` for any other."""
    found = open_invitations(team).filter(pk=invitation_id).first()
    if found is None:
        raise NotFound("invitation", str(invitation_id))
    return found
