"""What holds only under the server of production: uvicorn with WSGI threads behind ASGI."""

import http.client
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.signer.signer import Signer

from apps.teams import actions
from apps.teams.models import AccessKey
from tests.cast import Cast, gather
from tests.live import served

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def key(cast: Cast) -> AccessKey:
    return actions.create_access_key(user=cast.editor, project=cast.project, by=cast.editor)


@pytest.fixture
def address(transactional_db: None) -> Iterator[str]:
    """Where uvicorn listens, with the application that production serves."""
    with served() as where:
        yield where


def send(address: str, key: AccessKey, method: str, path: str, *, query=(), body=b"", **headers):
    """Return status and JSON of a signed request, its path sent exactly as given."""
    request = SdkRequest(
        method=method,
        schema="http",
        host=address,
        resource_path=path,
        query_params=list(query),
        header_params={"Content-Type": "application/json"},
        body=body,
    )
    Signer(BasicCredentials(key.access_key, key.secret_key, key.project_id)).sign(request)
    connection = http.client.HTTPConnection(address)
    connection.request(method, request.uri, body, request.header_params | headers)
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


def test_a_signed_request_is_taken_whatever_its_path_and_query_hold(address, key):
    path = f"/v2/{key.project_id}/workflows"
    body = json.dumps({"name": "流程", "steps": [{"name": "s", "type": "job"}]}).encode()
    status, created = send(address, key, "POST", path, body=body)
    assert status == 201
    query = [("name", "流程"), ("description", ""), ("labels", ["b c", "a+d"])]
    assert send(address, key, "GET", path, query=query)[0] == 200
    assert send(address, key, "GET", f"{path}/{created['workflow_id']}")[0] == 200


@pytest.mark.parametrize("tail", ["a b", "a%20b", "流", quote("流"), "%41", "a~b", "a+b", "%2F"])
def test_the_signature_covers_the_path_as_it_was_sent(address, key, tail: str):
    """The path is nobody's ID, but the signature must have been found right before that."""
    sent = quote(tail, safe="%~+")
    status, found = send(address, key, "GET", f"/v2/{key.project_id}/workflows/{sent}")
    assert status in (400, 404), found
    assert found["error_code"] != "APIGW.0301"


def test_a_body_without_a_length_is_refused(address, key):
    connection = http.client.HTTPConnection(address)
    headers = {"Transfer-Encoding": "chunked", "Content-Type": "application/json"}
    connection.request("POST", f"/v2/{key.project_id}/workflows", iter([b"{}"]), headers)
    answer = connection.getresponse()
    assert (answer.status, json.loads(answer.read())["error_code"]) == (411, "APIGW.0201")


def test_a_body_that_is_too_large_is_refused_unread(address, key):
    connection = http.client.HTTPConnection(address)
    headers = {"Content-Length": str(10**12), "Content-Type": "application/json"}
    connection.request("POST", f"/v2/{key.project_id}/workflows", b"{", headers)
    answer = connection.getresponse()
    assert (answer.status, json.loads(answer.read())["error_code"]) == (413, "APIGW.0201")


def test_of_many_updates_of_one_revision_only_one_is_taken(address, key):
    path = f"/v2/{key.project_id}/workflows"
    body = json.dumps({"name": "w", "steps": [{"name": "s", "type": "job"}]}).encode()
    _, created = send(address, key, "POST", path, body=body)
    one = f"{path}/{created['workflow_id']}"

    def update(number: int) -> int:
        change = json.dumps({"description": str(number)}).encode()
        return send(address, key, "PUT", one, body=change, **{"If-Match": '"1"'})[0]

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(update, range(8)))
    assert sorted(statuses) == [200, *[409] * 7]
    _, shown = send(address, key, "GET", one)
    assert shown["description"] == str(statuses.index(200))
