"""What the database itself refuses."""

import pytest
from django.db import IntegrityError
from django.utils import timezone

from apps.teams.models import Invitation, Membership, Project, Team, User
from tests.cast import Cast


def test_one_membership_per_team(cast: Cast) -> None:
    with pytest.raises(IntegrityError):
        Membership.objects.create(team=cast.team, user=cast.viewer)


def test_only_known_roles(cast: Cast) -> None:
    with pytest.raises(IntegrityError):
        Membership.objects.filter(user=cast.viewer).update(role="king")


def test_only_known_themes(cast: Cast) -> None:
    with pytest.raises(IntegrityError):
        User.objects.filter(pk=cast.viewer.pk).update(theme="sepia")


@pytest.mark.parametrize("model", [Team, Project])
def test_a_name(cast: Cast, model: type[Team] | type[Project]) -> None:
    with pytest.raises(IntegrityError):
        model.objects.update(name="")


def test_no_more_uses_than_allowed(cast: Cast) -> None:
    with pytest.raises(IntegrityError):
        Invitation.objects.create(
            team=cast.team, token_hash="0", expires_at=timezone.now(), max_uses=1, uses=2
        )
