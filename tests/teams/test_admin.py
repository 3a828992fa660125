"""The Django admin: every page opens, does its work, and shows no secret."""

from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from apps.teams import actions, tokens
from apps.teams.models import AccessKey, Invitation, Membership, Role, Team, Token, User
from tests.cast import PASSWORD, Cast

MODELS = ["user", "team", "project", "accesskey", "token", "invitation"]


@pytest.fixture
def staff(cast: Cast, client: Client) -> Client:
    User.objects.create_superuser("root", password=PASSWORD)
    client.login(username="root", password=PASSWORD)
    return client


@pytest.fixture
def secret_texts(cast: Cast) -> list[str]:
    """One of each credential, and every text that must not be seen."""
    key = actions.create_access_key(user=cast.editor, project=cast.project, by=cast.editor)
    token, _ = tokens.issue(cast.editor, cast.project)
    invited = actions.invite(cast.team, role=Role.VIEWER, by=cast.owner)
    hashes = [Token.objects.get().token_hash, invited.invitation.token_hash]
    return [key.secret_key, token, invited.text, *hashes, _stored(key), cast.editor.password]


def _stored(key: AccessKey) -> str:
    rows = AccessKey.objects.raw("SELECT id, secret_key AS stored FROM teams_accesskey")
    return next(row.stored for row in rows if row.pk == key.pk)


def pages(model: str) -> list[str]:
    """Return the addresses of the list, a search in it, and one object's page."""
    found = admin.site._registry
    (of,) = (m for m in found if m._meta.label_lower == f"teams.{model}")
    base = reverse(f"admin:teams_{model}_changelist")
    one = reverse(f"admin:teams_{model}_change", args=[of.objects.values_list("pk").first()[0]])
    return [base, f"{base}?q=editor", one]


@pytest.mark.parametrize("model", MODELS)
def test_its_pages_open_and_show_no_secret(
    staff: Client, secret_texts: list[str], model: str
) -> None:
    for page in pages(model):
        answer = staff.get(page)
        assert answer.status_code == 200
        assert not [text for text in secret_texts if text in answer.content.decode()]


@pytest.mark.parametrize("model", MODELS)
def test_a_lost_encryption_key_breaks_no_page(
    staff: Client, secret_texts: list[str], model: str, settings: Any
) -> None:
    settings.WEFT_SECRET_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
    for page in pages(model):
        assert staff.get(page).status_code == 200


@pytest.mark.parametrize("model", ["user", "team", "project"])
def test_what_holds_other_peoples_work_is_not_deleted(
    staff: Client, cast: Cast, model: str
) -> None:
    of = {"user": cast.editor, "team": cast.team, "project": cast.project}[model]
    page = reverse(f"admin:teams_{model}_delete", args=[of.pk])
    assert staff.post(page, {"post": "yes"}).status_code == 403
    listed = staff.get(reverse(f"admin:teams_{model}_changelist"))
    assert "delete_selected" not in listed.content.decode()


@pytest.mark.parametrize("model", ["accesskey", "token", "invitation"])
def test_credentials_are_not_made_here(staff: Client, model: str) -> None:
    assert staff.get(reverse(f"admin:teams_{model}_add")).status_code == 403


def run(staff: Client, model: str, action: str, *pks: object) -> None:
    data = {"action": action, "_selected_action": pks}
    answer = staff.post(reverse(f"admin:teams_{model}_changelist"), data, follow=True)
    assert answer.status_code == 200


def test_revoking_keys_and_tokens_deletes_them(staff: Client, secret_texts: list[str]) -> None:
    run(staff, "accesskey", "revoke", AccessKey.objects.values_list("pk", flat=True).get())
    run(staff, "token", "revoke", Token.objects.get().pk)
    assert not AccessKey.objects.exists()
    assert not Token.objects.exists()


def test_revoking_a_link_keeps_when_it_was(staff: Client, secret_texts: list[str]) -> None:
    run(staff, "invitation", "revoke", Invitation.objects.get().pk)
    assert Invitation.objects.get().revoked_at <= timezone.now()


def test_people_are_kept_out_and_let_in_but_not_oneself(staff: Client, cast: Cast) -> None:
    root = User.objects.get(username="root")
    run(staff, "user", "deactivate", cast.editor.pk, root.pk)
    assert list(User.objects.filter(is_active=False)) == [cast.editor]
    run(staff, "user", "activate", cast.editor.pk)
    assert not User.objects.filter(is_active=False).exists()


def test_a_team_without_an_owner_is_not_saved(staff: Client, cast: Cast) -> None:
    owner = Membership.objects.get(team=cast.team, user=cast.owner)
    form = {
        "name": "Vision team",
        "memberships-TOTAL_FORMS": 1,
        "memberships-INITIAL_FORMS": 1,
        "memberships-0-id": owner.pk,
        "memberships-0-team": cast.team.pk,
        "memberships-0-user": cast.owner.pk,
        "memberships-0-role": "editor",
        "projects-TOTAL_FORMS": 0,
        "projects-INITIAL_FORMS": 0,
    }
    page = reverse("admin:teams_team_change", args=[cast.team.pk])
    assert "keeps at least one owner" in staff.post(page, form).content.decode()
    assert staff.post(page, {**form, "memberships-0-role": "owner"}).status_code == 302
    assert Team.objects.get(pk=cast.team.pk).memberships.filter(role=Role.OWNER).count() == 1


@pytest.mark.parametrize("part", ["owner", "stranger"])
def test_the_admin_is_for_staff(client: Client, cast: Cast, part: str) -> None:
    client.login(username=part, password=PASSWORD)
    assert client.get(reverse("admin:teams_accesskey_changelist")).status_code == 302
