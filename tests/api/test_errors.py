"""One shape for every error under /v2 and /v3, whoever makes it."""

import pytest
from django.test import Client

from tests.api.signed import read, send

TOKENS = "/v3/auth/tokens"

REQUESTS = {
    "no such path": (404, "APIGW.0101", ("GET", "/v2/nowhere"), {}),
    "no such path, changing": (404, "APIGW.0101", ("POST", "/v3/nowhere"), {"body": b"{}"}),
    "the bare prefix": (404, "APIGW.0101", ("GET", "/v2"), {}),
    "a wrong method": (405, "APIGW.0102", ("DELETE", TOKENS), {}),
    "options": (405, "APIGW.0102", ("OPTIONS", TOKENS), {}),
    "no JSON accepted": (
        406,
        "APIGW.0103",
        ("POST", TOKENS),
        {"headers": {"Accept": "text/html"}, "body": b"{}"},
    ),
    "a form": (
        415,
        "APIGW.0104",
        ("POST", TOKENS),
        {"headers": {"Content-Type": "application/x-www-form-urlencoded"}, "body": b"a=1"},
    ),
    "another charset": (
        415,
        "APIGW.0104",
        ("POST", TOKENS),
        {"headers": {"Content-Type": "application/json; charset=gbk"}, "body": b"{}"},
    ),
    "too large": (413, "APIGW.0201", ("POST", TOKENS), {"body": b" " * (8 * 1024**2 + 1)}),
    "an unknown host": (
        400,
        "ModelArts.0104",
        ("GET", "/v2/nowhere"),
        {"headers": {"Host": "not a host"}},
    ),
    "endless parameters": (
        400,
        "ModelArts.0104",
        ("GET", "/v2/p/workflows?" + "&".join(f"a{n}" for n in range(2000))),
        {},
    ),
    "broken JSON": (400, "ModelArts.0104", ("POST", TOKENS), {"body": b"{"}),
    "an empty body": (400, "ModelArts.0104", ("POST", TOKENS), {}),
    "a wrong type": (400, "ModelArts.0104", ("POST", TOKENS), {"body": b'{"auth": 1}'}),
    "something missing": (400, "ModelArts.0104", ("POST", TOKENS), {"body": b'{"auth": {}}'}),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_every_error_has_code_sentence_problems_and_request_id(db, name: str):
    status, code, sent, rest = REQUESTS[name]
    response = send(*sent, **rest)
    found = read(response)
    assert (response.status_code, found["error_code"]) == (status, code)
    assert found.keys() == {"error_code", "error_msg", "problems"}
    assert found["error_msg"].endswith(found["problems"][0]["message"])
    assert all(problem["path"] and problem["message"] for problem in found["problems"])
    assert response["Content-Type"] == "application/json"
    assert len(response["X-Request-Id"]) == 32


def test_a_fault_of_the_server_is_json_too(db, settings, caplog):
    """The view is real; only the cache it counts attempts in cannot count."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    body = (
        b'{"auth": {"identity": {"methods": ["password"], "password": {"user": '
        b'{"name": "a", "password": "b"}}}, "scope": {"project": {"id": "x"}}}}'
    )
    response = send("POST", TOKENS, body=body)
    assert response.status_code == 500
    assert read(response)["error_code"] == "APIGW.0603"
    assert f"POST /v3/auth/tokens failed ({response['X-Request-Id']})" in caplog.text


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("zh-CN,zh;q=0.9", "zh-hans"),
        ("fr,zh;q=0.5,en;q=0.4", "zh-hans"),
        ("en,zh;q=0.5", "en"),
        ("fr", "en"),
        ("*", "en"),
        ("", "en"),
    ],
)
def test_the_sentence_is_english_unless_the_request_asks_for_chinese(db, header, language):
    response = send("GET", "/v2/nowhere", headers={"Accept-Language": header})
    assert response["Content-Language"] == language
    assert ("不存在" in read(response)["error_msg"]) is (language == "zh-hans")


def test_the_language_of_a_browser_cookie_does_not_reach_a_program(db):
    client = Client()
    client.cookies["django_language"] = "zh-hans"
    assert send("GET", "/v2/nowhere", client=client)["Content-Language"] == "en"


def test_every_answer_has_its_own_request_id(db):
    ids = {send("GET", path)["X-Request-Id"] for path in ("/v2/a", "/v2/a", "/api/schema/")}
    assert len(ids) == 3


def test_errors_outside_the_api_are_left_alone(db):
    assert "html" in send("GET", "/nowhere/at/all/")["Content-Type"]
