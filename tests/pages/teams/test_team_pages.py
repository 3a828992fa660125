"""The team page over HTTP: who sees it, who changes what, and what is shown once."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from apps.teams import actions, queries
from apps.teams.models import AccessKey, Invitation, Membership, Role, Team
from tests.cast import PASSWORD, Cast, gather

HTMX = {"HX-Request": "true"}
MEMBERS = ["owner", "editor", "operator", "viewer"]


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


def signed_in(cast: Cast, part: str) -> Client:
    client = Client()
    if part != "anonymous":
        client.force_login(cast.named(part))
    return client


def member_of(cast: Cast, part: str) -> Membership:
    return Membership.objects.get(team=cast.team, user=cast.named(part))


def changes(cast: Cast) -> dict[str, tuple[str, dict[str, Any]]]:
    """Every change on the page that takes an owner: its address and what is sent."""
    team, viewer = cast.team.pk, member_of(cast, "viewer").pk
    invited = actions.invite(cast.team, role=Role.VIEWER, by=cast.owner).invitation
    return {
        "rename": (reverse("team-rename", args=[team]), {"name": "New"}),
        "role": (reverse("member-role", args=[team, viewer]), {"role": "editor"}),
        "remove": (reverse("member-remove", args=[team, viewer]), {}),
        "invite": (
            reverse("team-invite", args=[team]),
            {"role": "viewer", "days": 7, "uses": "one"},
        ),
        "revoke": (reverse("invitation-revoke", args=[team, invited.pk]), {}),
        "project": (reverse("project-create", args=[team]), {"name": "Glass"}),
    }


CHANGES = ["rename", "role", "remove", "invite", "revoke", "project"]


@pytest.mark.parametrize("part", [*MEMBERS, "stranger", "anonymous"])
def test_members_see_the_page_and_others_do_not(cast: Cast, part: str) -> None:
    answer = signed_in(cast, part).get(reverse("team", args=[cast.team.pk]))
    expected = {"stranger": 404, "anonymous": 302}.get(part, 200)
    assert answer.status_code == expected
    assert ("Vision team" in answer.content.decode()) is (expected == 200)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(
    ("part", "status"),
    [
        ("owner", {200, 302}),
        ("editor", {403}),
        ("operator", {403}),
        ("viewer", {403}),
        ("stranger", {404}),
        ("anonymous", {302}),
    ],
)
def test_only_owners_change_the_team(cast: Cast, change: str, part: str, status: set[int]) -> None:
    url, data = changes(cast)[change]
    answer = signed_in(cast, part).post(url, data)
    assert answer.status_code in status
    if part == "anonymous":
        assert answer.url.startswith("/login/")


@pytest.mark.parametrize("part", MEMBERS)
def test_only_owners_are_offered_changes(cast: Cast, part: str) -> None:
    page = signed_in(cast, part).get(reverse("team", args=[cast.team.pk])).content.decode()
    for word in ("Create link", "Create project", "Remove from team", "Rename"):
        assert (word in page) is (part == "owner")
    assert "Create access key" in page


def test_the_page_shows_the_one_matrix(cast: Cast) -> None:
    page = signed_in(cast, "viewer").get(reverse("team", args=[cast.team.pk])).content.decode()
    yes = [row.count(">Yes<") for row in re.findall(r'<th scope="row">.*?</tr>', page, re.DOTALL)]
    assert yes == [4, 2, 3, 3, 3, 2, 2, 1, 1, 1]


def test_htmx_gets_the_changed_panel_only(cast: Cast) -> None:
    url, data = changes(cast)["role"]
    answer = signed_in(cast, "owner").post(url, data, headers=HTMX)
    text = answer.content.decode()
    assert text.lstrip().startswith('<section class="panel" id="members"')
    assert queries.role_of(cast.viewer, cast.team.pk) == Role.EDITOR


def test_the_last_owner_is_told_why_not(cast: Cast) -> None:
    owner = signed_in(cast, "owner")
    own = member_of(cast, "owner").pk
    for url, data in (
        (reverse("member-role", args=[cast.team.pk, own]), {"role": "viewer"}),
        (reverse("member-remove", args=[cast.team.pk, own]), {}),
        (reverse("team-leave", args=[cast.team.pk]), {}),
    ):
        answer = owner.post(url, data, headers=HTMX)
        assert answer.status_code == 422
        assert "keeps at least one owner" in answer.content.decode()
    assert queries.role_of(cast.owner, cast.team.pk) == Role.OWNER


def test_an_unknown_role_changes_nothing(cast: Cast) -> None:
    url, _ = changes(cast)["role"]
    assert signed_in(cast, "owner").post(url, {"role": "king"}).status_code == 200
    assert queries.role_of(cast.viewer, cast.team.pk) == Role.VIEWER


def test_a_member_leaves(cast: Cast) -> None:
    answer = signed_in(cast, "viewer").post(reverse("team-leave", args=[cast.team.pk]))
    assert answer.url == reverse("teams")
    assert queries.role_of(cast.viewer, cast.team.pk) is None


def test_a_member_of_another_team_is_not_changed_through_ours(cast: Cast) -> None:
    other = Membership.objects.get(user=cast.stranger)
    url = reverse("member-remove", args=[cast.team.pk, other.pk])
    assert signed_in(cast, "owner").post(url).status_code == 404


def test_a_new_link_is_shown_once_and_works(cast: Cast) -> None:
    owner = signed_in(cast, "owner")
    url, data = changes(cast)["invite"]
    answer = owner.post(url, data, headers=HTMX)
    (link,) = re.findall(r"/join/[^\"]+", answer.content.decode())
    assert "no-store" in answer["Cache-Control"]
    again = owner.get(reverse("team", args=[cast.team.pk])).content.decode()
    assert link not in again
    assert signed_in(cast, "stranger").post(link).url == reverse("team", args=[cast.team.pk])


@pytest.mark.parametrize("part", MEMBERS)
def test_a_new_secret_is_shown_once(cast: Cast, part: str) -> None:
    client = signed_in(cast, part)
    url = reverse("team-key-create", args=[cast.team.pk])
    answer = client.post(url, {"project": cast.project.pk}, headers=HTMX)
    secret = AccessKey.objects.get().secret_key
    assert secret in answer.content.decode()
    again = client.get(reverse("team", args=[cast.team.pk])).content.decode()
    assert secret not in again
    assert AccessKey.objects.get().access_key in again


def test_owners_see_everybodys_keys_and_others_their_own(cast: Cast) -> None:
    key = actions.create_access_key(user=cast.editor, project=cast.project, by=cast.editor)
    for part, seen in (("owner", True), ("editor", True), ("viewer", False)):
        page = signed_in(cast, part).get(reverse("team", args=[cast.team.pk]))
        assert (key.access_key in page.content.decode()) is seen
    url = reverse("team-key-revoke", args=[cast.team.pk, key.pk])
    assert signed_in(cast, "viewer").post(url).status_code == 403
    assert signed_in(cast, "stranger").post(url).status_code == 404
    assert signed_in(cast, "owner").post(url).status_code == 200
    assert not AccessKey.objects.exists()


def test_a_key_for_a_foreign_project_is_refused(cast: Cast) -> None:
    foreign = Team.objects.get(name="Elsewhere")
    project = actions.create_project(foreign, name="Far", by=cast.stranger)
    url = reverse("team-key-create", args=[cast.team.pk])
    assert signed_in(cast, "owner").post(url, {"project": project.pk}).status_code == 422
    assert not AccessKey.objects.exists()


@pytest.mark.parametrize("name", ["", " ", "x" * 65])
def test_a_bad_name_is_told_at_its_field(cast: Cast, name: str) -> None:
    owner = signed_in(cast, "owner")
    for url in (
        reverse("team-rename", args=[cast.team.pk]),
        reverse("project-create", args=[cast.team.pk]),
        reverse("teams"),
    ):
        answer = owner.post(url, {"name": name})
        assert answer.status_code == 422
        assert 'aria-invalid="true"' in answer.content.decode()


def test_somebody_without_a_team_founds_one_with_a_project(cast: Cast) -> None:
    Membership.objects.filter(user=cast.stranger).delete()
    client = signed_in(cast, "stranger")
    assert "no team yet" in client.get(reverse("teams")).content.decode()
    answer = client.post(reverse("teams"), {"name": "Fresh"})
    team = Team.objects.get(name="Fresh")
    assert answer.url == reverse("team", args=[team.pk])
    assert queries.projects_in(team).get().name == "Fresh"


@pytest.mark.parametrize("part", ["stranger", "anonymous"])
def test_an_unknown_link_is_not_found(cast: Cast, part: str) -> None:
    assert signed_in(cast, part).get("/join/nothing/").status_code == 404


def test_nobody_signed_in_is_asked_to_sign_in_or_register(cast: Cast) -> None:
    invited = actions.invite(cast.team, role=Role.OPERATOR, by=cast.owner)
    url = reverse("join", args=[invited.text])
    page = Client().get(url).content.decode()
    assert f"next={url}" in page
    assert Client().post(url).status_code == 200
    assert Invitation.objects.get().uses == 0


def test_somebody_new_registers_and_is_in(cast: Cast) -> None:
    invited = actions.invite(cast.team, role=Role.OPERATOR, by=cast.owner)
    client = Client()
    form = {"username": "newcomer", "password1": PASSWORD, "password2": PASSWORD}
    answer = client.post(reverse("join-register", args=[invited.text]), form)
    assert answer.url == reverse("team", args=[cast.team.pk])
    assert client.get(answer.url).status_code == 200
    assert queries.role_of(client.get(answer.url).wsgi_request.user, cast.team.pk) == "operator"


@pytest.mark.parametrize(
    "form",
    [
        {"username": "owner", "password1": PASSWORD, "password2": PASSWORD},
        {"username": "newcomer", "password1": PASSWORD, "password2": "other"},
        {"username": "newcomer", "password1": "", "password2": ""},
    ],
)
def test_a_bad_registration_uses_nothing_up(cast: Cast, form: dict[str, str]) -> None:
    invited = actions.invite(cast.team, role=Role.VIEWER, by=cast.owner)
    answer = Client().post(reverse("join-register", args=[invited.text]), form)
    assert answer.status_code == 422
    assert Invitation.objects.get().uses == 0


def test_a_closed_link_registers_nobody(cast: Cast) -> None:
    invited = actions.invite(cast.team, role=Role.VIEWER, by=cast.owner)
    actions.revoke_invitation(invited.invitation, by=cast.owner)
    form = {"username": "newcomer", "password1": PASSWORD, "password2": PASSWORD}
    answer = Client().post(reverse("join-register", args=[invited.text]), form)
    assert answer.status_code == 422
    assert "revoked" in answer.content.decode()
    assert not type(cast.owner).objects.filter(username="newcomer").exists()


def test_a_member_is_told_so(cast: Cast) -> None:
    invited = actions.invite(cast.team, role=Role.VIEWER, by=cast.owner)
    client = signed_in(cast, "editor")
    url = reverse("join", args=[invited.text])
    assert "already" in client.get(url).content.decode()
    assert client.post(url).status_code == 422
