"""Retries, reruns, lost workers and late messages: a new attempt follows one that is over."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from apps.core.errors import Forbidden, Refused
from apps.executions import actions, carrying, claiming, driver, sweeper
from apps.executions.models import Execution, StepExecution
from tests.executions.rows import chain, condition, row, start, states, status, step, workflow_of


@pytest.fixture
def failed(cast, steps, worker):
    """An execution whose second step has failed; two others have completed."""
    steps.tell("b", state="failed", fault="local.exit")
    drawn = [*chain("a", "b", "c"), step("other", "a")]
    execution = start(cast, workflow_of(cast, drawn))
    worker.work()
    steps.tell("b")
    return execution


def attempts(execution):
    return dict(execution.steps.values_list("name", "attempt"))


def test_a_retry_does_the_step_again_and_goes_on_behind_it(cast, steps, worker, failed):
    assert status(failed) == "abnormal"
    actions.retry_step(row(failed, "b"), by=cast.operator)
    worker.work()
    assert status(failed) == "completed"
    assert attempts(failed) == {"a": 1, "b": 2, "c": 1, "other": 1}
    (past,) = row(failed, "b").past_attempts.all()
    assert (past.number, past.state, past.error_code) == (1, "failed", "local.exit")
    assert past.followed_by == cast.operator
    assert row(failed, "b").error_code == ""


def test_a_retry_while_the_rest_still_runs(cast, steps, worker):
    steps.tell("a", state="failed")
    steps.tell("b", seconds=3600)
    execution = start(cast, workflow_of(cast, [*chain("a", "after"), step("b")]))
    worker.work()
    steps.tell("a")
    actions.retry_step(row(execution, "a"), by=cast.operator)
    worker.work()
    assert states(execution) == {"a": "completed", "after": "completed", "b": "running"}


@pytest.mark.parametrize("name", ["a", "c"])
def test_only_what_did_not_end_well_is_retried(cast, failed, name):
    with pytest.raises(Refused) as refused:
        actions.retry_step(row(failed, name), by=cast.operator)
    assert [problem.code for problem in refused.value.problems] == ["execution.cannot_retry"]


def test_a_rerun_without_names_does_what_did_not_complete(cast, steps, worker, failed):
    actions.rerun_execution(failed, by=cast.operator)
    assert status(failed) == "running"
    worker.work()
    assert status(failed) == "completed"
    assert attempts(failed) == {"a": 1, "b": 2, "c": 1, "other": 1}


def test_a_rerun_from_a_step_does_everything_behind_it(cast, steps, worker, failed):
    actions.rerun_execution(failed, by=cast.operator, steps=["a"])
    worker.work()
    assert status(failed) == "completed"
    assert attempts(failed) == {"a": 2, "b": 2, "c": 1, "other": 2}


def test_a_rerun_of_what_completed_does_all_of_it(cast, steps, worker):
    execution = start(cast, workflow_of(cast, chain("a", "b")))
    worker.work()
    actions.rerun_execution(execution, by=cast.operator)
    worker.work()
    assert attempts(execution) == {"a": 2, "b": 2}
    assert status(execution) == "completed"


def test_a_rerun_decides_conditions_and_skips_anew(cast, steps, worker):
    conditions = [{"type": "==", "left": "$ref/parameters/go", "right": True}]
    drawn = [
        condition("check", then=["yes"], otherwise=["no"], conditions=conditions),
        step("yes", "check"),
        step("no", "check"),
    ]
    parameters = [{"name": "go", "type": "bool", "value": True}]
    execution = start(cast, workflow_of(cast, drawn, parameters=parameters))
    worker.work()
    assert states(execution)["no"] == "skipped"
    actions.rerun_execution(execution, by=cast.operator, steps=["check"], parameters={"go": False})
    worker.work()
    assert (states(execution)["yes"], states(execution)["no"]) == ("skipped", "completed")
    assert status(execution) == "completed"


def test_a_stopped_execution_can_be_rerun(cast, steps, worker):
    steps.tell("a", seconds=3600)
    execution = start(cast, workflow_of(cast, chain("a", "b")))
    worker.work()
    actions.stop_execution(execution, by=cast.operator)
    worker.work()
    steps.tell("a")
    actions.rerun_execution(execution, by=cast.operator)
    worker.work()
    assert status(execution) == "completed"


def test_the_time_between_the_rounds_does_not_count(cast, steps, worker, failed):
    hour = timezone.now() + timedelta(hours=1)
    with time_machine.travel(hour, tick=True):
        actions.rerun_execution(failed, by=cast.operator)
        worker.work()
    again = Execution.objects.get(pk=failed.pk)
    assert again.spent + (again.finished_at - again.resumed_at).total_seconds() < 600


def test_what_runs_is_not_rerun_and_unknown_steps_are_named(cast, steps, worker, failed):
    with pytest.raises(Refused) as refused:
        actions.rerun_execution(failed, by=cast.operator, steps=["a", "nobody"])
    assert [p.params["name"] for p in refused.value.problems] == ["nobody"]
    actions.rerun_execution(failed, by=cast.operator)
    with pytest.raises(Refused):
        actions.rerun_execution(failed, by=cast.operator)


def test_viewers_do_nothing_again(cast, failed):
    with pytest.raises(Forbidden):
        actions.rerun_execution(failed, by=cast.viewer)
    with pytest.raises(Forbidden):
        actions.retry_step(row(failed, "b"), by=cast.viewer)


def lose_the_worker(name):
    """Make it look as if the step's worker had died a while ago."""
    early = timezone.now() - timedelta(seconds=1)
    StepExecution.objects.filter(name=name).update(worker="elsewhere:1:x", due_at=early)


def begun(cast, target):
    execution = start(cast, workflow_of(cast, chain("a", "b")), target=target)
    driver.advance(execution.pk)
    claim = claiming.claim(row(execution, "a").pk, 1, room=True)
    assert claim is not None
    lose_the_worker("a")
    return execution


def sweep(worker):
    sweeper.sweep()
    worker.work()


def test_work_that_died_with_its_worker_is_done_again(cast, steps, worker):
    execution = begun(cast, "attached")
    sweep(worker)
    assert status(execution) == "completed"
    assert (row(execution, "a").attempt, row(execution, "a").losses) == (2, 1)
    assert row(execution, "a").past_attempts.get().error_code == "step.worker_lost"


def test_work_elsewhere_survives_its_worker(cast, steps, worker):
    execution = begun(cast, "detached")
    sweep(worker)
    assert status(execution) == "completed"
    assert (row(execution, "a").attempt, row(execution, "a").losses) == (1, 1)


@pytest.mark.parametrize("target", ["attached", "detached"])
def test_a_step_that_loses_worker_after_worker_fails(cast, steps, worker, target):
    execution = begun(cast, target)
    StepExecution.objects.filter(name="a").update(losses=3)
    sweep(worker)
    failed = row(execution, "a")
    assert (failed.state, failed.error_code) == ("failed", "step.worker_lost")
    assert status(execution) == "abnormal"
    assert steps.submitted() == []


def test_a_step_whose_worker_died_while_it_was_to_end_has_stopped(cast, steps, worker):
    execution = begun(cast, "attached")
    actions.stop_execution(execution, by=cast.operator)
    sweep(worker)
    assert (states(execution)["a"], status(execution)) == ("stopped", "stopped")
    assert steps.submitted() == []


def test_one_message_that_comes_many_times_does_the_work_once(cast, steps, worker):
    execution = start(cast, workflow_of(cast, chain("a", "b")))
    worker.work()
    for name in ("a", "b"):
        carrying.carry(row(execution, name).pk, 1)
        carrying.carry(row(execution, name).pk, 2)
    driver.advance(execution.pk)
    assert steps.submitted() == ["a", "b"]


def test_lost_messages_are_made_good_by_the_sweep(cast, steps, worker):
    execution = start(cast, workflow_of(cast, chain("a", "b")))
    worker.committed.clear()
    with time_machine.travel(timezone.now() + timedelta(seconds=30), tick=True):
        sweeper.sweep()
        worker.commit()
        _, args, _ = worker.sent.popleft()
        driver.advance(*args)
        worker.committed.clear()
    with time_machine.travel(timezone.now() + timedelta(seconds=60), tick=True):
        sweep(worker)
    assert status(execution) == "completed"


def test_two_sweeps_at_once_offer_a_step_once(cast, steps, worker):
    execution = start(cast, workflow_of(cast, chain("a", "b")))
    driver.advance(execution.pk)
    worker.committed.clear()
    with time_machine.travel(timezone.now() + timedelta(seconds=30), tick=True):
        sweeper.sweep()
        sweeper.sweep()
        worker.commit()
    assert [name for name, _, _ in worker.sent] == ["executions.carry"]
