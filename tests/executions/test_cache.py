"""Results of a completed execution are used again for the very same work, and for no other."""

import pytest

from apps.executions.models import Metric
from apps.teams.actions import create_project
from tests.executions.rows import row, start, status, step, workflow_of

OUT = [{"name": "out", "type": "obs"}]


def drawn(rate=1, **properties):
    given = [{"name": "in", "type": "obs", "value": "$ref/consumptions/a/out/obs_url"}]
    return [
        step("a", outputs=OUT, properties={"rate": rate, **properties}),
        step("b", "a", inputs=given),
    ]


@pytest.fixture
def done(cast, steps, worker):
    """A completed execution, which did not use the cache itself."""
    made = {"out": {"obs_url": "/b/a/"}}
    steps.tell("a", outputs=made, metrics={"accuracy": [0.5, 0.9]})
    workflow = workflow_of(cast, drawn())
    execution = start(cast, workflow)
    worker.work()
    assert status(execution) == "completed"
    return workflow


def test_the_same_work_is_not_done_again(cast, steps, worker, done):
    again = start(cast, done, use_cache=True)
    worker.work()
    assert status(again) == "completed"
    assert steps.submitted() == ["a", "b"]
    assert row(again, "a").used_cache
    assert Metric.objects.filter(step=row(again, "a"), key="accuracy").exists()


def test_without_the_wish_it_is(cast, steps, worker, done):
    start(cast, done)
    worker.work()
    assert steps.submitted() == ["a", "b", "a", "b"]


def test_other_properties_are_other_work(cast, steps, worker, done):
    start(cast, workflow_of(cast, drawn(rate=2)), use_cache=True)
    worker.work()
    assert steps.submitted() == ["a", "b", "a"]


@pytest.mark.parametrize("algorithm", [{"code_dir": "/b/code/"}, {"id": "x"}])
def test_code_that_can_change_without_a_trace_runs_each_time(cast, steps, worker, algorithm):
    workflow = workflow_of(cast, [step("a", properties={"algorithm": algorithm})])
    for _ in range(2):
        start(cast, workflow, use_cache=True)
        worker.work()
    assert steps.submitted() == ["a", "a"]


def test_another_project_has_its_own_results(cast, steps, worker, done):
    other = create_project(cast.team, name="Other", by=cast.owner)
    moved = workflow_of(cast, drawn(), project=other)
    start(cast, moved, use_cache=True)
    worker.work()
    assert steps.submitted() == ["a", "b", "a", "b"]
