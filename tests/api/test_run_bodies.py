"""Bodies of the operations on executions: what clients send is taken, anything else refused."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.executions.models import Execution, Schedule, Subscription
from apps.workflows.models import Workflow
from tests.api.caller import Caller, read
from tests.executions.made_rows import a_step, an_execution, moved

STEPS = [{"name": "train", "type": "job", "properties": {"n": "$ref/parameters/n"}}]
WORKFLOW = {
    "name": "w",
    "steps": STEPS,
    "parameters": [{"name": "n", "type": "int", "default": 1}],
    "data_requirements": [{"name": "d", "type": "obs", "value": {"obs_url": "/b/d/"}}],
    "labels": ["w"],
}


@pytest.fixture
def workflow(editor: Caller, monkeypatch: pytest.MonkeyPatch) -> str:
    from celery import current_app

    monkeypatch.setattr(current_app, "send_task", lambda *args, **named: None)
    return editor.create(WORKFLOW)["workflow_id"]


def start(editor: Caller, workflow: str, body: Any):
    return editor.send("POST", f"/{workflow}/executions", body)


TAKEN: dict[str, Any] = {
    "nothing": b"",
    "an empty object": {},
    "nulls": {"parameters": None, "labels": None, "policies": None},
    "what Terraform sends": {
        "parameters": [{"name": "n", "type": "String", "value": 5}],
        "data_requirements": [{"name": "d", "type": "OBS", "value": {"obs_url": "/b/e/"}}],
        "labels": ["a", "b"],
        "description": "by Terraform",
    },
    "a whole answer sent back": {
        "created_at": "2022-08-25T17:01:52.490825+08:00",
        "name": "execution-005",
        "execution_id": "4dd2a2f5-bde2-45dd-af6b-5e5d570118d1",
        "status": "running",
        "steps_execution": [{"step_name": "train"}],
        "duration": 1,
        "events": ["x"],
        "policies": {},
    },
    "an unknown key": {"colour": "red"},
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_clients_send_starts_it(editor: Caller, workflow: str, name: str):
    body = TAKEN[name]
    sent = {**body, "target": "rehearsal"} if isinstance(body, dict) else b'{"target":"rehearsal"}'
    answer = start(editor, workflow, sent)
    found = read(answer)
    assert answer.status_code == 201, found
    assert found["name"] == "execution-001"
    assert found["steps_execution"] is None
    assert (found["duration"], found["policies"]) == (0, {})
    assert "status" not in found
    assert found["workflow_name"] == "w"


def test_values_are_told_as_given_and_the_rest_as_declared(editor: Caller, workflow: str):
    body = TAKEN["what Terraform sends"] | {"target": "rehearsal"}
    found = read(start(editor, workflow, body))
    assert found["parameters"] == [{"name": "n", "type": "int", "default": 1, "value": 5}]
    assert found["data_requirements"] == [
        {"name": "d", "type": "obs", "value": {"obs_url": "/b/e/"}}
    ]
    assert (found["labels"], found["description"]) == (["a", "b"], "by Terraform")


REFUSED = {
    "a list": ([], "$"),
    "cut short": (b'{"labels": [', "$"),
    "labels that are no list": ({"labels": "a"}, "labels"),
    "a label that is a number": ({"labels": [1]}, "labels[0]"),
    "a parameter without a name": ({"parameters": [{"value": 1}]}, "parameters[0].name"),
    "a parameter twice": (
        {"parameters": [{"name": "n", "value": 1}, {"name": "n", "value": 2}]},
        "parameters[1].name",
    ),
    "an unknown parameter": ({"parameters": [{"name": "m", "value": 1}]}, None),
    "a value of another type": ({"parameters": [{"name": "n", "value": "x"}]}, None),
    "a requirement that is no object": (
        {"data_requirements": [{"name": "d", "type": "obs", "value": "/b/"}]},
        "data_requirements[0].value",
    ),
    "an unknown scene": ({"scene_name": "none"}, "scene_name"),
    "an unknown target": ({"target": "moon"}, None),
    "options that are a list": ({"options": []}, "options"),
    "options nobody knows": ({"options": {"colour": 1}}, None),
    "a policy that is a text": ({"policies": {"use_cache": "yes"}}, "policies.use_cache"),
    "a NUL": (b'{"description": "\\u0000"}', "description"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_refused_with_its_place(editor: Caller, workflow: str, name: str):
    body, path = REFUSED[name]
    answer = start(
        editor, workflow, {"target": "rehearsal", **body} if type(body) is dict else body
    )
    found = read(answer)
    assert (answer.status_code, found["error_code"]) == (400, "ModelArts.0104"), found
    assert all(problem["message"] for problem in found["problems"])
    assert path in (None, found["problems"][0]["path"])
    assert not Execution.objects.exists()


def test_an_unknown_action_is_refused_with_those_there_are(editor: Caller, workflow: str):
    execution = read(start(editor, workflow, {"target": "rehearsal"}))["execution_id"]
    path = f"/{workflow}/executions/{execution}/actions"
    for body in ({"action_name": "skip"}, {"action_name": ""}, {}, {"action_name": None}):
        answer = editor.send("POST", path, body)
        assert (answer.status_code, read(answer)["problems"][0]["path"]) == (400, "action_name")


def test_a_workflow_that_lacks_a_value_says_which(editor: Caller, workflow: str):
    asking = {"name": "a", "steps": STEPS, "parameters": [{"name": "n", "type": "int"}]}
    found = read(start(editor, editor.create(asking)["workflow_id"], {"target": "rehearsal"}))
    assert found["error_code"] == "ModelArts.0104"
    assert "n" in found["error_msg"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"limit": "0"}, 400),
        ({"sort_by": "duration"}, 400),
        ({"order": "up"}, 400),
        ({"status": "asleep"}, 400),
        ({"labels": "a\0"}, 400),
        ({"status": "wait_inputs"}, 200),
        ({"status": "init", "labels": ["a", "b"], "scene_id": "s", "workspace_id": "0"}, 200),
        ({"sort_by": "user_name", "order": "asc", "limit": "1", "offset": "3"}, 200),
    ],
)
def test_lists_take_the_parameters_that_are_documented(editor: Caller, workflow, query, status):
    answer = editor.send("GET", f"/{workflow}/executions", query=query)
    assert answer.status_code == status


def test_lists_filter(editor: Caller, workflow: str):
    for labels in (["a"], ["b", "c"], []):
        start(editor, workflow, {"target": "rehearsal", "labels": labels})

    def names(**query: Any) -> list[str]:
        return [one["name"] for one in read(editor.send("GET", path, query=query))["items"]]

    path = f"/{workflow}/executions"
    assert names() == ["execution-003", "execution-002", "execution-001"]
    assert names(order="asc", limit=1) == ["execution-001"]
    assert names(labels="a,c") == ["execution-002", "execution-001"]
    assert names(labels=["a"]) == ["execution-001"]
    assert names(status="completed") == []
    assert names(workspace_id="0", offset=2) == ["execution-001"]
    assert names(workspace_id="9") == []


SCHEDULES = {
    "no content": ({}, "content"),
    "no cron": ({"content": {}}, "content.cron"),
    "a wrong cron": ({"content": {"cron": "every day"}}, "content.cron"),
    "another type": ({"content": {"cron": "0 0 0 * * ?"}, "type": "event"}, "type"),
    "an unknown policy": (
        {"content": {"cron": "0 0 0 * * ?"}, "policies": {"on_failure": "cry"}},
        "policies.on_failure",
    ),
}


@pytest.mark.parametrize("name", SCHEDULES)
def test_a_wrong_schedule_is_refused_with_its_place(editor: Caller, workflow: str, name: str):
    body, path = SCHEDULES[name]
    answer = editor.send("POST", f"/{workflow}/schedules", body)
    assert (answer.status_code, read(answer)["problems"][0]["path"]) == (400, path)
    assert not Schedule.objects.exists()


@pytest.mark.parametrize(
    "body", [{}, {"topic_urns": []}, {"topic_urns": ["urn:smn:a:b:c"]}, {"topic_urns": "x"}]
)
def test_a_wrong_subscription_is_refused(editor: Caller, workflow: str, body):
    answer = editor.send("POST", f"/{workflow}/subscriptions", body)
    assert answer.status_code == 400
    assert read(answer)["problems"][0]["path"].startswith("topic_urns")
    assert not Subscription.objects.exists()


def test_a_package_that_is_used_up_has_the_vendors_code(editor: Caller, workflow: str):
    order = {"sku": {"code": "c"}, "sku_count": "1"}
    package = {"pool_id": "p", "order": order, "consume_limit": 1, "limit_enable": True}
    assert editor.send("POST", f"/{workflow}/service/packages", package).status_code == 201
    assert start(editor, workflow, {"target": "rehearsal"}).status_code == 201
    beyond = start(editor, workflow, {"target": "rehearsal"})
    assert (beyond.status_code, read(beyond)["error_code"]) == (400, "ModelArts.0116")


def test_a_list_costs_the_same_however_many_ran(
    editor: Caller, workflow: str, django_assert_max_num_queries
):
    row = Workflow.objects.get(pk=workflow)
    for _ in range(5):
        execution = an_execution(row, document=WORKFLOW)
        for name in ("a", "b", "c"):
            moved(a_step(execution, name), "init", "running", "completed")
    for path in ("executions", "step-executions"):
        with django_assert_max_num_queries(16):
            assert len(read(editor.send("GET", f"/{workflow}/{path}"))["items"]) >= 5


def test_sentences_come_in_chinese_where_asked_for(editor: Caller, workflow: str):
    execution = an_execution(Workflow.objects.get(pk=workflow), document=WORKFLOW)
    a_step(execution, state="failed", error_code="rehearsal.failed")
    path = f"/{workflow}/executions/{execution.pk}"
    said = [
        read(editor.send("GET", path, accept_language=language))["steps_execution"][0]["error_info"]
        for language in ("en", "zh-CN")
    ]
    assert said[0]["error_code"] == said[1]["error_code"] == "rehearsal.failed"
    assert said[0]["error_message"].isascii()
    assert not said[1]["error_message"].isascii()


NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
FIELDS = {
    "/executions": [
        "parameters",
        "data_requirements",
        "labels",
        "scene_id",
        "policies",
        "options",
        "target",
    ],
    "/schedules": ["content", "policies", "type", "action", "enable"],
    "/subscriptions": ["topic_urns", "events", "entity"],
}


@pytest.mark.parametrize("path", FIELDS)
@settings(
    max_examples=40, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_body_fails_the_server(editor: Caller, workflow: str, path: str, data):
    """Fields that are told, with values that nobody expects."""
    fields = data.draw(st.dictionaries(st.sampled_from(FIELDS[path]), JSON))
    items = [{"name": "n", "value": data.draw(JSON)}, {"name": "d", "type": "obs", "value": {}}]
    body = {**fields, **data.draw(st.sampled_from([{}, {"parameters": items[:1]}]))}
    answer = editor.send("POST", f"/{workflow}{path}", body)
    assert answer.status_code in (201, 400), answer.content


@given(body=st.binary(max_size=60))
@settings(
    max_examples=30, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_bytes_are_answered(editor: Caller, workflow: str, body: bytes):
    for path in FIELDS:
        status = editor.send("POST", f"/{workflow}{path}", body or b"?").status_code
        assert status == 400
