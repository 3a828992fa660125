"""Letting people into a team by a link."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from apps.core.errors import Refused
from apps.spec.problems import Problem
from apps.teams import policy, queries
from apps.teams.credentials import hash_of, new_text
from apps.teams.models import Invitation, Membership, Role, Team, User
from apps.teams.policy import Action

DEFAULT_LIFETIME = timedelta(days=7)


@dataclass(frozen=True)
class Invited:
    """A fresh invitation and the text of its link, which is known only now."""

    invitation: Invitation
    text: str


@transaction.atomic
def invite(
    team: Team,
    *,
    role: Role,
    by: User,
    lifetime: timedelta = DEFAULT_LIFETIME,
    max_uses: int | None = 1,
) -> Invited:
    """Make a link into the team with a role; `max_uses` None lets any number of people in."""
    policy.require(by, Action.MANAGE_MEMBERS, team)
    text = new_text()
    invitation = Invitation.objects.create(
        team=team,
        role=role,
        token_hash=hash_of(text),
        created_by=by,
        expires_at=timezone.now() + lifetime,
        max_uses=max_uses,
    )
    return Invited(invitation, text)


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: User) -> None:
    """End a link at once; ending it twice keeps the first time."""
    policy.require(by, Action.MANAGE_MEMBERS, invitation.team)
    still = Invitation.objects.filter(pk=invitation.pk, revoked_at__isnull=True)
    still.update(revoked_at=timezone.now())


@transaction.atomic
def join(text: str, *, by: User) -> Membership:
    """Use a link; raise `NotFound` for an unknown one, `Refused` for one that lets nobody in.

    A member keeps the role and the link its use. Uses are claimed by compare-and-set, so a link
    for one person lets one person in, however many press at once.
    """
    invitation = queries.find_invitation(text)
    if queries.role_of(by, invitation.team_id):
        raise Refused([Problem(code="teams.already_member")])
    _claim(invitation)
    return _add(invitation, by)


@transaction.atomic
def register(text: str, *, username: str, password: str) -> User:
    """Make an account for the holder of a link and let it in; raises as `join` does.

    There is no acting user yet: the link is the right to come in. The password's strength and the
    name's shape are the form's to check; the database refuses a name that is taken.
    """
    invitation = queries.find_invitation(text)
    _claim(invitation)
    user = User.objects.create_user(username, password=password)
    _add(invitation, user)
    return user


def why_closed(invitation: Invitation) -> str:
    """Return the code of why a link lets nobody in, "" where it does let somebody in."""
    if invitation.is_open:
        return ""
    if invitation.revoked_at is not None:
        return "teams.invitation_revoked"
    if invitation.expires_at <= timezone.now():
        return "teams.invitation_expired"
    return "teams.invitation_used_up"


def _claim(invitation: Invitation) -> None:
    """Take one use of the link, or raise `Refused`."""
    usable = queries.open_invitations(invitation.team).filter(pk=invitation.pk)
    if not usable.update(uses=F("uses") + 1):
        invitation.refresh_from_db()
        raise Refused([Problem(code=why_closed(invitation))])


def _add(invitation: Invitation, user: User) -> Membership:
    """Add the user; the constraint tells the loser when one person presses twice at once."""
    try:
        with transaction.atomic():
            return Membership.objects.create(team=invitation.team, user=user, role=invitation.role)
    except IntegrityError as error:
        raise Refused([Problem(code="teams.already_member")]) from error
