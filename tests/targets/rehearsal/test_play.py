"""How a step of a dry run goes over time."""

import pytest

from apps.engine.states import StepState
from apps.executions.ports import WorkOutput
from apps.targets.rehearsal.play import observed
from apps.targets.rehearsal.saying import said_by
from apps.targets.rehearsal.script import Outcome, Part
from tests.targets.works import work

TWO = Part(seconds=10, metrics={"loss": (4.0, 3.0, 2.0, 1.0)})


def at(elapsed: float, part: Part, **named):
    return observed(part, work(**named), handle="h", elapsed=elapsed)


def test_a_step_without_a_duration_has_ended_at_once():
    seen = at(0, Part(metrics={"accuracy": (0.9,)}))
    assert seen.state is StepState.COMPLETED
    assert seen.outputs == {"train_url": {"obs_url": "/b/out/"}}
    assert [series.key for series in seen.metrics] == ["accuracy"]
    assert seen.metrics[0].data["y_axis"] == [{"title": "accuracy", "value": [0.9]}]


def test_progress_and_series_grow_with_time():
    seen = at(5, TWO)
    assert (seen.state, seen.progress) == (StepState.RUNNING, 0.5)
    assert seen.metrics[0].data["y_axis"] == [{"title": "loss", "value": [4.0, 3.0]}]
    assert 0 < seen.look_again <= 0.5
    assert seen.outputs is None


def test_a_quiet_step_is_looked_at_when_it_ends():
    assert at(1, Part(seconds=60, progress=False)).look_again == 59


@pytest.mark.parametrize(
    ("outcome", "state", "fault"),
    [
        (Outcome.FAILED, StepState.FAILED, "rehearsal.failed"),
        (Outcome.TIMEOUT, StepState.TIMEOUT, "rehearsal.timeout"),
        (Outcome.STOPPED, StepState.STOPPED, None),
    ],
)
def test_a_step_ends_as_told(outcome, state, fault):
    seen = at(2, Part(seconds=2, outcome=outcome))
    assert (seen.state, seen.outputs) == (state, None)
    assert (seen.fault.code if seen.fault else None) == fault


def test_a_step_holds_until_it_is_continued():
    part = Part(seconds=2, outcome=Outcome.HOLD)
    assert (at(3, part).state, at(3, part).look_again) == (StepState.HOLD, None)
    assert at(0, part, resumed=True).state is StepState.COMPLETED


def test_the_first_attempts_fail():
    part = Part(fails_first=2)
    states = [at(0, part, attempt=number).state for number in (1, 2, 3)]
    assert states == [StepState.FAILED, StepState.FAILED, StepState.COMPLETED]


@pytest.mark.parametrize(
    ("type", "keys"),
    [
        ("obs", {"obs_url"}),
        ("dataset", {"dataset_id", "dataset_name", "version_id", "manifest", "obs_url"}),
        ("model", {"model_id", "model_version", "obs_url"}),
        ("service_content", {"service_id", "access_address"}),
    ],
)
def test_outputs_are_made_up_by_type_and_the_same_each_time(type, keys):
    outputs = [WorkOutput(name="out", type=type, config={})]
    first, second = (at(0, Part(), outputs=outputs).outputs["out"] for _ in range(2))
    assert first == second
    assert set(first) == keys
    assert first != at(0, Part(), outputs=outputs, attempt=2).outputs["out"] or type == "obs"


def test_outputs_can_be_given():
    seen = at(0, Part(outputs={"train_url": {"obs_url": "/b/mine/"}}))
    assert seen.outputs["train_url"] == {"obs_url": "/b/mine/"}


def test_what_is_said_is_in_the_order_of_time():
    said = list(said_by(Part(seconds=3, log=("a", "b"), outcome=Outcome.FAILED), work()))
    assert [line.after for line in said] == [0, 1, 2, 3]
    assert [line.level for line in said] == ["info", "info", "info", "error"]
