"""Results of a completed execution are used again for the very same work, and for no other."""

import pytest

from apps.executions.models import Metric
from apps.teams.actions import create_project
from tests.executions.rows import row, start, status, step, workflow_of
from tests.fakes.run_target import FakeTarget

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


def runs(cast, steps, worker, *parts):
    """Run one step once for each part that the script has for it; return how often it ran."""
    workflow = workflow_of(cast, [step("a")])
    for part in parts:
        steps.tell("a", **part)
        assert status(_worked(start(cast, workflow, use_cache=True), worker)) == "completed"
    return len(steps.submitted())


def _worked(execution, worker):
    worker.work()
    return execution


def test_the_same_fingerprint_is_the_same_work(cast, steps, worker):
    assert runs(cast, steps, worker, {"fingerprint": "x"}, {"fingerprint": "x"}) == 1


def test_another_fingerprint_is_other_work(cast, steps, worker):
    assert runs(cast, steps, worker, {"fingerprint": "x"}, {"fingerprint": "y"}) == 2


def test_work_without_a_fingerprint_runs_each_time(cast, steps, worker):
    assert runs(cast, steps, worker, {"fingerprint": None}, {"fingerprint": None}) == 2


def test_a_target_that_breaks_at_it_holds_up_nothing(cast, steps, worker, monkeypatch):
    monkeypatch.setattr(FakeTarget, "fingerprint", lambda target, work: 1 // 0)
    assert runs(cast, steps, worker, {}, {}) == 2


def test_another_project_has_its_own_results(cast, steps, worker, done):
    other = create_project(cast.team, name="Other", by=cast.owner)
    moved = workflow_of(cast, drawn(), project=other)
    start(cast, moved, use_cache=True)
    worker.work()
    assert steps.submitted() == ["a", "b", "a", "b"]
