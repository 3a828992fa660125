"""Steps go to the queue of their flavor, else of their type, whoever sends them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from apps.executions import carrying, dispatch, driver, sweeper
from apps.executions.flavors import flavor_of
from apps.executions.models import StepExecution
from tests.executions.rows import row, start, states, step, workflow_of

GPU = {"spec": {"resource": {"flavor_id": "$ref/parameters/flavor"}}}
FLAVOR = {"name": "flavor", "type": "str", "default": "v100"}
EXPECTED = {"train": "gpu", "count": "spark", "both": "gpu", "plain": None}


@pytest.fixture(autouse=True)
def _queues(settings):
    settings.WEFT_STEP_QUEUES = {"v100": "gpu", "mrs_job": "spark"}


def begun(cast, *drawn):
    """Return an execution whose first steps are ready; what was said of it is not handled."""
    execution = start(cast, workflow_of(cast, drawn, parameters=[FLAVOR]))
    driver.advance(execution.pk)
    return execution


def told_of(worker):
    """Return the queue of every step that workers are told of from now on, by its name."""
    worker.commit()
    names = dict(StepExecution.objects.values_list("pk", "name"))
    sent = [one for one in worker.sent if one[0] == dispatch.CARRY]
    worker.sent.clear()
    return {names[arguments[0]]: options["queue"] for _, arguments, options in sent}


@pytest.fixture
def execution(cast, worker):
    """Steps that are ready at once: of a flavor, of a type, of both, of neither."""
    return begun(
        cast,
        step("train", properties=GPU),
        step("count", type="mrs_job"),
        step("both", type="mrs_job", properties=GPU),
        step("plain"),
    )


def test_a_flavor_wins_over_a_type(execution, worker):
    assert told_of(worker) == EXPECTED


def test_the_sweep_keeps_to_it(execution, worker):
    told_of(worker)
    execution.steps.update(due_at=timezone.now() - timedelta(seconds=1))
    sweeper.sweep()
    assert told_of(worker) == EXPECTED


def test_a_worker_takes_the_next_step_of_its_own_queue_only(cast, steps, worker):
    execution = begun(cast, step("a"), step("train", "a", properties=GPU), step("plain", "a"))
    told_of(worker)
    carrying.carry(row(execution, "a").pk, 1)
    assert told_of(worker) == {"train": "gpu"}
    assert states(execution) == {"a": "completed", "train": "pending", "plain": "completed"}


@pytest.mark.parametrize(
    ("resource", "flavor"),
    [
        ({"flavor": "v100"}, "v100"),
        ({"flavor_id": "v100", "flavor": "p4"}, "v100"),
        ({"flavor_id": "a\0b"}, ""),
        ({"flavor_id": "x" * 129}, ""),
        ({"flavor_id": 3}, ""),
        ("v100", ""),
        (None, ""),
    ],
)
def test_what_can_be_no_flavor_is_none(resource, flavor):
    assert flavor_of({"spec": {"resource": resource}}) == flavor
