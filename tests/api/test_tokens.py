"""POST /v3/auth/tokens: the vendor's way from a password to a token."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache

from apps.api.throttle import WINDOW
from apps.api.v3.tokens import NAME_LIMIT
from tests.api.signed import read, send
from tests.cast import PASSWORD, Cast

PATH = "/v3/auth/tokens"


@pytest.fixture(autouse=True)
def _no_attempts_yet():
    cache.clear()


def wish(project_id: str, *, name: str = "owner", password: str = PASSWORD) -> bytes:
    user = {"name": name, "password": password, "domain": {"name": "any"}}
    identity = {"methods": ["password"], "password": {"user": user}}
    return json.dumps(
        {"auth": {"identity": identity, "scope": {"project": {"id": project_id}}}}
    ).encode()


def test_a_password_buys_a_token_for_a_day(cast: Cast):
    response = send("POST", PATH, body=wish(cast.project.pk))
    token = read(response)["token"]
    ends = datetime.fromisoformat(token["expires_at"])
    assert response.status_code == 201
    assert len(response["X-Subject-Token"]) >= 32
    assert token["project"]["id"] == cast.project.pk
    assert token["user"]["name"] == "owner"
    assert timedelta(hours=23, minutes=59) < ends - datetime.now(UTC) <= timedelta(hours=24)
    assert response["X-Subject-Token"] not in response.content.decode()


def test_a_wrong_password_and_an_unknown_user_look_alike(cast: Cast):
    wrong = send("POST", PATH, body=wish(cast.project.pk, password="wrong"))
    unknown = send("POST", PATH, body=wish(cast.project.pk, name="nobody-here"))
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.content == unknown.content
    assert read(wrong)["error_code"] == "APIGW.0301"


def test_somebody_elses_project_and_no_project_look_alike(cast: Cast):
    foreign = send("POST", PATH, body=wish(cast.project.pk, name="stranger"))
    absent = send("POST", PATH, body=wish("0" * 32, name="stranger"))
    assert foreign.status_code == absent.status_code == 400
    assert foreign.content == absent.content


def test_another_method_of_proof_is_refused_with_its_path(cast: Cast):
    body = wish(cast.project.pk).replace(b'["password"]', b'["totp"]')
    found = read(send("POST", PATH, body=body))
    assert found["problems"][0]["path"] == "auth.identity.methods"


def test_everything_missing_is_named_at_once(db):
    body = b'{"auth": {"identity": {"password": {"user": {"domain": {}}}}}}'
    found = read(send("POST", PATH, body=body))
    assert {problem["path"] for problem in found["problems"]} == {
        "auth.identity.methods",
        "auth.identity.password.user.name",
        "auth.identity.password.user.password",
        "auth.scope",
    }


def test_guessing_is_slowed_even_for_the_right_password_and_ends_with_the_window(cast: Cast):
    with time_machine.travel(WINDOW * 1000, tick=False) as clock:
        for _ in range(NAME_LIMIT):
            guess = send("POST", PATH, body=wish(cast.project.pk, password="guess"))
            assert guess.status_code == 401
        refused = send("POST", PATH, body=wish(cast.project.pk))
        assert refused.status_code == 429
        assert read(refused)["error_code"] == "APIGW.0308"
        assert int(refused["Retry-After"]) == WINDOW
        clock.shift(WINDOW)
        assert send("POST", PATH, body=wish(cast.project.pk)).status_code == 201


def test_guessing_at_one_name_does_not_slow_another(cast: Cast):
    for _ in range(NAME_LIMIT + 1):
        send("POST", PATH, body=wish(cast.project.pk, password="guess"))
    assert send("POST", PATH, body=wish(cast.project.pk, name="editor")).status_code == 201


def test_right_passwords_are_never_slowed(cast: Cast):
    answers = {
        send("POST", PATH, body=wish(cast.project.pk)).status_code for _ in range(NAME_LIMIT * 2)
    }
    assert answers == {201}
