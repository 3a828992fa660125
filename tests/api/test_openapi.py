"""The OpenAPI document says what the API does, completely."""

import json

import pytest
from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema

from apps.api.descriptions import DESCRIPTIONS
from apps.core.field_texts import describe
from apps.core.texts.fields import FIELDS
from apps.spec.fields import declared_fields
from apps.spec.model import OBJECTS
from tests.api.caller import Caller, read

OPERATIONS = {
    "CreateWorkflow",
    "ListWorkflows",
    "ShowWorkflow",
    "UpdateWorkflow",
    "DeleteWorkflow",
    "ShowWorkflowLabels",
    "ShowWorkflowsOverview",
    "ShowWorkflowsTodolist",
    "CreateWorkflowServiceAuth",
    "CreateWorkflowPurchasePool",
    "CreateWorkflowExecution",
    "CreateWorkflowExecutionsActions",
    "CreateWorkflowStepExecutionsActions",
    "DeleteWorkflowExecution",
    "ListExecutionLabels",
    "ListWorkflowExecutions",
    "ListWorkflowStepExecution",
    "ShowWorkflowExecution",
    "ShowWorkflowStepExecutionMetrics",
    "UpdateWorkflowExecution",
    "CreateWorkflowSchedule",
    "DeleteWorkflowScheduleId",
    "ShowWorkflowSchedule",
    "ShowWorkflowScheduleList",
    "UpdateWorkflowSchedule",
    "CreateWorkflowSubscriptions",
    "DeleteWorkflowSubscription",
    "ShowWorkflowSubscription",
    "UpdateWorkflowSubscription",
    "KeystoneCreateUserTokenByPassword",
}


@pytest.fixture(scope="module")
def document() -> dict:
    return json.loads(json.dumps(SchemaGenerator().get_schema(request=None, public=True)))


def operations(document: dict) -> dict[str, dict]:
    methods = [method for path in document["paths"].values() for method in path.values()]
    return {method["operationId"]: method for method in methods}


def test_the_document_is_valid_openapi(document):
    validate_schema(document)


def test_every_operation_is_there_under_the_official_clients_name(document):
    assert operations(document).keys() == OPERATIONS


@pytest.mark.parametrize("id", sorted(OPERATIONS))
def test_every_operation_tells_its_answers_and_errors(document, id: str):
    operation = operations(document)[id]
    answers = operation["responses"]
    assert operation["summary"]
    assert operation["description"]
    assert {"400", "401", "406"} <= answers.keys()
    assert sum(status.startswith("2") for status in answers) == 1
    for status, answer in answers.items():
        assert answer["description"]
        assert "X-Request-Id" in answer["headers"]
        if status.startswith("4"):
            shape = answer["content"]["application/json"]["schema"]
            assert shape == {"$ref": "#/components/schemas/Error"}
    if "requestBody" in operation:
        assert {"411", "413", "415"} <= answers.keys()
        assert list(operation["requestBody"]["content"]) == ["application/json"]


@pytest.mark.parametrize("of", OBJECTS, ids=lambda of: of.__name__)
def test_every_object_of_the_page_is_declared_field_by_field(document, of):
    shape = document["components"]["schemas"][of.__name__]
    declared = declared_fields(of)
    assert shape["properties"].keys() == declared.keys()
    assert set(shape.get("required", [])) == {n for n, how in declared.items() if how.required}
    for name, how in declared.items():
        assert shape["properties"][name]["description"] == describe(of.__name__, name, "en")
        assert shape["properties"][name].get("readOnly", False) == how.server_owned


def test_no_description_is_left_over():
    from apps.api.v2 import model as v2
    from apps.api.v3 import model as v3

    assert DESCRIPTIONS.keys() <= {name for module in (v2, v3) for name in vars(module)}
    assert {of.__name__ for of in OBJECTS} == FIELDS.keys()


def test_the_pages_example_is_shown_with_create(document, example):
    body = operations(document)["CreateWorkflow"]["requestBody"]["content"]["application/json"]
    assert example in [shown["value"] for shown in body["examples"].values()]


def test_an_error_is_shown_as_it_is_told(document):
    answers = operations(document)["UpdateWorkflow"]["responses"]
    for status in ("400", "401", "403", "409"):
        (shown,) = answers[status]["content"]["application/json"]["examples"].values()
        assert shown["value"].keys() == {"error_code", "error_msg", "problems"}
        assert "{" not in shown["value"]["error_msg"]


def test_a_project_is_named_in_every_workflow_path(document):
    paths = [path for path in document["paths"] if path.startswith("/v2/")]
    assert all(path.startswith("/v2/{project_id}/workflows") for path in paths)


def test_the_document_and_its_page_are_served_to_everybody(db):
    served = Client().get("/api/schema/")
    page = Client().get("/api/docs/")
    assert served.status_code == page.status_code == 200
    assert operations(json.loads(served.content)).keys() == OPERATIONS
    assert b"<style" not in page.content
    assert b"<script>" not in page.content


def test_every_parameter_of_the_list_is_read(document, editor: Caller):
    """A parameter that only the document knew would be a promise nobody keeps."""
    parameters = operations(document)["ListWorkflows"]["parameters"]
    named = {p["name"] for p in parameters if p["in"] == "query"}
    answer = editor.send("GET", query=dict.fromkeys(named, "\0"))
    assert {problem["path"] for problem in read(answer)["problems"]} == named
