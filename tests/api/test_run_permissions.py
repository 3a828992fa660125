"""The operations on executions, schedules and subscriptions, asked for by everybody."""

import pytest
from django.utils import timezone

from apps.core.ids import new_uuid
from apps.executions.actions.scheduling import create_schedule
from apps.executions.actions.subscribing import create_subscription
from apps.executions.actions.topics import create_topic
from apps.executions.models import Execution
from apps.teams import actions as teams
from apps.teams.policy import ROLE_MATRIX, Action
from apps.workflows import actions as workflows
from apps.workflows.actions import share_with_user
from apps.workflows.models import Level, Workflow
from tests.api.caller import Caller, in_browser, read, with_token
from tests.cast import Cast
from tests.executions.made_rows import a_step, an_execution

PEOPLE = ("owner", "editor", "operator", "viewer", "stranger", "anonymous")
CRON = {"content": {"cron": "0 0 12 * * ?"}}
ONE, STEP = "/executions/{execution}", "/executions/{execution}/step-executions/{step}"
SCHEDULE, TOLD = "/schedules/{schedule}", "/subscriptions/{subscription}"
TOPIC = "urn:smn::{project}:team"

OPERATIONS = {
    "start": (Action.RUN, "POST", "/executions", {"target": "rehearsal"}),
    "list": (Action.READ, "GET", "/executions", None),
    "labels": (Action.READ, "GET", "/executions/labels", None),
    "show": (Action.READ, "GET", ONE, None),
    "change": (Action.RUN, "PUT", ONE, {"labels": ["new"]}),
    "delete": (Action.RUN, "DELETE", ONE, None),
    "rerun": (Action.RUN, "POST", f"{ONE}/actions", {"action_name": "rerun"}),
    "list steps": (Action.READ, "GET", "/step-executions", None),
    "retry": (Action.RUN, "POST", f"{STEP}/actions", {"action_name": "retry"}),
    "metrics": (Action.READ, "GET", f"{STEP}/metrics", None),
    "schedules": (Action.READ, "GET", "/schedules", None),
    "make schedule": (Action.EDIT, "POST", "/schedules", CRON),
    "show schedule": (Action.READ, "GET", SCHEDULE, None),
    "change schedule": (Action.EDIT, "PUT", SCHEDULE, {"enable": False}),
    "delete schedule": (Action.EDIT, "DELETE", SCHEDULE, None),
    "subscribe": (Action.EDIT, "POST", "/subscriptions", {"topic_urns": [TOPIC]}),
    "show subscription": (Action.READ, "GET", TOLD, None),
    "change subscription": (Action.EDIT, "PUT", TOLD, {"topic_urns": [TOPIC]}),
    "unsubscribe": (Action.EDIT, "DELETE", TOLD, None),
}


@pytest.fixture
def ids(cast: Cast, no_broker) -> dict[str, str]:
    """A workflow with an execution that failed, a schedule and a subscription."""
    document = {"name": "w", "steps": [{"name": "train", "type": "job"}]}
    row = workflows.create_workflow(project=cast.project, document=document, by=cast.editor)
    execution = an_execution(
        row, status="abnormal", document=document, target="rehearsal", finished_at=timezone.now()
    )
    step = a_step(execution, state="failed")
    create_topic(cast.project, by=cast.owner, name="team", channel="email", address="a@b.example")
    urn = TOPIC.format(project=cast.project.pk)
    told = create_subscription(row, by=cast.editor, topic_urns=[urn])
    schedule = create_schedule(row, by=cast.editor, **CRON)
    return {
        "workflow": row.pk,
        "execution": execution.pk,
        "step": step.pk,
        "schedule": schedule.pk,
        "subscription": told.pk,
    }


@pytest.fixture
def no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    from celery import current_app

    monkeypatch.setattr(current_app, "send_task", lambda *args, **named: None)


def ask(caller: Caller, operation: str, ids: dict[str, str]):
    _, method, suffix, body = OPERATIONS[operation]
    if body and "topic_urns" in body:
        body = {"topic_urns": [TOPIC.format(project=caller.project_id)]}
    if operation == "make schedule":
        Workflow.objects.get(pk=ids["workflow"]).schedule.delete()
    return caller.send(method, f"/{ids['workflow']}" + suffix.format(**ids), body)


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("person", PEOPLE)
def test_the_role_matrix_decides(cast: Cast, ids, person: str, operation: str):
    needed, *_ = OPERATIONS[operation]
    answer = ask(in_browser(cast.named(person), cast.project.pk), operation, ids)
    if person == "anonymous":
        assert (answer.status_code, read(answer)["error_code"]) == (401, "APIGW.0301")
    elif person == "stranger":
        assert (answer.status_code, read(answer)["error_code"]) == (400, "ModelArts.0104")
        assert read(answer)["problems"][0]["code"] == "project.not_found"
    elif needed in ROLE_MATRIX[person]:
        assert answer.status_code in (200, 201, 204), answer.content
    else:
        assert (answer.status_code, read(answer)["error_code"]) == (403, "ModelArts.0103")


def test_answering_needs_no_right_to_edit(cast: Cast, ids):
    for person, status in {"operator": 400, "viewer": 403}.items():
        caller = in_browser(cast.named(person), cast.project.pk)
        path = f"/{ids['workflow']}{STEP.format(**ids)}/actions"
        assert caller.send("POST", path, {"action_name": "continue"}).status_code == status


ODD = ["x", "1", "6d26a8a423b941e28c3f9cba0f1e7a3d", "6d26a8a4-23b9-41e2-8c3f-9cba0f1e7a3d%00"]
BY_ID = [name for name, (_, _, suffix, _) in OPERATIONS.items() if "{" in suffix]


@pytest.mark.parametrize("operation", BY_ID)
@pytest.mark.parametrize("odd", ODD)
def test_an_id_that_is_no_uuid_is_refused_in_the_vendors_words(
    cast: Cast, ids, operation: str, odd: str
):
    named = OPERATIONS[operation][2].rpartition("{")[2].partition("}")[0]
    caller = in_browser(cast.owner, cast.project.pk)
    found = read(ask(caller, operation, {**ids, named: odd}))
    assert found["error_code"] == "ModelArts.0104"
    assert "'uuid4' tag" in found["error_msg"]


CODES = {"execution": "7511", "step": "7511", "schedule": "7525", "subscription": "7519"}


@pytest.mark.parametrize("operation", BY_ID)
def test_what_is_not_there_has_the_vendors_code(cast: Cast, ids, operation: str):
    named = OPERATIONS[operation][2].rpartition("{")[2].partition("}")[0]
    caller, id = in_browser(cast.owner, cast.project.pk), new_uuid()
    answer = ask(caller, operation, {**ids, named: id})
    found = read(answer)
    assert (answer.status_code, found["error_code"]) == (400, f"ModelArts.{CODES[named]}")
    assert id in found["error_msg"]


@pytest.mark.parametrize("operation", BY_ID)
def test_what_belongs_to_another_workflow_is_not_there(cast: Cast, ids, operation: str):
    document = {"name": "other", "steps": [{"name": "s", "type": "job"}]}
    other = workflows.create_workflow(project=cast.project, document=document, by=cast.editor)
    named = OPERATIONS[operation][2].partition("{")[2].partition("}")[0]
    caller = in_browser(cast.owner, cast.project.pk)
    found = read(ask(caller, operation, {**ids, "workflow": other.pk}))
    assert found["error_code"] == f"ModelArts.{CODES[named]}"


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_token_opens_its_own_project_only(cast: Cast, ids, operation: str):
    other = teams.create_project(cast.team, name="Other", by=cast.owner)
    token = with_token(cast.owner, other)
    strayed = Caller(cast.project.pk, token.client, token.headers)
    assert read(ask(strayed, operation, ids))["problems"][0]["code"] == "project.not_found"


def test_a_share_shows_the_workflow_and_not_its_runs(cast: Cast, ids):
    row = Workflow.objects.get(pk=ids["workflow"])
    share_with_user(row, username="stranger", level=Level.EDIT, by=cast.owner)
    stranger = in_browser(cast.stranger, cast.project.pk)
    shown = read(stranger.send("GET", f"/{row.pk}"))
    assert "latest_execution" not in shown
    assert read(stranger.send("GET", f"/{row.pk}/executions"))["items"] == []
    assert read(stranger.send("GET", f"/{row.pk}/step-executions"))["items"] == []
    assert read(ask(stranger, "show", ids))["error_code"] == "ModelArts.7511"
    assert read(ask(stranger, "start", ids))["problems"][0]["code"] == "project.not_found"
    assert ask(stranger, "change schedule", ids).status_code == 403


def test_the_fixed_name_of_the_labels_is_no_id(cast: Cast, ids):
    caller = in_browser(cast.owner, cast.project.pk)
    for method in ("PUT", "DELETE"):
        answer = caller.send(method, f"/{ids['workflow']}/executions/labels", {})
        assert answer.status_code == 405
    assert Execution.objects.count() == 1
