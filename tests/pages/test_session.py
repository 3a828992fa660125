"""Signing in, and what the frame remembers."""

import pytest
from django.conf import settings

from tests.cast import PASSWORD, gather

pytestmark = pytest.mark.django_db

ELSEWHERE = ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_signing_in_leads_only_to_pages_of_this_site(client, target):
    gather()
    form = {"username": "editor", "password": PASSWORD, "next": target}
    assert client.post("/login/", form)["Location"] == "/"


def test_signing_in_leads_to_the_page_that_was_asked_for(client):
    gather()
    form = {"username": "editor", "password": PASSWORD, "next": "/trash/"}
    assert client.post("/login/", form)["Location"] == "/trash/"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_the_switches_lead_only_to_pages_of_this_site(client, target):
    for path, choice in (("theme", {"theme": "dark"}), ("language", {"language": "zh-hans"})):
        response = client.post(f"/preferences/{path}/", {**choice, "next": target})
        assert response["Location"] == "/"


def test_signing_in_brings_the_persons_language(client):
    cast = gather()
    cast.editor.language = "zh-hans"
    cast.editor.save(update_fields=["language"])
    response = client.post("/login/", {"username": "editor", "password": PASSWORD})
    assert response.cookies[settings.LANGUAGE_COOKIE_NAME].value == "zh-hans"


def test_an_unknown_theme_counts_as_the_systems(client):
    response = client.post("/preferences/theme/", {"theme": "plaid"})
    assert response.cookies["theme"].value == "system"


def test_signing_out_needs_a_post(client):
    assert client.get("/logout/").status_code == 405


def test_every_page_of_the_frame_asks_a_stranger_to_sign_in(client):
    for path in ("/", "/trash/", "/workflows/import/"):
        assert client.get(path)["Location"] == f"/login/?next={path}"
