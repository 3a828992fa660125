"""The signature check, against the vendor's own signer."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.signer.signer import Signer

from apps.api import signing
from apps.api.signing import SignedRequest, Untrusted, read_claim

SECRET = "secret"
BODY = '{"name":"流程"}'.encode()


def signed(
    *,
    path: str = "/v2/p/workflows",
    query: list[tuple[str, object]] | None = None,
    body: bytes = BODY,
    headers: dict[str, str] | None = None,
    method: str = "POST",
) -> tuple[SignedRequest, str]:
    """Return a request as a server sees it, and the Authorization the vendor's signer gave it."""
    request = SdkRequest(
        method=method,
        schema="http",
        host="127.0.0.1:8000",
        resource_path=path,
        query_params=list(query or []),
        header_params={"Content-Type": "application/json", "User-Agent": "sdk", **(headers or {})},
        body=body,
    )
    Signer(BasicCredentials("AK", SECRET, "p")).sign(request)
    sent, _, found = request.uri.partition("?")
    seen = {name.lower(): value.encode("latin-1").decode() for name, value in headers_of(request)}
    return SignedRequest(
        method=method, path=quote(sent, safe="/%~"), query=found, headers=seen, body=body or b""
    ), request.header_params["Authorization"]


def headers_of(request: SdkRequest):
    return [item for item in request.header_params.items() if item[0] != "Authorization"]


def verify(request: SignedRequest, authorization: str, *, secret: str = SECRET, later: int = 0):
    now = datetime.now(UTC) + timedelta(seconds=later)
    signing.check(request, read_claim(authorization), secret_key=secret, now=now)


REQUESTS = {
    "a post": {},
    "a get": {"method": "GET", "body": b""},
    "a query": {"query": [("name", "a b+c&d=é"), ("limit", "10"), ("offset", 0)]},
    "a repeated key": {"query": [("labels", ["b", "a", "ä"]), ("a", "")]},
    "an odd path": {"path": "/v2/p/a b/~x/%41/流"},
    "a header beyond ASCII": {"headers": {"X-Note": "  流程 "}},
}


@pytest.mark.parametrize("name", REQUESTS)
def test_what_the_vendors_signer_signs_is_accepted(name: str):
    verify(*signed(**REQUESTS[name]))


TAMPERED = {
    "method": lambda r: replace(r, method="PUT"),
    "path": lambda r: replace(r, path="/v2/q/workflows"),
    "query": lambda r: replace(r, query="limit=11"),
    "another query": lambda r: replace(r, query=""),
    "body": lambda r: replace(r, body=r.body + b" "),
    "host": lambda r: replace(r, headers=r.headers | {"host": "127.0.0.1:8001"}),
    "header": lambda r: replace(r, headers=r.headers | {"content-type": "text/plain"}),
    "date": lambda r: replace(r, headers=r.headers | {"x-sdk-date": shifted(r, 60)}),
}


def shifted(request: SignedRequest, seconds: int) -> str:
    form = "%Y%m%dT%H%M%SZ"
    sent = datetime.strptime(request.headers["x-sdk-date"], form)
    return (sent + timedelta(seconds=seconds)).strftime(form)


@pytest.mark.parametrize("part", TAMPERED)
def test_whatever_is_changed_on_the_way_breaks_the_signature(part: str):
    request, authorization = signed(query=[("limit", "10")])
    with pytest.raises(Untrusted, match=r"request\.wrong_signature"):
        verify(TAMPERED[part](request), authorization)


def test_another_secret_breaks_the_signature():
    with pytest.raises(Untrusted, match=r"request\.wrong_signature"):
        verify(*signed(), secret="another")


@pytest.mark.parametrize("later", [-910, 910])
def test_a_date_more_than_fifteen_minutes_off_is_refused(later: int):
    with pytest.raises(Untrusted, match=r"request\.signature_date"):
        verify(*signed(), later=later)


@pytest.mark.parametrize("later", [-890, 890])
def test_a_date_less_than_fifteen_minutes_off_is_accepted(later: int):
    verify(*signed(), later=later)


@pytest.mark.parametrize("text", ["", "yesterday", "20261332T000000Z", "2026-11-24T00:00:00Z"])
def test_a_date_that_is_none_is_refused(text: str):
    request, authorization = signed()
    with pytest.raises(Untrusted, match=r"request\.signature_date"):
        verify(replace(request, headers=request.headers | {"x-sdk-date": text}), authorization)


@pytest.mark.parametrize("name", ["host", "x-sdk-date"])
def test_host_and_date_must_be_signed(name: str):
    request, authorization = signed()
    with pytest.raises(Untrusted, match=r"request\.unsigned_headers"):
        verify(request, authorization.replace(f"{name};", "").replace(f";{name}", ""))


def test_a_signed_header_must_arrive():
    request, authorization = signed()
    kept = {name: value for name, value in request.headers.items() if name != "user-agent"}
    with pytest.raises(Untrusted, match=r"request\.unsigned_headers"):
        verify(replace(request, headers=kept), authorization)


def test_an_unsigned_body_is_refused_even_with_the_right_signature():
    request, authorization = signed(headers={"Content-Type": "application/octet-stream"})
    assert request.headers["x-sdk-content-sha256"] == "UNSIGNED-PAYLOAD"
    with pytest.raises(Untrusted, match=r"request\.unsigned_payload"):
        verify(request, authorization)


def test_a_hash_in_a_header_does_not_stand_in_for_the_body():
    request, authorization = signed(headers={"X-Sdk-Content-Sha256": "0" * 64})
    with pytest.raises(Untrusted, match=r"request\.wrong_signature"):
        verify(request, authorization)


@pytest.mark.parametrize(
    "text",
    [
        "SDK-HMAC-SHA256",
        "SDK-HMAC-SHA256 Access=A, SignedHeaders=host, Signature=00",
        "SDK-HMAC-SHA256 Access=A B, SignedHeaders=host;x-sdk-date, Signature=" + "0" * 64,
        "SDK-HMAC-SM3 Access=A, SignedHeaders=host;x-sdk-date, Signature=" + "0" * 64,
        "SDK-HMAC-SHA256 Access=A, SignedHeaders=, Signature=" + "0" * 64,
    ],
)
def test_a_claim_that_is_not_spelled_right_is_refused(text: str):
    with pytest.raises(Untrusted, match=r"request\.malformed_signature"):
        read_claim(text)
