"""Every row of the role matrix, as everybody."""

import pytest

from apps.core.errors import Forbidden, NotFound
from apps.teams import policy, queries
from apps.teams.models import Membership, Role
from apps.teams.policy import ROLE_MATRIX, Action
from tests.cast import Cast

EVERYBODY = {"owner", "editor", "operator", "viewer"}
MAY = {
    Action.READ: EVERYBODY,
    Action.EDIT: {"owner", "editor"},
    Action.SUBMIT: {"owner", "editor", "operator"},
    Action.RUN: {"owner", "editor", "operator"},
    Action.ANSWER: {"owner", "editor", "operator"},
    Action.SHARE: {"owner", "editor"},
    Action.DELETE: {"owner", "editor"},
    Action.MANAGE_TARGETS: {"owner"},
    Action.MANAGE_KEYS: {"owner"},
    Action.MANAGE_MEMBERS: {"owner"},
}
PARTS = [*sorted(EVERYBODY), "stranger", "anonymous"]


def test_every_action_and_role_has_its_row() -> None:
    assert set(MAY) == set(Action)
    assert set(ROLE_MATRIX) == set(Role)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("action", Action)
def test_the_matrix_decides(cast: Cast, action: Action, part: str) -> None:
    expected = part in MAY[action]
    assert policy.may(cast.named(part), action, cast.project) is expected
    assert policy.may(cast.named(part), action, cast.team) is expected
    assert policy.visible(cast.named(part), action).contains(cast.project) is expected


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("action", Action)
def test_require_says_not_found_to_outsiders_and_forbidden_to_members(
    cast: Cast, action: Action, part: str
) -> None:
    if part in MAY[action]:
        policy.require(cast.named(part), action, cast.project)
        return
    with pytest.raises(Forbidden if part in EVERYBODY else NotFound):
        policy.require(cast.named(part), action, cast.project)


def test_a_deactivated_owner_may_nothing(cast: Cast) -> None:
    cast.owner.is_active = False
    assert not policy.may(cast.owner, Action.READ, cast.project)
    assert not policy.visible(cast.owner).exists()


def test_a_superuser_without_membership_is_a_stranger(cast: Cast) -> None:
    cast.stranger.is_superuser = True
    assert not policy.may(cast.stranger, Action.READ, cast.project)


def test_a_foreign_project_and_one_that_is_not_there_look_the_same(cast: Cast) -> None:
    with pytest.raises(NotFound) as foreign:
        queries.find_project(cast.stranger, cast.project.pk)
    with pytest.raises(NotFound) as missing:
        queries.find_project(cast.stranger, "f" * 32)
    assert foreign.value.kind == missing.value.kind == "project"


def test_a_member_finds_the_project(cast: Cast) -> None:
    assert queries.find_project(cast.viewer, cast.project.pk) == cast.project
    assert list(queries.projects_of(cast.viewer)) == [cast.project]


def test_a_stranger_does_not_find_the_team(cast: Cast) -> None:
    assert queries.find_team(cast.viewer, cast.team.pk) == cast.team
    with pytest.raises(NotFound):
        queries.find_team(cast.stranger, cast.team.pk)


def test_nobody_sees_a_team_that_nobody_is_in(cast: Cast) -> None:
    Membership.objects.all().delete()
    assert not queries.teams_of(cast.anonymous).exists()
    assert not queries.projects_of(cast.anonymous).exists()


def test_a_nul_in_a_project_id_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        queries.find_project(cast.viewer, "\0")
