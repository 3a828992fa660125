"""What a dry run may be told, and how it is read."""

import pytest

from apps.core.messages import sentence
from apps.targets.rehearsal.script import Outcome, Part, part_of, problems_of

GOOD = {
    "seconds": 1,
    "steps": {
        "train": {
            "seconds": 0.5,
            "outcome": "failed",
            "fails_first": 1,
            "progress": False,
            "metrics": {"accuracy": 0.9, "loss": [3, 2.5]},
            "outputs": {"train_url": {"obs_url": "/b/x/"}},
            "log": ["epoch 1"],
        }
    },
}


def test_everything_that_may_be_said_is_read():
    assert problems_of(GOOD, steps=["train"]) == []
    assert part_of(GOOD, step="train", type="job") == Part(
        seconds=0.5,
        outcome=Outcome.FAILED,
        fails_first=1,
        progress=False,
        metrics={"accuracy": (0.9,), "loss": (3, 2.5)},
        outputs={"train_url": {"obs_url": "/b/x/"}},
        log=("epoch 1",),
    )


def test_a_step_that_is_not_named_takes_the_common_seconds():
    assert part_of(GOOD, step="other", type="job") == Part(seconds=1)
    assert part_of({}, step="other", type="job") == Part()


def test_labelling_holds_unless_told_otherwise():
    assert part_of({}, step="label", type="labeling").outcome is Outcome.HOLD
    told = {"steps": {"label": {"outcome": "completed"}}}
    assert part_of(told, step="label", type="labeling").outcome is Outcome.COMPLETED


def steps_of(**part):
    return {"steps": {"train": part}}


@pytest.mark.parametrize(
    ("options", "path"),
    [
        ({"second": 1}, ("second",)),
        ({"seconds": -1}, ("seconds",)),
        ({"seconds": True}, ("seconds",)),
        ({"steps": []}, ("steps",)),
        ({"steps": {"absent": {}}}, ("steps", "absent")),
        ({"steps": {"train": 3}}, ("steps", "train")),
        (steps_of(pace=1), ("steps", "train", "pace")),
        (steps_of(seconds="2"), ("steps", "train", "seconds")),
        (steps_of(seconds=1e9), ("steps", "train", "seconds")),
        (steps_of(outcome="well"), ("steps", "train", "outcome")),
        (steps_of(outcome=[]), ("steps", "train", "outcome")),
        (steps_of(fails_first=1.5), ("steps", "train", "fails_first")),
        (steps_of(progress="yes"), ("steps", "train", "progress")),
        (steps_of(metrics=[1]), ("steps", "train", "metrics")),
        (steps_of(metrics={"a": []}), ("steps", "train", "metrics", "a")),
        (steps_of(metrics={"a": ["1"]}), ("steps", "train", "metrics", "a")),
        (steps_of(outputs={"a": 1}), ("steps", "train", "outputs")),
        (steps_of(log="text"), ("steps", "train", "log")),
        (steps_of(log=["two\nlines"]), ("steps", "train", "log")),
    ],
)
def test_what_is_wrong_is_said_with_its_place(options, path):
    (problem,) = problems_of(options, steps=["train"])
    assert problem.path == path
    assert "{" not in sentence(problem)
