"""An execution that a target runs as a whole: what it tells is what the rows say."""

from datetime import timedelta

import pytest
from django.utils import timezone

from apps.executions import actions, driver, mirroring, queries, sweeper
from apps.executions.models import Errand, Execution, StepExecution
from apps.targets import driver as submissions
from apps.targets.models import Submission
from tests.cast import gather
from tests.fakes.modelarts import answering, drop_before_commit
from tests.fakes.remote_runs import fake_runs, starting_then_dropping
from tests.targets.rows import target_in, workflow_in

pytestmark = pytest.mark.django_db
STEPS = [
    {"name": "train", "type": "job"},
    {"name": "tell", "type": "model", "depend_steps": ["train"]},
]
ASKING = {
    "steps": [{"name": "train", "type": "job", "properties": {"rate": "$ref/parameters/rate"}}],
    "parameters": [{"name": "rate", "type": "float", "delay": True}],
}


@pytest.fixture(autouse=True)
def near(settings):
    settings.WEFT_PRIVATE_TARGETS = True
    settings.WEFT_SUBMISSION_PACE = {"request": 5, "settle": 0}


@pytest.fixture
def cloud():
    with fake_runs() as server:
        yield server


@pytest.fixture
def cast():
    return gather()


def start(cast, cloud, **changes) -> Execution:
    """Start an execution that the fake endpoint is to run."""
    workflow = workflow_in(cast.project, by=cast.owner, **{"steps": STEPS, **changes})
    target = target_in(cast.project, endpoint=cloud.endpoint)
    return actions.start_execution(workflow, by=cast.operator, target=target.pk)


def go_round(execution: Execution) -> Execution:
    """Look once, as a worker does when the execution is due; return its row as it is then."""
    Execution.objects.filter(pk=execution.pk, due_at__isnull=False).update(due_at=timezone.now())
    mirroring.mirror(execution.pk)
    for submission in Submission.objects.filter(next_attempt_at__isnull=False):
        submissions.advance(submission.pk)
    return Execution.objects.get(pk=execution.pk)


def running(cast, cloud, **changes) -> Execution:
    """Return an execution that goes on at the fake endpoint."""
    execution = start(cast, cloud, **changes)
    for _ in range(4):
        go_round(execution)
        if cloud.runs:
            return execution
    raise AssertionError("not begun")


def step(execution: Execution, name: str = "train") -> StepExecution:
    return execution.steps.get(name=name)


def words(execution: Execution, name: str = "train") -> list[str]:
    return [event.after for event in step(execution, name).events.all()]


def test_an_execution_is_begun_there_and_nothing_is_decided_here(cast, cloud):
    execution = running(cast, cloud)
    driver.advance(execution.pk)
    assert len(cloud.workflows) == len(cloud.runs) == 1
    assert step(execution).state == "init"


def test_steps_go_as_they_are_told(cast, cloud):
    execution = running(cast, cloud)
    cloud.step("train", "creating")
    go_round(execution)
    assert step(execution).state == "creating"
    told = cloud.step("train", "running", instance_id="job-7")
    cloud.metrics[told["uuid"]] = [{"key": "loss", "data": {"y_axis": [{"value": [3, 2]}]}}]
    go_round(execution)
    assert [metric.key for metric in step(execution).metrics.all()] == ["loss"]
    cloud.step("train", "completed", duration=40, outputs=[{"name": "out", "type": "obs"}])
    cloud.step("tell", "skipped")
    cloud.run["status"] = "completed"
    row = go_round(execution)
    assert words(execution) == ["pending", "creating", "created", "running", "completed"]
    assert (row.status, row.due_at) == ("completed", None)
    assert row.finished_at is not None
    assert [s.name for s in execution.steps.order_by("reached")] == ["train", "tell"]
    assert step(execution).instance_id == '"job-7"'
    seconds = step(execution).ended_at - step(execution).created_at
    assert seconds.total_seconds() - step(execution).waited == pytest.approx(40, abs=1)


def test_moves_have_the_times_that_are_told(cast, cloud):
    execution = running(cast, cloud)
    began = "2026-11-24T08:00:00+08:00"
    cloud.step("tell", "running", created_at=began)
    go_round(execution)
    told = [
        "2026-11-24 07:00:00 change status from running to failed",
        "2026-11-24 08:00:00 change status from init to pending",
        "2026-11-24 08:00:01 change status from pending to creating",
        "2026-11-24 08:00:02 change status from creating to created",
        "2026-11-24 08:00:03 change status from created to running",
        "2026-11-24 08:01:30 change status from running to completed",
    ]
    for name in ("train", "tell"):
        cloud.step(name, "completed", created_at=began, events=told, duration=87)
    go_round(execution)
    assert words(execution) == ["pending", "creating", "created", "running", "completed"]
    assert words(execution, "tell") == ["pending", "running", "completed"]
    times = [event.at.isoformat()[11:19] for event in step(execution).events.all()]
    assert times == ["00:00:00", "00:00:01", "00:00:02", "00:00:03", "00:01:30"]


def test_a_look_without_news_changes_nothing(cast, cloud):
    execution = running(cast, cloud)
    told = cloud.step("train", "running", duration=1)
    cloud.metrics[told["uuid"]] = [{"key": "loss", "data": {"y_axis": [{"value": [3]}]}}]
    first = go_round(execution).sequence
    cloud.step("train", "running", duration=2)
    assert go_round(execution).sequence == first


def test_looks_become_rarer_while_nothing_happens(cast, cloud):
    execution = running(cast, cloud)
    cloud.step("train", "running")
    soon = go_round(execution).due_at - timezone.now()
    old = (timezone.now() - timedelta(hours=1)).isoformat()
    tie = mirroring.ties.Tie.of(Execution.objects.get(pk=execution.pk))
    tie = mirroring.ties.replace(tie, changed_at=old)
    Execution.objects.filter(pk=execution.pk).update(handle=tie.written())
    later = go_round(execution).due_at - timezone.now()
    assert soon < timedelta(seconds=2) < timedelta(seconds=20) < later


def test_hours_of_outage_are_survived_and_said(cast, cloud):
    execution = running(cast, cloud)
    cloud.step("train", "running")
    go_round(execution)
    for fault in (answering(503), drop_before_commit, answering(429, {}, Retry_After="90")):
        cloud.look_faults.append(fault)
        row = go_round(execution)
    assert row.due_at - timezone.now() > timedelta(seconds=80)
    assert mirroring.trouble_of(row).code == "target.busy"
    assert step(execution).state == "running"
    cloud.step("train", "completed")
    row = go_round(execution)
    assert mirroring.trouble_of(row) is None
    assert step(execution).state == "completed"


def test_a_lost_answer_to_the_start_starts_nothing_twice(cast, cloud):
    cloud.start_faults.append(starting_then_dropping)
    execution = running(cast, cloud)
    cloud.step("train", "completed")
    cloud.step("tell", "completed")
    cloud.run["status"] = "completed"
    go_round(execution)
    assert go_round(execution).status == "completed"
    assert len(cloud.runs) == 1


def test_what_the_target_refuses_ends_the_execution_with_its_sentence(cast, cloud):
    cloud.start_faults.append(answering(400, {"error_code": "X.1", "error_msg": "quota"}))
    execution = start(cast, cloud)
    for _ in range(4):
        row = go_round(execution)
    assert (row.status, row.due_at) == ("abnormal", None)
    assert step(execution).state == "failed"
    assert step(execution).error_params["said"] == "X.1: quota"


def test_an_execution_that_is_gone_there_ends_here(cast, cloud):
    execution = running(cast, cloud)
    cloud.step("train", "running")
    go_round(execution)
    cloud.runs.clear()
    row = go_round(execution)
    assert (row.status, step(execution).state) == ("abnormal", "failed")


def test_stop_is_passed_on_after_an_outage(cast, cloud):
    execution = running(cast, cloud)
    cloud.step("train", "running")
    go_round(execution)
    actions.stop_execution(execution, by=cast.operator)
    cloud.act_faults.append(answering(503))
    go_round(execution)
    assert cloud.asked == []
    go_round(execution)
    assert [body["action_name"] for _, body in cloud.asked] == ["stop"]
    cloud.step("train", "stopped")
    cloud.run["status"] = "stopped"
    assert go_round(execution).status == "stopped"
    assert words(execution)[-2:] == ["stopping", "stopped"]


def test_an_execution_that_was_never_begun_is_stopped_here(cast, cloud):
    execution = start(cast, cloud)
    actions.stop_execution(execution, by=cast.operator)
    row = go_round(execution)
    assert (row.status, row.due_at, cloud.runs) == ("stopped", None, {})


def test_retry_is_passed_on_and_its_attempt_is_a_new_one(cast, cloud):
    execution = running(cast, cloud)
    cloud.step("train", "failed")
    cloud.run["status"] = "abnormal"
    assert go_round(execution).status == "abnormal"
    actions.retry_step(step(execution), by=cast.operator)
    row = go_round(execution)
    assert cloud.asked[-1][1]["action_name"] == "retry"
    assert row.due_at is not None
    cloud.step("train", "running")
    cloud.run["status"] = "running"
    row = go_round(execution)
    assert (row.status, row.finished_at) == ("running", None)
    assert (step(execution).state, step(execution).attempt) == ("running", 2)
    assert [past.state for past in step(execution).past_attempts.all()] == ["failed"]


def test_a_retry_that_the_target_refuses_says_so(cast, cloud):
    execution = running(cast, cloud)
    cloud.step("train", "failed")
    cloud.run["status"] = "abnormal"
    go_round(execution)
    cloud.act_faults.append(answering(400, {"error_code": "ModelArts.7516", "error_msg": "no"}))
    actions.retry_step(step(execution), by=cast.operator)
    go_round(execution)
    errand = Errand.objects.get()
    assert (errand.code, errand.done_at is None) == ("target.refused", False)
    assert mirroring.trouble_of(execution).code == "target.refused"


def test_a_retry_whose_answer_was_lost_is_no_refusal(cast, cloud):
    execution = running(cast, cloud)
    cloud.step("train", "failed")
    cloud.run["status"] = "abnormal"
    go_round(execution)
    actions.retry_step(step(execution), by=cast.operator)
    done_already = answering(400, {"error_code": "ModelArts.7516", "error_msg": "it runs"})
    cloud.act_faults.extend([drop_before_commit, done_already])
    assert mirroring.trouble_of(go_round(execution)) is not None
    assert mirroring.trouble_of(go_round(execution)) is None
    assert Errand.objects.get().done_at is not None


def test_rerun_is_passed_on_with_its_steps(cast, cloud):
    execution = running(cast, cloud)
    cloud.step("train", "completed")
    cloud.step("tell", "completed")
    cloud.run["status"] = "completed"
    go_round(execution)
    actions.rerun_execution(execution, by=cast.operator, steps=["tell"])
    go_round(execution)
    assert cloud.asked[-1][1]["policies"] == {"rerun_steps": ["tell"]}


def test_a_question_is_answered_here_and_continued_there(cast, cloud):
    execution = running(cast, cloud, **ASKING)
    cloud.step("train", "wait_inputs")
    go_round(execution)
    assert step(execution).state == "wait_inputs"
    assert [question.name for question in queries.questions_of(execution)] == ["rate"]
    actions.continue_step(step(execution), by=cast.operator, parameters={"rate": 0.5})
    go_round(execution)
    path, body = cloud.asked[-1]
    assert path.startswith("step-executions/")
    assert body == {"action_name": "continue", "parameters": [{"name": "rate", "value": 0.5}]}


def test_the_sweep_asks_for_what_is_due_and_leaves_the_driver_out(cast, cloud, monkeypatch):
    execution = start(cast, cloud)
    hour_ago = timezone.now() - timedelta(hours=1)
    Execution.objects.update(created_at=hour_ago, due_at=hour_ago)
    asked: list[tuple[str, str]] = []
    for name in ("advance", "mirror"):
        monkeypatch.setattr(
            sweeper.dispatch, name, lambda pk, name=name, **_: asked.append((name, pk))
        )
    sweeper.sweep()
    assert asked == [("mirror", execution.pk)]
