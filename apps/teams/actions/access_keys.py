"""Making and ending the key pairs that sign requests."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from apps.core.errors import Refused
from apps.spec.problems import Problem
from apps.teams import policy, queries
from apps.teams.credentials import new_access_key, new_secret_key
from apps.teams.models import AccessKey, Project, User
from apps.teams.policy import Action

USE_RESOLUTION = timedelta(minutes=1)


@transaction.atomic
def create_access_key(*, user: User, project: Project, by: User) -> AccessKey:
    """Return a new key pair; its `secret_key` is readable on this object and shown to nobody again.

    Members make their own, as a key gives no more than the role; others' need `MANAGE_KEYS`.
    """
    policy.require(by, _needed(user, by), project)
    if queries.role_of(user, project.team_id) is None:
        raise Refused([Problem(code="teams.not_a_member", params={"user": user.username})])
    return AccessKey.objects.create(
        access_key=new_access_key(), secret_key=new_secret_key(), user=user, project=project
    )


@transaction.atomic
def revoke_access_key(key: AccessKey, *, by: User) -> None:
    """End a key pair for ever; what it signed from now on is refused."""
    policy.require(by, _needed(key.user, by), key.project)
    AccessKey.objects.filter(pk=key.pk).delete()


def note_use(key: AccessKey) -> None:
    """Remember that the key was used, to the minute, so that reads stay almost free of writes."""
    now = timezone.now()
    old = Q(last_used_at__isnull=True) | Q(last_used_at__lt=now - USE_RESOLUTION)
    if key.last_used_at is None or key.last_used_at < now - USE_RESOLUTION:
        AccessKey.objects.filter(old, pk=key.pk).update(last_used_at=now)


def _needed(user: User, by: User) -> Action:
    return Action.READ if user == by else Action.MANAGE_KEYS
