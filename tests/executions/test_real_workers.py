"""Real worker processes: background work, stops, time limits, and workers that are killed."""

import signal
import time

import pytest
from celery import current_app

from apps.executions import actions, dispatch
from apps.executions.models import Execution
from tests.cast import gather
from tests.executions.rows import chain, moves, row, start, states, status, workflow_of
from tests.fakes.run_target import script

pytestmark = pytest.mark.django_db(transaction=True)

SETTINGS = {"DJANGO_SETTINGS_MODULE": "tests.executions.worker_settings"}


@pytest.fixture
def cast(transactional_db):
    return gather()


@pytest.fixture
def begin(celery_workers):
    """Start a worker on an empty broker, and tell its steps what they do."""

    def start_one(**told):
        process = celery_workers(**SETTINGS)
        for name, how in told.items():
            script.tell(name, **how)
        return process

    return start_one


def until(reached, what, *, patience=30.0, sweeping=False):
    began = time.monotonic()
    while not reached():
        assert time.monotonic() - began < patience, f"waited in vain for {what}"
        if sweeping:
            current_app.send_task(dispatch.SWEEP)
        time.sleep(0.1 if sweeping else 0.02)
    return time.monotonic() - began


def test_work_in_the_background_is_looked_at_until_it_ends(cast, begin):
    begin(b={"seconds": 0.5, "log": ["hello", "world"]})
    execution = start(cast, workflow_of(cast, chain("a", "b", "c")), target="attached")
    until(lambda: status(execution) == "completed", "the end")
    assert moves(execution, "b") == ["pending", "creating", "created", "running", "completed"]
    assert [chunk.lines for chunk in row(execution, "b").log.all()] == [2]


def test_work_elsewhere_is_looked_at_when_there_may_be_news(cast, begin):
    begin(b={"seconds": 0.5})
    execution = start(cast, workflow_of(cast, chain("a", "b", "c")), target="detached")
    until(lambda: status(execution) == "completed", "the end")
    assert len(script.asked("observe")) < 10


@pytest.mark.parametrize("how", [{"seconds": 60}, {"blocks": 60}])
def test_a_stop_ends_work_within_two_seconds(cast, begin, how):
    begin(a=how)
    execution = start(cast, workflow_of(cast, chain("a", "b")), target="attached")
    until(lambda: states(execution)["a"] == "running", "the start")
    actions.stop_execution(execution, by=cast.operator)
    assert until(lambda: status(execution) == "stopped", "the end") < 2
    assert states(execution) == {"a": "stopped", "b": "init"}


def test_after_the_kill_of_a_worker_its_steps_run_again(cast, begin, celery_workers):
    first = begin(a={"seconds": 60})
    execution = start(cast, workflow_of(cast, chain("a", "b")), target="attached")
    until(lambda: states(execution)["a"] == "running", "the start")
    script.tell("a", seconds=0)
    first.send_signal(signal.SIGKILL)
    killed = time.monotonic()
    first.wait()
    celery_workers(**SETTINGS)
    until(lambda: status(execution) == "completed", "the end", sweeping=True)
    assert time.monotonic() - killed < 15
    again = row(execution, "a")
    assert (again.attempt, again.losses) == (2, 1)
    assert again.past_attempts.get().error_code == "step.worker_lost"


@pytest.mark.parametrize(
    ("how", "asked"),
    [({"seconds": 60}, ["submit", "cancel", "submit"]), ({"blocks": 60}, ["submit", "submit"])],
)
def test_a_worker_that_is_ended_hands_back_its_steps(cast, begin, celery_workers, how, asked):
    workers = [celery_workers(**SETTINGS), begin(a=how)]
    execution = start(cast, workflow_of(cast, chain("a", "b")), target="attached")
    until(lambda: states(execution)["a"] == "running", "the start")
    first = row(execution, "a").worker
    leaving = next(one for one in workers if f":{one.pid}:" in first)
    leaving.send_signal(signal.SIGTERM)
    until(lambda: _stands(row(execution, "a")) == (2, "running"), "the other worker")
    again = row(execution, "a")
    assert again.worker not in ("", first)
    assert again.losses == 0
    assert again.past_attempts.get().state == "stopped"
    assert [one["what"] for one in script.asked() if one["what"] != "observe"] == asked
    assert leaving.wait(timeout=20) == 0


def _stands(step):
    return step.attempt, step.state


def test_many_executions_at_once_all_complete(cast, begin):
    begin()
    workflow = workflow_of(cast, chain("a", "b", "c"))
    for _ in range(20):
        start(cast, workflow, target="detached")
    until(lambda: not Execution.objects.filter(finished_at=None).exists(), "the end of all")
    assert set(Execution.objects.values_list("status", flat=True)) == {"completed"}
    assert len(script.submitted()) == 60
