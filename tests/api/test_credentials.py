"""The three ways to prove who one is, over HTTP."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from apps.teams import actions
from apps.teams.models import AccessKey, Membership
from tests.api.caller import in_browser, read, with_token
from tests.api.signed import send, send_signed, signed_headers
from tests.cast import PASSWORD, Cast


@pytest.fixture
def key(cast: Cast) -> AccessKey:
    return actions.create_access_key(user=cast.editor, project=cast.project, by=cast.editor)


@pytest.fixture
def path(cast: Cast) -> str:
    return f"/v2/{cast.project.pk}/workflows"


BODY = b'{"name": "w", "steps": [{"name": "s", "type": "job"}]}'


def test_a_signed_request_is_the_keys_user(key: AccessKey, path: str):
    answer = send_signed(key, "POST", path, body=BODY)
    assert answer.status_code == 201
    assert read(answer)["user_name"] == "editor"


def test_a_signed_query_is_read_as_it_was_signed(key: AccessKey, path: str):
    send_signed(key, "POST", path, body=BODY)
    query = [("name", "a b+c&d"), ("labels", "b"), ("labels", "a")]
    assert send_signed(key, "GET", path, query=query).status_code == 200


TAMPERED = {
    "body": {"body": BODY + b" "},
    "query": {"query": [("limit", "1")]},
    "header": {"headers": {"Content-Type": "application/json; charset=utf-8"}},
    "date": {"headers": {"X-Sdk-Date": "20260101T000000Z"}},
    "host": {"headers": {"Host": "localhost"}},
}


@pytest.mark.parametrize("part", TAMPERED)
def test_what_was_changed_on_the_way_is_refused(key: AccessKey, path: str, part: str):
    sent = {"body": BODY, "headers": signed_headers(key, "POST", path, body=BODY)}
    changed = TAMPERED[part]
    headers = sent["headers"] | changed.get("headers", {})
    answer = send("POST", path, **sent | changed | {"headers": headers})
    assert (answer.status_code, read(answer)["error_code"]) == (401, "APIGW.0301")
    assert answer["WWW-Authenticate"] == "SDK-HMAC-SHA256"


def test_a_signature_for_one_path_does_not_fit_another(key: AccessKey, path: str):
    headers = signed_headers(key, "GET", path)
    assert send("GET", f"{path}/labels", headers=headers).status_code == 401
    assert send("DELETE", path, headers=headers).status_code == 401


def test_a_wrong_secret_and_an_unknown_key_look_alike(key: AccessKey, path: str):
    unknown = AccessKey(access_key="NOBODY", secret_key="x", project_id=key.project_id)
    wrong = AccessKey(access_key=key.access_key, secret_key="x", project_id=key.project_id)
    answers = [send_signed(any, "GET", path) for any in (unknown, wrong)]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert answers[0].content == answers[1].content


def test_an_old_signature_is_refused(key: AccessKey, path: str):
    headers = signed_headers(key, "GET", path)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        answer = send("GET", path, headers=headers)
    assert read(answer)["problems"][0]["code"] == "request.signature_date"


def test_equal_requests_within_a_second_are_both_taken(key: AccessKey, path: str):
    headers = signed_headers(key, "GET", path)
    assert {send("GET", path, headers=headers).status_code for _ in range(2)} == {200}


def test_a_key_opens_its_own_project_only(key: AccessKey, cast: Cast):
    other = actions.create_project(cast.team, name="Other", by=cast.owner)
    answer = send_signed(key, "GET", f"/v2/{other.pk}/workflows")
    assert (answer.status_code, read(answer)["problems"][0]["code"]) == (400, "project.not_found")


def test_a_key_ends_with_the_membership_and_with_the_account(key: AccessKey, path: str):
    Membership.objects.filter(user=key.user).delete()
    assert send_signed(key, "GET", path).status_code == 400
    key.user.is_active = False
    key.user.save()
    assert send_signed(key, "GET", path).status_code == 401


def test_using_a_key_is_remembered(key: AccessKey, path: str):
    send_signed(key, "GET", path)
    key.refresh_from_db(fields=["last_used_at"])
    assert key.last_used_at is not None


def test_a_key_works_from_a_browser_that_is_signed_in_as_somebody_else(key, path, cast):
    client = Client()
    client.force_login(cast.viewer)
    assert send_signed(key, "POST", path, body=BODY, client=client).status_code == 201


def test_a_token_works_until_it_ends(cast: Cast):
    caller = with_token(cast.editor, cast.project)
    assert caller.send("GET").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(hours=24, seconds=1)):
        answer = caller.send("GET")
    assert (answer.status_code, read(answer)["problems"][0]["code"]) == (401, "request.wrong_token")


@pytest.mark.parametrize("token", ["", "nonsense", "ü"])
def test_an_unknown_token_is_refused(path: str, token: str):
    answer = send("GET", path, headers={"X-Auth-Token": token})
    assert (answer.status_code, read(answer)["error_code"]) == (401, "APIGW.0301")


def test_no_credentials_are_told_in_the_vendors_words(path: str):
    answer = send("GET", path)
    assert answer.status_code == 401
    assert read(answer)["error_msg"] == (
        "Incorrect IAM authentication information: x-auth-token not found"
    )


def test_a_browser_needs_the_csrf_token_to_change_anything(cast: Cast, path: str):
    client = Client(enforce_csrf_checks=True)
    client.login(username="editor", password=PASSWORD)
    assert send("GET", path, client=client).status_code == 200
    refused = send("POST", path, body=BODY, client=client)
    assert (refused.status_code, read(refused)["problems"][0]["code"]) == (403, "request.csrf")
    client.get("/api/docs/?script")
    headers = {"X-CSRFToken": client.cookies["csrftoken"].value}
    assert send("POST", path, body=BODY, client=client, headers=headers).status_code == 201


def test_a_session_reaches_every_project_of_its_user(cast: Cast):
    other = actions.create_project(cast.team, name="Other", by=cast.owner)
    for project in (cast.project, other):
        assert in_browser(cast.viewer, project.pk).send("GET").status_code == 200
