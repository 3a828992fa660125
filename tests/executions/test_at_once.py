"""Many workers on one execution at one moment, each in a thread and a connection of his own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from apps.core.errors import Refused
from apps.executions import actions, carrying, claiming, driver
from apps.executions.models import Event, Execution
from tests.cast import gather
from tests.executions.rows import row, start, states, status, step, workflow_of

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 6


@pytest.fixture
def cast(transactional_db):
    return gather()


def together(act, count=THREADS):
    """Run `act(number)` in threads that all start at one moment."""
    begin = Barrier(count)

    def run(number):
        begin.wait()
        try:
            return act(number)
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


@pytest.fixture
def wide(cast, steps):
    names = [f"s{at}" for at in range(THREADS)]
    return workflow_of(cast, [*(step(name) for name in names), step("join", *names)])


def test_of_many_that_advance_at_once_one_begins_each_step(cast, wide):
    execution = start(cast, wide)
    together(lambda _: driver.advance(execution.pk))
    assert set(states(execution).values()) == {"pending", "init"}
    assert Event.objects.filter(execution=execution).count() == THREADS
    assert Execution.objects.get(pk=execution.pk).sequence == 1


def test_of_many_that_take_a_step_at_once_one_has_it(cast, wide):
    execution = start(cast, wide)
    driver.advance(execution.pk)
    taken = together(lambda _: claiming.claim(row(execution, "s0").pk, 1, room=True))
    assert len([claim for claim in taken if claim is not None]) == 1


def test_steps_that_end_at_once_are_joined_once(cast, steps, wide):
    execution = start(cast, wide)
    driver.advance(execution.pk)
    together(lambda number: carrying.carry(row(execution, f"s{number}").pk, 1))
    carrying.carry(row(execution, "join").pk, 1)
    assert status(execution) == "completed"
    assert sorted(steps.submitted()) == sorted(states(execution))


def test_stops_and_ends_at_once_leave_a_state_that_fits(cast, steps, wide):
    execution = start(cast, wide)
    driver.advance(execution.pk)

    def act(number):
        if number:
            carrying.carry(row(execution, f"s{number}").pk, 1)
        else:
            actions.stop_execution(execution, by=cast.operator)

    together(act)
    for name in states(execution):
        carrying.carry(row(execution, name).pk, 1)
    assert status(execution) == "stopped"
    assert set(states(execution).values()) <= {"completed", "stopped", "init"}


def test_of_many_retries_at_once_one_counts(cast, steps):
    steps.tell("a", state="failed")
    execution = start(cast, workflow_of(cast, [step("a")]))
    driver.advance(execution.pk)
    carrying.carry(row(execution, "a").pk, 1)
    done = together(lambda _: actions.retry_step(row(execution, "a"), by=cast.operator))
    assert len([one for one in done if isinstance(one, Refused)]) == THREADS - 1
    assert row(execution, "a").attempt == 2
