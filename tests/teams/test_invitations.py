"""Links into a team: who makes them, whom they let in, and when no longer."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from apps.core.errors import Forbidden, NotFound, Refused
from apps.teams import actions, queries
from apps.teams.models import Invitation, Role
from tests.cast import Cast, person


def refused(text: str, by: object) -> list[str]:
    with pytest.raises(Refused) as refusal:
        actions.join(text, by=by)
    return [problem.code for problem in refusal.value.problems]


def test_a_link_lets_a_stranger_in_with_its_role(cast: Cast) -> None:
    invited = actions.invite(cast.team, role=Role.OPERATOR, by=cast.owner)
    actions.join(invited.text, by=cast.stranger)
    assert queries.role_of(cast.stranger, cast.team.pk) == Role.OPERATOR


def test_only_owners_invite(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        actions.invite(cast.team, role=Role.VIEWER, by=cast.editor)
    with pytest.raises(NotFound):
        actions.invite(cast.team, role=Role.VIEWER, by=cast.stranger)


def test_the_database_does_not_hold_the_text(cast: Cast) -> None:
    invited = actions.invite(cast.team, role=Role.VIEWER, by=cast.owner)
    stored = Invitation.objects.filter(pk=invited.invitation.pk).values().get()
    assert not any(invited.text in str(value) for value in stored.values())


def test_a_link_for_one_lets_in_one(cast: Cast) -> None:
    invited = actions.invite(cast.team, role=Role.VIEWER, by=cast.owner)
    actions.join(invited.text, by=cast.stranger)
    assert refused(invited.text, person("late")) == ["teams.invitation_used_up"]


def test_a_link_without_limit_lets_in_many(cast: Cast) -> None:
    invited = actions.invite(cast.team, role=Role.VIEWER, by=cast.owner, max_uses=None)
    for name in ("first", "second", "third"):
        actions.join(invited.text, by=person(name))
    assert Invitation.objects.get(pk=invited.invitation.pk).uses == 3


def test_an_ended_link_lets_nobody_in(cast: Cast) -> None:
    invited = actions.invite(cast.team, role=Role.VIEWER, by=cast.owner, lifetime=timedelta(days=1))
    with time_machine.travel(timezone.now() + timedelta(days=1, seconds=1)):
        assert refused(invited.text, cast.stranger) == ["teams.invitation_expired"]
    assert queries.role_of(cast.stranger, cast.team.pk) is None


def test_a_revoked_link_lets_nobody_in(cast: Cast) -> None:
    invited = actions.invite(cast.team, role=Role.VIEWER, by=cast.owner)
    actions.revoke_invitation(invited.invitation, by=cast.owner)
    assert refused(invited.text, cast.stranger) == ["teams.invitation_revoked"]


def test_an_editor_does_not_revoke(cast: Cast) -> None:
    invited = actions.invite(cast.team, role=Role.VIEWER, by=cast.owner)
    with pytest.raises(Forbidden):
        actions.revoke_invitation(invited.invitation, by=cast.editor)


def test_a_member_keeps_the_role_and_the_link_its_use(cast: Cast) -> None:
    invited = actions.invite(cast.team, role=Role.VIEWER, by=cast.owner)
    assert refused(invited.text, cast.owner) == ["teams.already_member"]
    assert queries.role_of(cast.owner, cast.team.pk) == Role.OWNER
    actions.join(invited.text, by=cast.stranger)


def test_an_unknown_text_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        actions.join("no such link", by=cast.stranger)


def test_open_invitations_are_those_that_still_let_somebody_in(cast: Cast) -> None:
    used = actions.invite(cast.team, role=Role.VIEWER, by=cast.owner)
    actions.join(used.text, by=cast.stranger)
    revoked = actions.invite(cast.team, role=Role.VIEWER, by=cast.owner)
    actions.revoke_invitation(revoked.invitation, by=cast.owner)
    usable = actions.invite(cast.team, role=Role.EDITOR, by=cast.owner, max_uses=None)
    assert list(queries.open_invitations(cast.team)) == [usable.invitation]
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert not queries.open_invitations(cast.team).exists()
