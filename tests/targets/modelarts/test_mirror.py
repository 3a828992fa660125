"""A whole execution at a target: begun once, looked at, acted upon."""

from datetime import timedelta

import pytest
from django.utils import timezone

from apps.engine.states import ExecutionState, StepState
from apps.executions.mirrors import Order, Request, TargetRefuses, Verb
from apps.executions.ports import TargetUnavailable
from apps.spec import text
from apps.targets import driver
from apps.targets.modelarts.mirror import Place, open_mirror
from apps.targets.models import Submission
from apps.targets.states import State
from apps.workflows import store as workflow_store
from tests.cast import gather
from tests.fakes.modelarts import answering, drop_before_commit
from tests.fakes.remote_runs import fake_runs, starting_then_dropping
from tests.targets.rows import target_in, workflow_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def near(settings):
    settings.WEFT_PRIVATE_TARGETS = True
    settings.WEFT_SUBMISSION_PACE = {"request": 5, "settle": 0}


@pytest.fixture
def cloud():
    with fake_runs() as server:
        yield server


@pytest.fixture
def stage(cloud):
    """A mirror at the fake endpoint, and the order to run a small workflow there."""
    cast = gather()
    workflow = workflow_in(cast.project, by=cast.owner)
    target = target_in(cast.project, endpoint=cloud.endpoint)
    order = Order(
        id="e-1",
        since=timezone.now(),
        workflow_id=workflow.pk,
        revision=workflow.revision,
        document=text.write(workflow_store.document(workflow.pk)),
        parameters={"is_true": True},
        data_requirements={},
        labels=["shift-1"],
    )
    return open_mirror(target.pk, project_id=cast.project.pk), order


def begin(mirror, order, handle="", kept=None):
    """Take the beginning one look further, the submission's own worker included."""
    begun = mirror.begin(order, handle, keep=(kept if kept is not None else []).append)
    for submission in Submission.objects.filter(next_attempt_at__isnull=False):
        driver.advance(submission.pk)
    return begun


def running(mirror, order):
    """Return the handle of an execution that has been started."""
    handle = ""
    for _ in range(4):
        begun = begin(mirror, order, handle)
        if begun.is_running:
            return begun.handle
        handle = begun.handle
    raise AssertionError("not started")


def test_the_workflow_goes_there_once_and_the_execution_is_started_with_its_values(stage, cloud):
    mirror, order = stage
    handle = running(mirror, order)
    assert len(cloud.workflows) == 1
    assert cloud.run["parameters"] == [{"name": "is_true", "value": True}]
    assert cloud.run["labels"] == ["shift-1", "weft-e-1"]
    assert Place.read(handle).execution == cloud.run["execution_id"]
    running(mirror, order)
    assert len(cloud.workflows) == 1


def test_a_lost_answer_to_the_start_is_looked_up_and_not_sent_again(stage, cloud):
    mirror, order = stage
    kept: list[str] = []
    cloud.start_faults.append(starting_then_dropping)
    handle = begin(mirror, order).handle
    handle = begin(mirror, order, handle).handle
    with pytest.raises(TargetUnavailable):
        begin(mirror, order, handle, kept)
    begun = begin(mirror, order, kept[-1])
    assert begun.is_running
    assert len(cloud.runs) == 1


def test_what_is_in_doubt_waits_for_the_lost_requests_deadline(stage, cloud, settings):
    mirror, order = stage
    kept: list[str] = []
    cloud.start_faults.append(drop_before_commit)
    handle = begin(mirror, order, begin(mirror, order).handle).handle
    with pytest.raises(TargetUnavailable):
        begin(mirror, order, handle, kept)
    waiting = begin(mirror, order, kept[-1])
    assert (waiting.is_running, 0 < waiting.wait <= 5) == (False, True)
    past = (timezone.now() - timedelta(seconds=6)).isoformat()
    place = Place(workflow=Place.read(kept[-1]).workflow, asked_at=past)
    assert begin(mirror, order, place.written()).is_running
    assert len(cloud.runs) == 1


def test_a_busy_target_is_asked_again_when_it_says(stage, cloud):
    mirror, order = stage
    cloud.start_faults.append(answering(429, {}, Retry_After="7"))
    kept: list[str] = []
    handle = begin(mirror, order, begin(mirror, order).handle).handle
    with pytest.raises(TargetUnavailable) as raised:
        begin(mirror, order, handle, kept)
    assert raised.value.wait == 7
    assert Place.read(kept[-1]).asked_at == ""


def test_a_refused_start_is_said_and_not_repeated(stage, cloud):
    mirror, order = stage
    cloud.start_faults.append(answering(400, {"error_code": "ModelArts.0104", "error_msg": "no"}))
    handle = begin(mirror, order, begin(mirror, order).handle).handle
    with pytest.raises(TargetRefuses) as raised:
        begin(mirror, order, handle)
    assert raised.value.fault.params["said"] == "ModelArts.0104: no"


def test_a_workflow_that_is_refused_is_said_and_tried_anew_for_a_later_execution(stage, cloud):
    mirror, order = stage
    cloud.faults.append(answering(400, {"error_code": "ModelArts.0104", "error_msg": "no"}))
    begin(mirror, order)
    with pytest.raises(TargetRefuses):
        begin(mirror, order)
    later = Order(**{**_fields(order), "id": "e-2", "since": timezone.now()})
    assert running(mirror, later)
    assert Submission.objects.filter(state=State.SUBMITTED).count() == 1


def _fields(order):
    return {name: getattr(order, name) for name in Order.__dataclass_fields__}


def test_a_look_tells_what_the_target_tells(stage, cloud):
    mirror, order = stage
    handle = running(mirror, order)
    told = {"error_code": "ModelArts.2755", "error_message": "no algorithm"}
    step = cloud.step("train", "failed", error_info=told, duration=12, instance_id="i-1")
    cloud.run["status"] = "abnormal"
    cloud.metrics[step["uuid"]] = [
        {"key": "acc", "title": "Accuracy", "type": "line", "data": {"y_axis": []}},
        {"key": "odd"},
    ]
    report = mirror.look(handle)
    assert report.state is ExecutionState.ABNORMAL
    (seen,) = report.steps
    assert (seen.name, seen.state, seen.seconds) == ("train", StepState.FAILED, 12)
    assert seen.fault.params == {"said": "ModelArts.2755: no algorithm"}
    assert [series.key for series in mirror.measured(handle, seen.id)] == ["acc"]


@pytest.mark.parametrize(
    "fault",
    [answering(503), answering(429, {}, Retry_After="3"), answering(401, {}), drop_before_commit],
)
def test_a_look_that_fails_says_to_ask_again(stage, cloud, fault):
    mirror, order = stage
    handle = running(mirror, order)
    cloud.look_faults.append(fault)
    with pytest.raises(TargetUnavailable):
        mirror.look(handle)


def test_an_execution_that_is_gone_is_gone(stage, cloud):
    mirror, order = stage
    handle = running(mirror, order)
    cloud.runs.clear()
    with pytest.raises(TargetRefuses):
        mirror.look(handle)


def test_what_people_ask_for_is_passed_on(stage, cloud):
    mirror, order = stage
    handle = running(mirror, order)
    step = cloud.step("train", "failed")
    mirror.ask(handle, Request(verb=Verb.STOP))
    mirror.ask(handle, Request(verb=Verb.RERUN, steps=["train"], parameters={"a": 1}))
    mirror.ask(handle, Request(verb=Verb.RETRY, step="train"))
    mirror.ask(handle, Request(verb=Verb.STOP_STEP, step="train"))
    assert [body["action_name"] for _, body in cloud.asked] == ["stop", "rerun", "retry", "stop"]
    assert cloud.asked[1][1]["policies"] == {"rerun_steps": ["train"]}
    assert cloud.asked[1][1]["parameters"] == [{"name": "a", "value": 1}]
    assert cloud.asked[2][0] == f"step-executions/{step['uuid']}/actions"


def test_success_by_status_and_failure_by_body_is_a_refusal(stage, cloud):
    mirror, order = stage
    handle = running(mirror, order)
    said = {"error_code": "ModelArts.7516", "error_msg": "not now"}
    cloud.act_faults.append(answering(201, said))
    with pytest.raises(TargetRefuses):
        mirror.ask(handle, Request(verb=Verb.STOP))


def test_a_removed_target_is_refused():
    cast = gather()
    with pytest.raises(TargetRefuses):
        open_mirror("absent", project_id=cast.project.pk)
