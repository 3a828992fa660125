"""The signature is the vendor's own, byte for byte."""

import httpx2
import pytest
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.signer.signer import Signer
from hypothesis import given
from hypothesis import strategies as st

from apps.targets.modelarts.signing import Keys, SignedBy, authorization

KEYS = Keys("ACCESSKEY", "secret/with+signs")
HEADERS = {
    "Content-Type": "application/json",
    "Host": "127.0.0.1:8000",
    "X-Project-Id": "0123456789abcdef0123456789abcdef",
    "X-Sdk-Date": "20261124T081836Z",
}


def vendors_signature(method, path, query, headers, body):
    request = SdkRequest(
        method=method,
        schema="http",
        host=headers["Host"],
        resource_path=path,
        query_params=list(query),
        header_params=dict(headers),
        body=body,
    )
    signer = Signer(BasicCredentials(KEYS.access_key, KEYS.secret_key, "p"))
    return signer.sign(request).header_params["Authorization"]


@pytest.mark.parametrize("body", [b"", b'{"name":"\xe5\xb7\xa5\xe4\xbd\x9c\xe6\xb5\x81"}'])
@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/v2/p/workflows", []),
        ("/v2/p/workflows/", [("limit", "1"), ("labels", "weft-1")]),
        ("/v2/p/work flows/~a", [("name", "工作 流"), ("a", "x=y&z"), ("a", "b")]),
    ],
)
def test_it_equals_the_vendors(path, query, body):
    ours = authorization("post", path=path, query=query, headers=HEADERS, body=body, keys=KEYS)
    assert ours == vendors_signature("POST", path, query, HEADERS, body)


@given(
    query=st.lists(st.tuples(st.text(min_size=1, max_size=8), st.text(max_size=8)), max_size=4),
    body=st.binary(max_size=64),
    project=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20),
)
def test_it_equals_the_vendors_for_any_query_and_body(query, body, project):
    headers = {**HEADERS, "X-Project-Id": project}
    ours = authorization("GET", path="/v2/p", query=query, headers=headers, body=body, keys=KEYS)
    assert ours == vendors_signature("GET", "/v2/p", query, headers, body)


@pytest.mark.parametrize(
    "changed", [{"path": "/other"}, {"body": b"y"}, {"query": [("a", "c")]}, {"method": "PUT"}]
)
def test_it_changes_with_every_part_of_the_request(changed):
    parts = {"method": "GET", "path": "/v2", "query": [("a", "b")], "body": b"x"}
    sign = [
        authorization(p.pop("method"), headers=HEADERS, keys=KEYS, **p)
        for p in (dict(parts), parts | changed)
    ]
    assert sign[0] != sign[1]


def test_the_client_signs_what_it_sends():
    request = httpx2.Request(
        "POST",
        "http://127.0.0.1:8000/v2/p/workflows?labels=a b",
        content=b"{}",
        headers={"Content-Type": "application/json", "X-Project-Id": "p"},
    )
    signed = next(SignedBy(KEYS).sync_auth_flow(request))
    sent = {
        name: signed.headers[name.lower()]
        for name in ("Content-Type", "Host", "X-Project-Id", "X-Sdk-Date")
    }
    expected = vendors_signature("POST", "/v2/p/workflows", [("labels", "a b")], sent, b"{}")
    assert signed.headers["Authorization"] == expected


def test_the_secret_is_not_in_the_repr():
    assert "secret" not in repr(KEYS).replace("secret_key", "")
