"""The own account over HTTP: nobody sees another's, and what is chosen follows the person."""

import re

import pytest
from django.conf import settings
from django.test import Client

from apps.teams import actions
from apps.teams.models import AccessKey, User
from tests.cast import PASSWORD, Cast, gather

NEW = "a new correct horse"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def change(client: Client, old: str, new: str, again: str | None = None, **headers: str):
    form = {"old_password": old, "new_password1": new, "new_password2": again or new}
    return client.post("/account/password/", form, headers=headers)


@pytest.mark.parametrize("path", ["", "password/", "keys/", "keys/1/revoke/"])
def test_nobody_signed_in_is_asked_to_sign_in(db: None, path: str) -> None:
    method = Client().post if path else Client().get
    assert method(f"/account/{path}").headers["Location"].startswith("/login/")


def test_a_changed_password_keeps_this_browser_and_signs_out_the_others(cast: Cast) -> None:
    here, there = signed_in(cast.viewer), signed_in(cast.viewer)
    assert change(here, PASSWORD, NEW).status_code == 200
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 302
    assert Client().login(username="viewer", password=NEW)


@pytest.mark.parametrize(
    ("old", "new", "again"), [("wrong", NEW, NEW), (PASSWORD, NEW, "other"), (PASSWORD, "1", "1")]
)
def test_a_wrong_password_is_told_at_the_field_and_changes_nothing(
    cast: Cast, old: str, new: str, again: str
) -> None:
    answer = change(signed_in(cast.viewer), old, new, again, **HTMX)
    assert answer.status_code == 422
    assert 'class="hint err"' in answer.content.decode()
    assert Client().login(username="viewer", password=PASSWORD)


def test_a_secret_key_is_shown_when_it_is_made_and_never_again(cast: Cast) -> None:
    client = signed_in(cast.viewer)
    made = client.post("/account/keys/", {"project": cast.project.pk}, headers=HTMX)
    secret = AccessKey.objects.get(user=cast.viewer).secret_key
    assert secret in made.content.decode()
    assert "no-store" in made.headers["Cache-Control"]
    assert secret not in client.get("/account/").content.decode()


def test_a_project_of_others_gives_no_key(cast: Cast) -> None:
    answer = signed_in(cast.stranger).post("/account/keys/", {"project": cast.project.pk})
    assert answer.status_code == 422
    assert not AccessKey.objects.exists()


@pytest.mark.parametrize(("part", "status"), [("viewer", 200), ("editor", 403), ("stranger", 404)])
def test_only_the_own_key_is_revoked(cast: Cast, part: str, status: int) -> None:
    key = actions.create_access_key(user=cast.viewer, project=cast.project, by=cast.viewer)
    client = signed_in(cast.named(part))
    assert client.post(f"/account/keys/{key.pk}/revoke/").status_code == status
    assert AccessKey.objects.exists() is (status != 200)


def test_the_page_shows_only_own_keys(cast: Cast) -> None:
    keys = [
        actions.create_access_key(user=user, project=cast.project, by=user).access_key
        for user in (cast.viewer, cast.editor)
    ]
    shown = signed_in(cast.viewer).get("/account/").content.decode()
    assert re.findall("|".join(keys), shown) == [keys[0]]


def test_language_and_colours_follow_the_person_to_another_browser(cast: Cast) -> None:
    client = signed_in(cast.viewer)
    client.post("/preferences/language/", {"language": "zh-hans", "next": "/account/"})
    client.post("/preferences/theme/", {"theme": "dark", "next": "/account/"})
    elsewhere = Client()
    elsewhere.post("/login/", {"username": "viewer", "password": PASSWORD})
    assert elsewhere.cookies[settings.LANGUAGE_COOKIE_NAME].value == "zh-hans"
    assert elsewhere.cookies["theme"].value == "dark"


def test_an_unknown_language_is_not_remembered(cast: Cast) -> None:
    signed_in(cast.viewer).post("/preferences/language/", {"language": "xx", "next": "/"})
    cast.viewer.refresh_from_db()
    assert cast.viewer.language == ""
