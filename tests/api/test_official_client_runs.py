"""The vendor's own client runs workflows: a real server, a real worker, steps of the dry run."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException
from huaweicloudsdkmodelarts.v1 import (
    CreateWorkflowExecutionRequest,
    CreateWorkflowExecutionsActionsRequest,
    CreateWorkflowRequest,
    CreateWorkflowScheduleRequest,
    CreateWorkflowStepExecutionsActionsRequest,
    CreateWorkflowSubscriptionsRequest,
    DeleteWorkflowExecutionRequest,
    DeleteWorkflowScheduleIdRequest,
    DeleteWorkflowSubscriptionRequest,
    ExecutionAction,
    ExecutionActionPolicy,
    ListExecutionLabelsRequest,
    ListWorkflowExecutionsRequest,
    ListWorkflowsRequest,
    ListWorkflowStepExecutionRequest,
    ModelArtsClient,
    ShowWorkflowExecutionRequest,
    ShowWorkflowRequest,
    ShowWorkflowScheduleListRequest,
    ShowWorkflowScheduleRequest,
    ShowWorkflowsOverviewRequest,
    ShowWorkflowStepExecutionMetricsRequest,
    ShowWorkflowsTodolistRequest,
    ShowWorkflowSubscriptionRequest,
    StepExecutionAction,
    Subscription,
    UpdateWorkflowExecutionRequest,
    UpdateWorkflowScheduleRequest,
    UpdateWorkflowSubscriptionRequest,
    WorkflowExecution,
    WorkflowParameter,
    WorkflowSchedule,
    WorkflowSchedulePolicies,
    WorkflowScheduleUpdate,
)

from apps.executions.actions.topics import create_topic
from apps.executions.models import RunSettings
from apps.teams.models import Project
from tests.api.test_official_client import EXAMPLE, cast, client

__all__ = ["cast", "client"]  # fixtures

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("shared_worker")]

PATIENCE = 60
ENDED = ("completed", "stopped", "abnormal")


@pytest.fixture(autouse=True)
def dry_runs(cast) -> None:
    RunSettings.objects.create(project=cast.project, default_target="rehearsal")


def created(client: ModelArtsClient, document: Any = EXAMPLE) -> str:
    return client.create_workflow(CreateWorkflowRequest(body=document)).workflow_id


def started(client: ModelArtsClient, workflow: str, **wish: Any):
    body = WorkflowExecution(**wish)
    request = CreateWorkflowExecutionRequest(workflow_id=workflow, body=body)
    return client.create_workflow_execution(request)


def shown(client: ModelArtsClient, workflow: str, execution: str):
    request = ShowWorkflowExecutionRequest(workflow_id=workflow, execution_id=execution)
    return client.show_workflow_execution(request)


def awaited(client: ModelArtsClient, workflow: str, execution: str, reached: Callable[[Any], bool]):
    """Return the execution once it is so."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        found = shown(client, workflow, execution)
        if reached(found):
            return found
        time.sleep(0.05)
    raise AssertionError(found)


def ended(client: ModelArtsClient, workflow: str, execution: str):
    return awaited(client, workflow, execution, lambda found: found.status in ENDED)


def states(execution: Any) -> dict[str, str]:
    return {step.step_name: step.status for step in execution.steps_execution}


@pytest.mark.parametrize(
    ("is_true", "taken", "left"),
    [(True, "training_job1", "training_job2"), (False, "training_job2", "training_job1")],
)
def test_the_pages_example_runs_by_its_condition(client, is_true: bool, taken: str, left: str):
    workflow = created(client)
    answer = started(
        client,
        workflow,
        labels=["first", str(is_true)],
        parameters=[WorkflowParameter(name="is_true", value=is_true)],
    )
    assert answer.status_code == 201
    assert (answer.name, answer.status, answer.steps_execution) == ("execution-001", None, None)
    assert answer.labels == ["first", str(is_true)]
    done = ended(client, workflow, answer.execution_id)
    assert done.status == "completed"
    assert states(done) == {
        "condition_step_test": "completed",
        taken: "completed",
        left: "skipped",
        "training_job3": "completed",
    }
    steps = {step.step_name: step for step in done.steps_execution}
    assert steps["condition_step_test"].conditions_execution.result == str(is_true).lower()
    assert done.steps_execution[0].step_name == "condition_step_test"
    assert done.steps_execution[-1].step_name == "training_job3"
    events = [event.split(" ", 2)[2] for event in steps[taken].events]
    assert events == [
        "change status from init to pending",
        "change status from pending to creating",
        "change status from creating to created",
        "change status from created to running",
        "change status from running to completed",
    ]
    assert f"step {left} change status from init to skipped" in " ".join(done.events)
    values = {parameter.name: parameter.value for parameter in done.parameters}
    assert values["is_true"] is is_true


def test_what_a_workflow_tells_of_its_runs(client):
    workflow = created(client)
    assert client.show_workflow(ShowWorkflowRequest(workflow_id=workflow)).run_count == 0
    execution = started(client, workflow).execution_id
    ended(client, workflow, execution)
    told = client.show_workflow(ShowWorkflowRequest(workflow_id=workflow))
    assert (told.run_count, told.param_ready) == (1, True)
    assert told.latest_execution.execution_id == execution
    assert told.latest_execution.status == "completed"
    (listed,) = client.list_workflows(ListWorkflowsRequest(status="completed")).items
    assert listed.latest_execution.execution_id == execution
    assert client.list_workflows(ListWorkflowsRequest(status="abnormal")).items == []
    overview = client.show_workflows_overview(ShowWorkflowsOverviewRequest())
    assert (overview.total, overview.stat["completed"]) == (1, 1)


ASKING = {
    "name": "asking",
    "steps": [
        {"name": "load", "type": "dataset_import", "title": "Load the data"},
        {
            "name": "train",
            "type": "job",
            "title": "Train",
            "depend_steps": ["load"],
            "properties": {"epochs": "$ref/parameters/epochs"},
        },
    ],
    "parameters": [{"name": "epochs", "type": "int", "delay": True}],
}


def test_a_step_that_waits_is_to_do_and_continues_with_an_answer(client):
    workflow = created(client, ASKING)
    execution = started(client, workflow).execution_id
    waits = awaited(
        client,
        workflow,
        execution,
        lambda found: states(found).get("train") == "wait_inputs",
    )
    assert waits.status == "running"
    (item,) = client.show_workflows_todolist(ShowWorkflowsTodolistRequest()).items
    assert (item.step_name, item.step_title, item.status) == ("train", "Train", "wait_inputs")
    step = waits.steps_execution[1]
    answer = client.create_workflow_step_executions_actions(
        CreateWorkflowStepExecutionsActionsRequest(
            workflow_id=workflow,
            execution_id=execution,
            step_execution_id=step.uuid,
            body=StepExecutionAction(
                action_name="continue", parameters=[WorkflowParameter(name="epochs", value=3)]
            ),
        )
    )
    assert (answer.status_code, answer.step_name) == (201, "train")
    done = ended(client, workflow, execution)
    assert states(done) == {"load": "completed", "train": "completed"}
    assert done.steps_execution[1].properties == {"epochs": "3"}  # the client makes texts of it


def test_an_execution_is_stopped_run_again_listed_changed_and_deleted(client):
    workflow = created(client, ASKING)
    execution = started(client, workflow, labels=["a"]).execution_id
    ids = {"workflow_id": workflow, "execution_id": execution}
    awaited(client, workflow, execution, lambda found: len(found.steps_execution) == 2)
    stopped = client.create_workflow_executions_actions(
        CreateWorkflowExecutionsActionsRequest(**ids, body=ExecutionAction(action_name="stop"))
    )
    assert (stopped.status_code, stopped.execution_id) == (201, execution)
    assert states(ended(client, workflow, execution))["train"] == "stopped"
    again = ExecutionAction(
        action_name="rerun",
        policies=ExecutionActionPolicy(rerun_steps=["train"]),
        parameters=[WorkflowParameter(name="epochs", value=5)],
    )
    client.create_workflow_executions_actions(
        CreateWorkflowExecutionsActionsRequest(**ids, body=again)
    )
    assert ended(client, workflow, execution).status == "completed"
    changed = client.update_workflow_execution(
        UpdateWorkflowExecutionRequest(**ids, body=WorkflowExecution(labels=["b", "c"]))
    )
    assert (changed.status_code, changed.labels) == (200, ["b", "c"])
    labels = client.list_execution_labels(ListExecutionLabelsRequest(workflow_id=workflow))
    assert labels.body == ["b", "c"]
    page = client.list_workflow_executions(
        ListWorkflowExecutionsRequest(
            workflow_id=workflow, labels="b,x", status="completed", limit="5", offset="0"
        )
    )
    assert (page.total, page.count, page.items[0].execution_id) == (1, 1, execution)
    gone = client.delete_workflow_execution(DeleteWorkflowExecutionRequest(**ids))
    assert gone.status_code == 204
    with pytest.raises(ClientRequestException) as caught:
        shown(client, workflow, execution)
    assert (caught.value.status_code, caught.value.error_code) == (400, "ModelArts.7511")


def test_metrics_are_shown_and_name_the_columns_to_compare_by(client):
    workflow = created(client)
    body = {
        "target": "rehearsal",
        "options": {"steps": {"training_job1": {"metrics": {"accuracy": [0.5, 0.9]}}}},
    }
    request = CreateWorkflowExecutionRequest(workflow_id=workflow, body=body)
    execution = client.create_workflow_execution(request).execution_id
    done = ended(client, workflow, execution)
    step = next(one for one in done.steps_execution if one.step_name == "training_job1")
    metrics = client.show_workflow_step_execution_metrics(
        ShowWorkflowStepExecutionMetricsRequest(
            workflow_id=workflow, execution_id=execution, step_execution_id=step.uuid
        )
    )
    assert [metric.key for metric in metrics.body] == ["accuracy"]
    assert list(map(float, metrics.body[0].data["y_axis"][0]["value"])) == [0.5, 0.9]
    listed = client.list_workflow_step_execution(
        ListWorkflowStepExecutionRequest(workflow_id=workflow, limit=10, offset=0)
    )
    assert listed.total == listed.count == 4
    assert listed.compare_columns.metrics == ["accuracy"]
    assert "is_true" in listed.compare_columns.parameters
    assert listed.default_order == "desc"


def test_a_schedule_is_made_changed_and_deleted(client):
    workflow = created(client)
    body = WorkflowSchedule(
        type="time",
        action="run",
        content={"cron": "0 0 0 * * Thu", "method": "fixed"},
        enable=True,
        policies=WorkflowSchedulePolicies(on_failure="retry", on_running="cancel"),
    )
    made = client.create_workflow_schedule(
        CreateWorkflowScheduleRequest(workflow_id=workflow, body=body)
    )
    assert (made.status_code, made.enable, made.workflow_id) == (201, True, workflow)
    ids = {"workflow_id": workflow, "schedule_id": made.uuid}
    found = client.show_workflow_schedule(ShowWorkflowScheduleRequest(**ids))
    assert (found.content, found.policies.on_failure) == (body.content, "retry")
    listed = client.show_workflow_schedule_list(
        ShowWorkflowScheduleListRequest(workflow_id=workflow)
    )
    assert [schedule.uuid for schedule in listed.schedules] == [made.uuid]
    update = WorkflowScheduleUpdate(content={"cron": "0 0 13 * * Mon,Tue"}, enable=False)
    changed = client.update_workflow_schedule(UpdateWorkflowScheduleRequest(**ids, body=update))
    assert (changed.enable, changed.content["cron"]) == (False, "0 0 13 * * Mon,Tue")
    gone = client.delete_workflow_schedule_id(DeleteWorkflowScheduleIdRequest(**ids))
    assert gone.status_code == 204
    with pytest.raises(ClientRequestException) as caught:
        client.show_workflow_schedule(ShowWorkflowScheduleRequest(**ids))
    assert (caught.value.status_code, caught.value.error_code) == (400, "ModelArts.7525")


def a_topic(cast: Any, project: Project) -> str:
    create_topic(project, by=cast.owner, name="team", channel="email", address="a@example.com")
    return f"urn:smn:cn-north-4:{project.pk}:team"


def test_a_subscription_is_made_changed_and_deleted(client, cast):
    workflow, urn = created(client), a_topic(cast, cast.project)
    body = Subscription(topic_urns=[urn], entity="me", events=["*:failed,completed"])
    made = client.create_workflow_subscriptions(
        CreateWorkflowSubscriptionsRequest(workflow_id=workflow, body=body)
    )
    assert (made.status_code, made.topic_urns, made.entity) == (201, [urn], "me")
    ids = {"workflow_id": workflow, "subscription_id": made.subscription_id}
    update = Subscription(topic_urns=[urn], events=["job_step:stop"])
    changed = client.update_workflow_subscription(
        UpdateWorkflowSubscriptionRequest(**ids, body=update)
    )
    assert (changed.status_code, changed.events) == (200, ["job_step:stop"])
    found = client.show_workflow_subscription(ShowWorkflowSubscriptionRequest(**ids))
    assert (found.events, found.entity) == (["job_step:stop"], "me")
    gone = client.delete_workflow_subscription(DeleteWorkflowSubscriptionRequest(**ids))
    assert gone.status_code == 204
    with pytest.raises(ClientRequestException) as caught:
        client.show_workflow_subscription(ShowWorkflowSubscriptionRequest(**ids))
    assert (caught.value.status_code, caught.value.error_code) == (400, "ModelArts.7519")
