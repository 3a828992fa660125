"""The vendor's own client against a running server: plain HTTP on loopback, AK/SK signed."""

import json
from pathlib import Path

import pytest
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException
from huaweicloudsdkcore.utils import http_utils
from huaweicloudsdkmodelarts.v1 import (
    CreateWorkflowRequest,
    DeleteWorkflowRequest,
    ListWorkflowsRequest,
    ModelArtsClient,
    ShowWorkflowLabelsRequest,
    ShowWorkflowRequest,
    ShowWorkflowsOverviewRequest,
    ShowWorkflowsTodolistRequest,
    UpdateWorkflowRequest,
    WorkflowParam,
    WorkflowUpdate,
)

from apps.spec.exact import difference
from apps.teams import actions
from tests.cast import Cast, gather

pytestmark = pytest.mark.django_db(transaction=True)

EXAMPLE = json.loads(
    (Path(__file__).parent.parent / "data/example-request.json").read_text(encoding="utf-8")
)
ADDED = {"workflow_id", "created_at", "last_modified_at", "run_count", "param_ready", "user_name"}


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def client(cast: Cast, live_server) -> ModelArtsClient:
    """The official client as anybody would set it up, with a key of the project's editor."""
    key = actions.create_access_key(user=cast.editor, project=cast.project, by=cast.editor)
    credentials = BasicCredentials(key.access_key, key.secret_key, cast.project.pk)
    return (
        ModelArtsClient.new_builder()
        .with_credentials(credentials)
        .with_endpoint(live_server.url)
        .build()
    )


def plain(model) -> dict:
    """Return a typed answer as the client itself would send it."""
    return json.loads(json.dumps(http_utils.sanitize_for_serialization(model)))


def as_sent(answer: dict) -> dict:
    """Return an answer without what only a server adds."""
    found = {name: value for name, value in answer.items() if name not in ADDED}
    for step in found["steps"]:
        step.pop("created_at")
    return found


def test_the_pages_example_is_created_and_its_typed_answer_is_the_request_again(client):
    answer = client.create_workflow(CreateWorkflowRequest(body=EXAMPLE))
    assert answer.status_code == 201
    assert difference(as_sent(plain(answer)), EXAMPLE) is None
    shown = client.show_workflow(ShowWorkflowRequest(workflow_id=answer.workflow_id))
    assert shown.status_code == 200
    assert difference(plain(shown), plain(answer)) is None


def test_the_typed_model_can_be_sent_as_well(client):
    model = WorkflowParam(**EXAMPLE)
    answer = client.create_workflow(CreateWorkflowRequest(body=model))
    assert difference(as_sent(plain(answer)), EXAMPLE) is None


def test_listing_finds_it_by_name_and_leaves_its_steps_out(client):
    created = client.create_workflow(CreateWorkflowRequest(body=EXAMPLE))
    client.create_workflow(CreateWorkflowRequest(body=EXAMPLE | {"name": "another"}))
    page = client.list_workflows(
        ListWorkflowsRequest(name="HAS-condition", search_type="contain", limit="10", offset="0")
    )
    assert (page.total, page.count) == (2, 1)
    assert [item.workflow_id for item in page.items] == [created.workflow_id]
    assert page.items[0].steps is None
    assert page.items[0].labels == ["subgraph"]


def test_labels_overview_and_todolist_answer(client):
    client.create_workflow(CreateWorkflowRequest(body=EXAMPLE))
    assert client.show_workflow_labels(ShowWorkflowLabelsRequest()).body == ["subgraph"]
    assert client.show_workflows_overview(ShowWorkflowsOverviewRequest()).total == 1
    assert client.show_workflows_todolist(ShowWorkflowsTodolistRequest()).items == []


def test_updating_changes_what_is_sent_and_nothing_else(client):
    created = client.create_workflow(CreateWorkflowRequest(body=EXAMPLE))
    update = WorkflowUpdate(name="renamed", labels=["new", "labels"])
    answer = client.update_workflow(
        UpdateWorkflowRequest(workflow_id=created.workflow_id, body=update)
    )
    assert answer.status_code == 200
    expected = EXAMPLE | {"name": "renamed", "labels": ["new", "labels"]}
    assert difference(as_sent(plain(answer)), expected) is None


def test_a_copy_is_the_same_workflow_under_another_id(client):
    created = client.create_workflow(CreateWorkflowRequest(body=EXAMPLE))
    body = WorkflowParam(name="copy", source_workflow_id=created.workflow_id)
    copied = client.create_workflow(CreateWorkflowRequest(body=body))
    assert copied.workflow_id != created.workflow_id
    expected = EXAMPLE | {"name": "copy", "source_workflow_id": created.workflow_id}
    assert difference(as_sent(plain(copied)), expected) is None


def test_a_deleted_workflow_is_not_found(client):
    created = client.create_workflow(CreateWorkflowRequest(body=EXAMPLE))
    wanted = {"workflow_id": created.workflow_id}
    assert client.delete_workflow(DeleteWorkflowRequest(**wanted)).status_code == 204
    with pytest.raises(ClientRequestException) as caught:
        client.show_workflow(ShowWorkflowRequest(**wanted))
    error = caught.value
    assert (error.status_code, error.error_code) == (400, "ModelArts.7512")
    assert error.error_msg == f"Workflow {created.workflow_id} not found"
    assert len(error.request_id) == 32


def test_a_malformed_id_is_refused_as_the_vendor_refuses_it(client):
    with pytest.raises(ClientRequestException) as caught:
        client.show_workflow(ShowWorkflowRequest(workflow_id="invalid-id-format"))
    assert (caught.value.status_code, caught.value.error_code) == (400, "ModelArts.0104")
    assert "'uuid4' tag" in caught.value.error_msg


def test_a_wrong_secret_is_told_as_the_vendor_tells_it(client, cast, live_server):
    stranger = (
        ModelArtsClient.new_builder()
        .with_credentials(BasicCredentials("NOBODY", "secret", cast.project.pk))
        .with_endpoint(live_server.url)
        .build()
    )
    with pytest.raises(ClientRequestException) as caught:
        stranger.list_workflows(ListWorkflowsRequest())
    assert (caught.value.status_code, caught.value.error_code) == (401, "APIGW.0301")
