"""Stops, holds and time limits, step by step in one thread."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from apps.core.errors import Forbidden, Refused
from apps.engine.states import StepState
from apps.executions import actions, claiming, driver, sweeper
from apps.executions.models import StepExecution
from apps.executions.ports import Observation
from apps.executions.recording import record
from apps.workflows.actions.trashing import trash_as_administrator
from apps.workflows.models import Workflow
from tests.executions.rows import chain, moves, row, start, states, status, step, workflow_of


def later(seconds):
    return time_machine.travel(timezone.now() + timedelta(seconds=seconds), tick=True)


def sweep(worker):
    sweeper.sweep()
    worker.work()


@pytest.fixture
def running(cast, steps, worker):
    """An execution whose first step is under way elsewhere for an hour."""
    steps.tell("a", seconds=3600)
    execution = start(cast, workflow_of(cast, [*chain("a", "b"), step("c"), step("d", "c")]))
    worker.work()
    return execution


def test_stopping_an_execution_ends_what_is_under_way(cast, steps, worker, running):
    actions.stop_execution(running, by=cast.operator)
    assert states(running)["a"] == "stopping"
    worker.work()
    assert states(running) == {"a": "stopped", "b": "init", "c": "completed", "d": "completed"}
    assert status(running) == "stopped"
    assert [one["step"] for one in steps.asked("cancel")] == ["a"]


def test_what_has_ended_cannot_be_stopped(cast, worker, running):
    actions.stop_execution(running, by=cast.operator)
    with pytest.raises(Refused):
        actions.stop_execution(running, by=cast.operator)
    worker.work()
    with pytest.raises(Refused):
        actions.stop_step(row(running, "a"), by=cast.operator)


def test_stopping_a_step_leaves_the_rest_running(cast, steps, worker):
    steps.tell("a", seconds=3600)
    steps.tell("c", seconds=3600)
    execution = start(cast, workflow_of(cast, [*chain("a", "b"), *chain("c", "d")]))
    worker.work()
    actions.stop_step(row(execution, "a"), by=cast.operator)
    worker.work()
    assert states(execution) == {"a": "stopped", "b": "init", "c": "running", "d": "init"}
    assert status(execution) == "running"


def test_a_step_that_nobody_has_taken_stops_at_once(cast, steps, worker):
    execution = start(cast, workflow_of(cast, chain("a", "b")))
    driver.advance(execution.pk)
    actions.stop_execution(execution, by=cast.operator)
    assert (states(execution)["a"], status(execution)) == ("stopped", "stopped")
    worker.work()
    assert steps.submitted() == []


def test_who_waits_for_an_answer_is_stopped_with_the_rest(cast, steps, worker):
    asked = {"name": "rate", "type": "float", "delay": True, "used_steps": ["a"]}
    execution = start(cast, workflow_of(cast, chain("a", "b"), parameters=[asked]))
    worker.work()
    actions.stop_execution(execution, by=cast.operator)
    assert moves(execution, "a") == ["wait_inputs", "stopped"]
    assert status(execution) == "stopped"


def test_a_cancel_that_does_not_get_through_is_tried_again(cast, steps, worker, running):
    steps.tell("a", seconds=3600, deaf=True)
    actions.stop_execution(running, by=cast.operator)
    worker.work()
    assert states(running)["a"] == "stopping"
    steps.tell("a", seconds=3600)
    with later(20):
        sweep(worker)
    assert status(running) == "stopped"


def test_a_step_that_takes_too_long_times_out(cast, steps, worker):
    steps.tell("a", seconds=3600)
    limited = step("a", policy={"max_execution_minutes": "2"})
    execution = start(cast, workflow_of(cast, [limited, step("b", "a")]))
    worker.work()
    with later(100):
        sweep(worker)
        assert states(execution)["a"] == "running"
    with later(125):
        sweep(worker)
    assert states(execution) == {"a": "timeout", "b": "init"}
    assert status(execution) == "abnormal"
    assert steps.asked("cancel")


@pytest.mark.parametrize("target", ["attached", "detached"])
def test_a_step_that_holds_goes_on_when_somebody_continues_it(cast, steps, worker, target):
    steps.tell("a", state="hold")
    execution = start(cast, workflow_of(cast, chain("a", "b")), target=target)
    worker.work()
    held = row(execution, "a")
    assert (held.state, held.worker) == ("hold", "")
    with later(3600):
        sweep(worker)
        assert row(execution, "a").state == "hold"
    actions.continue_step(row(execution, "a"), by=cast.operator)
    worker.work()
    assert status(execution) == "completed"
    assert [one["attempt"] for one in steps.asked("resume")] == [1]


def test_a_step_that_holds_can_be_stopped(cast, steps, worker):
    steps.tell("a", state="hold")
    execution = start(cast, workflow_of(cast, chain("a", "b")), target="attached")
    worker.work()
    actions.stop_execution(execution, by=cast.operator)
    worker.work()
    assert (states(execution)["a"], status(execution)) == ("stopped", "stopped")
    assert steps.asked("cancel")


def test_a_step_that_runs_cannot_be_continued(cast, running):
    with pytest.raises(Refused):
        actions.continue_step(row(running, "a"), by=cast.operator)


def test_an_answer_that_comes_late_revives_nothing(cast, steps, worker, running):
    claim = claiming.claim(row(running, "a").pk, 1, room=True)
    actions.stop_execution(running, by=cast.operator)
    StepExecution.objects.filter(name="a").update(worker="", due_at=timezone.now())
    sweep(worker)
    before = row(running, "a")
    recorded = record(claim, Observation(state=StepState.COMPLETED))
    assert recorded.is_late
    assert row(running, "a").changed == before.changed
    assert states(running)["a"] == "stopped"


def test_a_stop_that_comes_while_somebody_looks_is_not_forgotten(cast, steps, worker, running):
    claim = claiming.claim(row(running, "a").pk, 1, room=True)
    actions.stop_execution(running, by=cast.operator)
    record(claim, Observation(state=StepState.RUNNING, look_again=3600))
    sweep(worker)
    assert (states(running)["a"], status(running)) == ("stopped", "stopped")


def test_what_runs_of_a_workflow_in_the_trash_is_stopped(cast, steps, worker, running):
    trash_as_administrator(Workflow.objects.all())
    sweep(worker)
    assert status(running) == "stopped"


def test_viewers_stop_nothing(cast, running):
    with pytest.raises(Forbidden):
        actions.stop_execution(running, by=cast.viewer)
    with pytest.raises(Forbidden):
        actions.stop_step(row(running, "a"), by=cast.viewer)
