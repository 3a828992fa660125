"""Changing roles, removing, leaving; the last owner stays."""

import pytest

from apps.core.errors import Forbidden, NotFound, Refused
from apps.teams import actions, queries, tokens
from apps.teams.models import AccessKey, Membership, Role, Team, User
from tests.cast import Cast


def of(user: User, team: Team) -> Membership:
    return Membership.objects.get(user=user, team=team)


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def test_a_founder_owns_the_team(cast: Cast) -> None:
    team = actions.create_team(name="  Quality ", by=cast.viewer)
    assert team.name == "Quality"
    assert queries.role_of(cast.viewer, team.pk) == Role.OWNER


@pytest.mark.parametrize(
    ("name", "code"), [(" ", "teams.name_empty"), ("x" * 65, "teams.name_long")]
)
def test_a_team_without_a_proper_name_is_refused(cast: Cast, name: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        actions.create_team(name=name, by=cast.owner)
    assert codes(refusal) == [code]


def test_an_owner_renames_the_team(cast: Cast) -> None:
    actions.rename_team(cast.team, name="Sound team", by=cast.owner)
    assert Team.objects.get(pk=cast.team.pk).name == "Sound team"
    with pytest.raises(Forbidden):
        actions.rename_team(cast.team, name="Mine", by=cast.editor)


def test_only_an_owner_adds_a_project(cast: Cast) -> None:
    assert actions.create_project(cast.team, name="Glass", by=cast.owner).team == cast.team
    with pytest.raises(Forbidden):
        actions.create_project(cast.team, name="Glass", by=cast.editor)


def test_an_owner_changes_a_role(cast: Cast) -> None:
    actions.change_role(of(cast.viewer, cast.team), role=Role.EDITOR, by=cast.owner)
    assert queries.role_of(cast.viewer, cast.team.pk) == Role.EDITOR


def test_an_editor_does_not_change_roles(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        actions.change_role(of(cast.editor, cast.team), role=Role.OWNER, by=cast.editor)


def test_a_stranger_does_not_learn_of_the_team(cast: Cast) -> None:
    with pytest.raises(NotFound):
        actions.remove_member(of(cast.viewer, cast.team), by=cast.stranger)


def test_the_last_owner_keeps_the_role(cast: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        actions.change_role(of(cast.owner, cast.team), role=Role.EDITOR, by=cast.owner)
    assert codes(refusal) == ["teams.last_owner"]


def test_the_last_owner_does_not_leave(cast: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        actions.leave(cast.team, by=cast.owner)
    assert codes(refusal) == ["teams.last_owner"]
    assert queries.role_of(cast.owner, cast.team.pk) == Role.OWNER


def test_one_of_two_owners_leaves_and_the_other_stays(cast: Cast) -> None:
    actions.change_role(of(cast.editor, cast.team), role=Role.OWNER, by=cast.owner)
    actions.leave(cast.team, by=cast.owner)
    assert queries.role_of(cast.owner, cast.team.pk) is None
    with pytest.raises(Refused):
        actions.leave(cast.team, by=cast.editor)


def test_an_owner_of_another_team_does_not_count(cast: Cast) -> None:
    actions.create_team(name="Other", by=cast.editor)
    with pytest.raises(Refused):
        actions.remove_member(of(cast.owner, cast.team), by=cast.owner)


def test_leaving_a_team_one_is_not_in_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        actions.leave(cast.team, by=cast.stranger)


def test_leaving_ends_the_keys_and_tokens_of_that_team_only(cast: Cast) -> None:
    own = actions.create_team(name="Own", by=cast.editor)
    elsewhere = actions.create_project(own, name="Own", by=cast.editor)
    actions.create_access_key(user=cast.editor, project=cast.project, by=cast.editor)
    kept = actions.create_access_key(user=cast.editor, project=elsewhere, by=cast.editor)
    text, _ = tokens.issue(cast.editor, cast.project)
    actions.leave(cast.team, by=cast.editor)
    assert list(AccessKey.objects.filter(user=cast.editor)) == [kept]
    assert tokens.user_of(text) is None
