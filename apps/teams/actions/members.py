"""Changing who is in a team and as what. A team always keeps an owner."""

from django.db import transaction

from apps.core.errors import NotFound, Refused
from apps.spec.problems import Problem
from apps.teams import policy
from apps.teams.models import Membership, Role, Team, User
from apps.teams.policy import Action


@transaction.atomic
def change_role(membership: Membership, *, role: Role, by: User) -> None:
    """Give a member another role; raise `Refused` where it would leave no owner."""
    policy.require(by, Action.MANAGE_MEMBERS, membership.team)
    if role != Role.OWNER:
        _keep_an_owner(membership)
    changed = Membership.objects.filter(pk=membership.pk).update(role=role)
    if not changed:
        raise NotFound("membership", str(membership.pk))
    membership.role = role


@transaction.atomic
def remove_member(membership: Membership, *, by: User) -> None:
    """Take somebody out of the team; raise `Refused` for the last owner."""
    policy.require(by, Action.MANAGE_MEMBERS, membership.team)
    _end(membership)


@transaction.atomic
def leave(team: Team, *, by: User) -> None:
    """Take oneself out of the team; raise `Refused` for the last owner."""
    membership = Membership.objects.filter(team=team, user=by).first()
    if membership is None:
        raise NotFound("team", str(team.pk))
    _end(membership)


def _end(membership: Membership) -> None:
    """Remove a membership and the credentials that were made for this team's projects."""
    _keep_an_owner(membership)
    user, team = membership.user, membership.team
    user.access_keys.filter(project__team=team).delete()
    user.tokens.filter(project__team=team).delete()
    Membership.objects.filter(pk=membership.pk).delete()


def _keep_an_owner(without: Membership) -> None:
    """Raise `Refused` where no other owner is there; the lock makes two leaving owners queue."""
    Team.objects.select_for_update().get(pk=without.team_id)
    owners = Membership.objects.filter(team_id=without.team_id, role=Role.OWNER)
    if not owners.exclude(pk=without.pk).exists():
        raise Refused([Problem(code="teams.last_owner", path=("role",))])
