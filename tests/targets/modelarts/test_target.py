"""Creating, finding and probing at an endpoint that behaves, and at one that does not."""

import json
import logging
import socket
import time

import pytest

from apps.targets.modelarts.target import modelarts
from apps.targets.ports import Place, RemoteFault, Verdict, passing
from tests.fakes.modelarts import (
    answering,
    committing_late,
    dripping,
    drop_after_commit,
    drop_before_commit,
    fake_modelarts,
)

DOCUMENT = '{"name":"工作流","steps":[{"name":"a","type":"job"}],"labels":["weft-1"]}'


@pytest.fixture
def cloud():
    with fake_modelarts() as server:
        yield server


def opened(endpoint, *, token="", private=True):
    place = Place(
        endpoint=endpoint,
        project_id="p1",
        access_key="AK",
        secret_key="SK",
        token=token,
        private=private,
    )
    return modelarts.open(place)


def create(endpoint, *, seconds=5.0, document=DOCUMENT, checkpoint=passing, **named):
    target = opened(endpoint, **named)
    return target.create(document, seconds=seconds, checkpoint=checkpoint)


def fault_of(cloud, fault, **named):
    cloud.faults.append(fault)
    with pytest.raises(RemoteFault) as caught:
        create(cloud.endpoint, **named)
    return caught.value


def test_it_sends_the_document_as_it_is_and_returns_the_remote_id(cloud):
    reply = create(cloud.endpoint)
    assert list(cloud.workflows) == [reply.remote_id]
    assert (reply.http_status, reply.request_id) == (201, "r-1")
    sent = cloud.seen[0]
    assert (sent.method, sent.path, sent.body) == ("POST", "/v2/p1/workflows", DOCUMENT.encode())
    assert sent.headers["content-type"] == "application/json"
    assert sent.headers["authorization"].startswith("SDK-HMAC-SHA256 Access=AK, ")


def test_a_token_is_shown_instead_of_a_signature(cloud):
    create(cloud.endpoint, token="tok")
    assert cloud.seen[0].headers["x-auth-token"] == "tok"
    assert "authorization" not in cloud.seen[0].headers


def test_it_finds_what_carries_the_label_and_nothing_else(cloud):
    mine = cloud.commit({"name": "a", "labels": ["x", "weft-1"]})
    cloud.commit({"name": "b", "labels": ["weft-12"]})
    cloud.commit({"name": "c"})
    assert opened(cloud.endpoint).find("weft-1", seconds=5).remote_ids == (mine["workflow_id"],)
    assert opened(cloud.endpoint).find("weft-2", seconds=5).remote_ids == ()


def test_it_searches_all_pages_of_a_target_that_ignores_the_filter(cloud):
    pages = [[{"workflow_id": f"w-{n}"} for n in range(100)], [{"workflow_id": "w-x"}]]
    pages[1][0]["labels"] = ["weft-1"]
    cloud.list_faults.extend(answering(200, {"items": page}) for page in pages)
    assert opened(cloud.endpoint).find("weft-1", seconds=5).remote_ids == ("w-x",)
    assert [seen.query["offset"] for seen in cloud.seen] == [["0"], ["100"]]


def test_the_oldest_of_several_comes_first(cloud):
    items = [
        {"workflow_id": "new", "created_at": "2026-02-01", "labels": ["weft-1"]},
        {"workflow_id": "old", "created_at": "2026-01-01", "labels": ["weft-1"]},
    ]
    cloud.list_faults.append(answering(200, {"items": items}))
    assert opened(cloud.endpoint).find("weft-1", seconds=5).remote_ids == ("old", "new")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 408, 409, 413, 415, 422])
def test_a_refusal_is_final_and_keeps_what_the_target_said(cloud, status):
    body = {"error_code": "ModelArts.0104", "error_msg": "no"}
    fault = fault_of(cloud, answering(status, body))
    assert (fault.verdict, fault.code) == (Verdict.NEVER, "target.refused")
    assert fault.params == {"status": status, "said": "ModelArts.0104: no"}
    assert (fault.http_status, fault.request_id) == (status, "r-1")


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_failure_of_the_target_leaves_it_in_doubt(cloud, status):
    fault = fault_of(cloud, answering(status, b"<html>"))
    assert (fault.verdict, fault.code) == (Verdict.IN_DOUBT, "target.failed")


def test_too_many_requests_may_be_repeated_after_the_wait_asked_for(cloud):
    fault = fault_of(cloud, answering(429, {}, Retry_After="7"))
    assert (fault.verdict, fault.wait) == (Verdict.AGAIN, 7.0)


def test_nobody_listening_means_nothing_happened():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(RemoteFault) as caught:
        create(f"http://127.0.0.1:{port}")
    assert (caught.value.verdict, caught.value.code) == (Verdict.AGAIN, "target.unreachable")


@pytest.mark.parametrize("fault", [drop_before_commit, drop_after_commit])
def test_a_broken_connection_leaves_it_in_doubt(cloud, fault):
    assert fault_of(cloud, fault).verdict is Verdict.IN_DOUBT


def test_no_answer_in_time_leaves_it_in_doubt(cloud):
    fault = fault_of(cloud, committing_late(0.6), seconds=0.2)
    assert (fault.verdict, fault.code) == (Verdict.IN_DOUBT, "target.timeout")


def test_a_dripping_answer_ends_with_the_deadline_too(cloud):
    start = time.monotonic()
    assert fault_of(cloud, dripping(3), seconds=0.4).code == "target.timeout"
    assert time.monotonic() - start < 1.5


def test_a_redirect_is_not_followed(cloud):
    with fake_modelarts() as elsewhere:
        fault = fault_of(
            cloud, answering(307, {}, Location=f"{elsewhere.endpoint}/v2/p1/workflows")
        )
        assert (fault.verdict, fault.code) == (Verdict.NEVER, "target.redirect")
        assert elsewhere.seen == []
    assert len(cloud.seen) == 1


@pytest.mark.parametrize(
    "body",
    [b"garbage", b"", b"[" * 100_000, b"[]", b'{"workflow_id": 5}', b'{"workflow_id": "../x"}'],
)
def test_a_success_without_an_id_leaves_it_in_doubt(cloud, body):
    fault = fault_of(cloud, answering(201, body))
    assert (fault.verdict, fault.code) == (Verdict.IN_DOUBT, "target.unreadable")


def test_an_error_in_a_success_is_told(cloud):
    body = {"error_code": "ModelArts.0116", "error_msg": "quota"}
    assert fault_of(cloud, answering(200, body)).params["said"] == "ModelArts.0116: quota"


def test_a_huge_answer_is_not_read(cloud, monkeypatch):
    monkeypatch.setattr("apps.targets.modelarts.client.LARGEST_ANSWER", 1000)
    fault = fault_of(cloud, answering(201, {"workflow_id": "w", "x": "y" * 2000}))
    assert (fault.verdict, fault.code) == (Verdict.IN_DOUBT, "target.answer_too_large")


def test_a_private_address_is_refused_before_anything_is_sent(cloud):
    with pytest.raises(RemoteFault) as caught:
        create(cloud.endpoint, private=False)
    assert (caught.value.verdict, caught.value.code) == (Verdict.NEVER, "target.address_refused")
    assert cloud.seen == []


def test_a_name_of_loopback_is_refused_too(cloud):
    with pytest.raises(RemoteFault) as caught:
        create(f"http://localhost:{cloud.server_port}", private=False)
    assert caught.value.code == "target.address_refused"


def test_a_proxy_in_the_environment_is_not_used(cloud, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert create(cloud.endpoint).http_status == 201


def test_a_credential_that_no_header_can_carry_is_final(cloud):
    with pytest.raises(RemoteFault) as caught:
        create(cloud.endpoint, token="a\nb")
    assert (caught.value.verdict, caught.value.code) == (Verdict.NEVER, "target.unsendable")


def test_a_token_that_the_target_repeats_is_not_told(cloud):
    cloud.faults.append(answering(401, {"error_msg": "bad token TOKEN-PLAIN"}))
    with pytest.raises(RemoteFault) as caught:
        create(cloud.endpoint, token="TOKEN-PLAIN")
    assert caught.value.params["said"] == "bad token ***"


def test_no_credential_is_in_the_log_even_when_everything_is_logged(cloud, caplog):
    with caplog.at_level(logging.DEBUG):
        create(cloud.endpoint, token="TOKEN-PLAIN")
        create(cloud.endpoint)
    assert "TOKEN-PLAIN" not in caplog.text
    assert "SDK-HMAC-SHA256" not in caplog.text


def test_nothing_is_sent_when_time_is_up_before_the_start(cloud):
    with pytest.raises(RemoteFault) as caught:
        create(cloud.endpoint, seconds=-1)
    assert caught.value.verdict is Verdict.AGAIN
    assert cloud.seen == []


def test_the_moment_between_request_and_answer_is_named(cloud):
    names = []
    create(cloud.endpoint, checkpoint=names.append)
    assert names == ["sent"]


def test_a_probe_accepts_a_list_and_nothing_else(cloud):
    opened(cloud.endpoint).probe(seconds=5)
    assert cloud.seen[0].query == {"limit": ["1"]}
    cloud.list_faults.append(answering(200, b"<html>welcome</html>"))
    with pytest.raises(RemoteFault) as caught:
        opened(cloud.endpoint).probe(seconds=5)
    assert caught.value.code == "target.unreadable"


def test_what_was_sent_is_json_with_the_label(cloud):
    create(cloud.endpoint)
    assert json.loads(cloud.seen[0].body)["labels"] == ["weft-1"]
