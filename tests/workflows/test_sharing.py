"""Who sees a workflow and who may do what with it, as every part of the cast."""

from datetime import timedelta

import pytest
from django.utils import timezone

from apps.core.errors import Forbidden, NotFound, Refused
from apps.teams.models import Membership, Role, Team
from apps.teams.policy import ROLE_MATRIX, Action
from apps.workflows import actions, policy, queries
from apps.workflows.models import Level, Visibility
from tests.cast import person

pytestmark = pytest.mark.django_db

EVERYBODY = ["owner", "editor", "operator", "viewer", "stranger", "anonymous"]


def seen_by(cast, workflow):
    return [name for name in EVERYBODY if queries.visible_to(cast.named(name)).exists()]


def rights_agree_with_lists(cast, workflow):
    return all(
        policy.can(cast.named(name), Action.READ, workflow)
        == queries.visible_to(cast.named(name)).filter(pk=workflow.pk).exists()
        for name in EVERYBODY
    )


@pytest.mark.parametrize("name", ["owner", "editor", "operator", "viewer"])
def test_the_team_may_do_what_the_matrix_says(cast, workflow, name):
    assert policy.rights(cast.named(name), workflow) == ROLE_MATRIX[Role(name)]


@pytest.mark.parametrize("name", ["stranger", "anonymous"])
@pytest.mark.parametrize("action", list(Action))
def test_nobody_else_may_do_anything(cast, workflow, name, action):
    assert not policy.can(cast.named(name), action, workflow)
    with pytest.raises(NotFound):
        policy.require(cast.named(name), action, workflow)


def test_what_is_seen_is_what_may_be_read(cast, workflow):
    assert seen_by(cast, workflow) == ["owner", "editor", "operator", "viewer"]
    assert rights_agree_with_lists(cast, workflow)


def test_a_private_workflow_is_seen_by_its_owner_only(cast, workflow):
    workflow = actions.set_visibility(workflow, visibility=Visibility.PRIVATE, by=cast.editor)
    assert seen_by(cast, workflow) == ["editor"]
    assert rights_agree_with_lists(cast, workflow)


def test_only_its_owner_can_make_a_workflow_private(cast, workflow):
    with pytest.raises(Forbidden):
        actions.set_visibility(workflow, visibility=Visibility.PRIVATE, by=cast.owner)


def test_a_private_workflow_falls_to_the_teams_owners_when_its_owner_leaves(cast, workflow):
    workflow = actions.set_visibility(workflow, visibility=Visibility.PRIVATE, by=cast.editor)
    Membership.objects.filter(user=cast.editor).delete()
    assert seen_by(cast, workflow) == ["owner"]
    assert rights_agree_with_lists(cast, workflow)


@pytest.mark.parametrize(
    ("level", "allowed"),
    [(Level.VIEW, {Action.READ}), (Level.EDIT, {Action.READ, Action.EDIT})],
)
def test_a_share_with_a_user_allows_its_level(cast, workflow, level, allowed):
    actions.share_with_user(workflow, username="stranger", level=level, by=cast.editor)
    assert policy.rights(cast.stranger, workflow) == allowed
    assert rights_agree_with_lists(cast, workflow)
    assert list(queries.shared_with(cast.stranger)) == [workflow]


def test_a_share_opens_a_private_workflow(cast, workflow):
    actions.set_visibility(workflow, visibility=Visibility.PRIVATE, by=cast.editor)
    actions.share_with_user(workflow, username="viewer", level=Level.VIEW, by=cast.editor)
    assert seen_by(cast, workflow) == ["editor", "viewer"]


def test_a_share_with_a_team_is_limited_by_each_members_role(cast, workflow):
    team = Team.objects.get(name="Elsewhere")
    onlooker = person("onlooker")
    Membership.objects.create(team=team, user=onlooker, role=Role.VIEWER)
    actions.share_with_team(workflow, team=team, level=Level.EDIT, by=cast.editor)
    assert policy.rights(cast.stranger, workflow) == {Action.READ, Action.EDIT}
    assert policy.rights(onlooker, workflow) == {Action.READ}


def test_sharing_again_changes_the_level_and_unsharing_ends_it(cast, workflow):
    for level in (Level.EDIT, Level.VIEW):
        share = actions.share_with_user(workflow, username="stranger", level=level, by=cast.editor)
    assert [found.level for found in queries.shares_of(workflow)] == [Level.VIEW]
    actions.unshare(workflow, share_id=share.pk, by=cast.editor)
    assert not policy.can(cast.stranger, Action.READ, workflow)


@pytest.mark.parametrize("name", ["operator", "viewer"])
def test_who_may_not_share_cannot(cast, workflow, name):
    with pytest.raises(Forbidden):
        actions.share_with_user(
            workflow, username="stranger", level=Level.VIEW, by=cast.named(name)
        )


def test_with_whom_one_cannot_share_is_said(cast, workflow):
    for username in ("nobody at all", "editor"):
        with pytest.raises(Refused):
            actions.share_with_user(workflow, username=username, level=Level.VIEW, by=cast.editor)
    with pytest.raises(Refused):
        actions.share_with_team(workflow, team=cast.team, level=Level.VIEW, by=cast.editor)


def link_for(cast, workflow, **ahead):
    return actions.create_share_link(
        workflow, expires_at=timezone.now() + timedelta(**ahead), by=cast.editor
    )


def test_a_link_opens_the_workflow_until_it_is_revoked(cast, workflow):
    link, token = link_for(cast, workflow, days=1)
    assert queries.shared_by_link(token) == workflow
    assert token not in link.token_hash
    actions.revoke_share_link(workflow, link_id=link.pk, by=cast.editor)
    with pytest.raises(NotFound):
        queries.shared_by_link(token)
    assert not queries.open_links(workflow)


def test_a_link_ends_by_itself(cast, workflow):
    _, token = link_for(cast, workflow, days=1)
    workflow.share_links.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotFound):
        queries.shared_by_link(token)
    with pytest.raises(Refused):
        link_for(cast, workflow, days=-1)


def test_a_link_does_not_open_the_trash(cast, workflow):
    _, token = link_for(cast, workflow, days=1)
    actions.trash_workflow(workflow, by=cast.editor)
    with pytest.raises(NotFound):
        queries.shared_by_link(token)


def test_a_stranger_does_not_learn_whether_a_project_exists(cast, workflow):
    for project in (cast.project.pk, "no such project"):
        with pytest.raises(NotFound) as unseen:
            queries.find(user=cast.stranger, project_id=project, workflow_id=workflow.pk)
        assert unseen.value.kind == "project"


def test_a_member_of_two_teams_sees_a_workflow_once(cast, workflow):
    other = Team.objects.get(name="Elsewhere")
    both = person("both")
    for team in (other, cast.team):
        Membership.objects.create(team=team, user=both, role=Role.VIEWER)
    actions.share_with_team(workflow, team=other, level=Level.VIEW, by=cast.editor)
    actions.share_with_user(workflow, username="both", level=Level.VIEW, by=cast.editor)
    assert queries.visible_to(both).count() == 1
