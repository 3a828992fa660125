"""A target that misbehaves, and a database that is away when an answer is to be written down."""

import pytest
from django.db import OperationalError

from apps.executions import carrying, driver
from apps.executions.keeper import keeper
from tests.executions.rows import chain, row, start, states, status, workflow_of


def test_a_target_that_breaks_fails_the_step_and_says_how(cast, steps, worker):
    steps.tell("a", raises="no disk")
    execution = start(cast, workflow_of(cast, chain("a", "b")))
    worker.work()
    failed = row(execution, "a")
    assert (failed.state, failed.error_code) == ("failed", "step.target_broke")
    assert failed.error_params == {"error": "ValueError: no disk"}
    assert status(execution) == "abnormal"


def test_a_target_that_cannot_say_now_is_asked_again(cast, steps, worker):
    steps.tell("a", away=1)
    execution = start(cast, workflow_of(cast, chain("a", "b")))
    worker.work()
    assert states(execution)["a"] == "creating"
    steps.tell("a")
    (message,) = worker.later
    carrying.carry(*message[1])
    worker.work()
    assert status(execution) == "completed"


@pytest.mark.parametrize("target", ["attached", "detached"])
def test_what_could_not_be_written_down_is_held_no_longer(cast, steps, worker, monkeypatch, target):
    execution = start(cast, workflow_of(cast, chain("a", "b")), target=target)
    driver.advance(execution.pk)

    def broken(*_args, **_options):
        raise OperationalError("away")

    with monkeypatch.context() as broken_for_now:
        broken_for_now.setattr(carrying, "record", broken)
        with pytest.raises(OperationalError):
            carrying.carry(row(execution, "a").pk, 1)
    assert keeper._held == {}
    assert bool(steps.asked("cancel")) is (target == "attached")
