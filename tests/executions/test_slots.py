"""A worker takes no more steps into its background than it has slots, and loses none for that."""

import pytest

from apps.executions.keeper import keeper
from tests.executions.rows import start, states, status, step, workflow_of


@pytest.fixture
def full(cast, steps, worker, settings):
    """An execution of two steps on a worker with one slot: one step is under way."""
    settings.WEFT_STEP_SLOTS = 1
    steps.tell("*", seconds=3600)
    execution = start(cast, workflow_of(cast, [step("a"), step("b")]), target="attached")
    worker.work()
    yield execution
    for held in keeper._all():
        keeper.drop(held)


def test_what_has_no_room_waits(full):
    assert sorted(states(full).values()) == ["pending", "running"]


def test_it_is_taken_as_soon_as_there_is_room(full, steps, worker):
    steps.tell("*")
    keeper._glance()
    worker.work()
    assert set(states(full).values()) == {"completed"}
    assert status(full) == "completed"


def test_work_elsewhere_takes_no_slot(cast, steps, worker, settings):
    settings.WEFT_STEP_SLOTS = 0
    execution = start(cast, workflow_of(cast, [step("a"), step("b")]), target="detached")
    worker.work()
    assert status(execution) == "completed"
