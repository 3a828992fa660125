"""Labelling by several people: nothing is overwritten unknowingly, nothing said is lost."""

from typing import Any

import pytest

from apps.core.errors import Forbidden, NotFound, Refused, Stale
from apps.datasets import actions, queries
from apps.datasets.making import tasks
from apps.datasets.making.datasets import Origin
from apps.datasets.making.files import read_manifest
from apps.datasets.models import Dataset, LabelledSample, LabelTask, TaskState
from apps.storage.ports import Store
from tests.cast import Cast
from tests.datasets.made import asked, filled, origin
from tests.datasets.stored import picture, pictures, put


@pytest.fixture
def dataset(cast: Cast, store: Store) -> Dataset:
    """Three pictures without a class, and one cat."""
    put(store, **{f"/b/in/{n}.png": picture(n) for n in range(3)})
    put(store, **{"/b/in/cat/9.png": picture(9)})
    return filled(store, cast.project, "/b/in/").dataset


@pytest.fixture
def by(cast: Cast) -> Origin:
    return origin(cast.project)


@pytest.fixture
def task(store: Store, dataset: Dataset, by: Origin) -> LabelTask:
    return asked(store, dataset, "dog", " bird ", by=by)


def say(task: LabelTask, cast: Cast, *, part: str = "operator", **said: Any) -> LabelledSample:
    said = {"position": 0, "label": "dog", "revision": 0} | said
    return actions.label_sample(task, by=cast.named(part), **said)


def at(task: LabelTask, position: int) -> LabelledSample:
    return queries.find_sample(task, position)


def test_a_task_knows_its_samples_and_every_class_there_is(task: LabelTask) -> None:
    assert task.classes == ["dog", "bird", "cat"]
    progress = queries.progress_of(task)
    assert (progress.total, progress.labelled, progress.left) == (4, 1, 3)


def test_a_label_has_its_author_and_counts(task: LabelTask, cast: Cast) -> None:
    sample = say(task, cast)
    assert (sample.label, sample.revision, sample.labelled_by) == ("dog", 1, cast.operator)
    assert queries.progress_of(task).labelled == 2
    assert [one.position for one in queries.changed_samples(task, after=0)] == [0]


@pytest.mark.parametrize("part", ["owner", "editor", "operator"])
def test_who_may_answer_may_label(task: LabelTask, cast: Cast, part: str) -> None:
    assert say(task, cast, part=part).label == "dog"


@pytest.mark.parametrize(("part", "error"), [("viewer", Forbidden), ("stranger", NotFound)])
@pytest.mark.parametrize("what", ["label", "skip", "class", "finish"])
def test_nobody_else_changes_anything(task, cast, part, error, what) -> None:
    person = cast.named(part)
    with pytest.raises(error):
        {
            "label": lambda: say(task, cast, part=part),
            "skip": lambda: actions.skip_sample(task, position=0, revision=0, by=person),
            "class": lambda: actions.add_class(task, name="fox", by=person),
            "finish": lambda: actions.finish_task(task, by=person, with_unlabelled=True),
        }[what]()
    task.refresh_from_db()
    assert (task.sequence, task.state, at(task, 0).label) == (0, TaskState.OPEN, "")


def test_the_later_of_two_is_told_and_changes_nothing(task: LabelTask, cast: Cast) -> None:
    say(task, cast, label="dog")
    with pytest.raises(Stale):
        say(task, cast, part="editor", label="bird")
    assert at(task, 0).label == "dog"
    assert say(task, cast, part="editor", label="bird", revision=1).label == "bird"


def test_a_skipped_sample_has_no_class_and_a_labelled_one_is_not_skipped(task, cast) -> None:
    sample = actions.skip_sample(task, position=0, revision=0, by=cast.operator)
    assert (sample.label, sample.skipped) == ("", True)
    assert queries.progress_of(task).skipped == 1
    assert say(task, cast, revision=1).skipped is False
    assert say(task, cast, revision=2, label="").label == ""


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"label": "fox"}, "datasets.no_class"),
        ({"label": "x" * 1000}, "datasets.no_class"),
        ({"position": 99}, "datasets.no_sample"),
    ],
)
def test_what_cannot_be_said_is_refused(task: LabelTask, cast: Cast, said: Any, code: str) -> None:
    with pytest.raises(Refused, match=code):
        say(task, cast, **said)


def test_classes_can_be_added_once_each(task, cast, monkeypatch) -> None:
    assert actions.add_class(task, name="  red   fox ", by=cast.operator).classes[-1] == "red fox"
    assert actions.add_class(task, name="red fox", by=cast.operator).classes.count("red fox") == 1
    for name in ("", " ", "x" * 101):
        with pytest.raises(Refused, match=r"datasets\.class_name"):
            actions.add_class(task, name=name, by=cast.operator)
    monkeypatch.setattr("apps.datasets.actions.labeling.MOST_CLASSES", 4)
    with pytest.raises(Refused, match=r"datasets\.many_classes"):
        actions.add_class(task, name="hare", by=cast.operator)


def test_unlabelled_samples_keep_the_work_open_unless_that_is_meant(task, cast) -> None:
    with pytest.raises(Refused) as refused:
        actions.finish_task(task, by=cast.operator)
    assert refused.value.problems[0].params == {"count": 3}
    actions.finish_task(task, by=cast.operator, with_unlabelled=True)
    task.refresh_from_db()
    assert (task.state, task.finished_by) == (TaskState.FINISHED, cast.operator)
    with pytest.raises(Refused, match=r"datasets\.task_over"):
        say(task, cast)


def test_what_people_said_becomes_the_dataset(store, task, cast, dataset) -> None:
    say(task, cast)
    say(task, cast, position=3, label="")  # the cat is none
    samples = tasks.harvest(store, task)
    assert [one.label for one in samples] == ["dog", "", "", ""]
    assert read_manifest(store, task.result) == samples
    said = samples[0].annotations[0]
    assert (said["type"], said["annotated-by"]) == (
        "modelarts/image_classification",
        "human/operator",
    )
    dataset.refresh_from_db()
    assert (dataset.manifest, dataset.labelled) == (task.result, 1)


def test_a_dataset_that_changed_meanwhile_is_left_as_it_is(store, task, cast, dataset) -> None:
    pictures(store, "/b/new", cat=2)
    newer = filled(store, cast.project, "/b/new/").manifest
    tasks.harvest(store, task)
    dataset.refresh_from_db()
    assert dataset.manifest == newer


def test_another_attempt_opens_the_same_task_and_keeps_what_was_said(
    store: Store, task: LabelTask, cast: Cast, dataset: Dataset, by: Origin
) -> None:
    say(task, cast, position=1)
    tasks.close_task(by.step_id)
    task.refresh_from_db()
    assert task.state == TaskState.STOPPED
    again = asked(store, dataset, by=by)
    assert (again.pk, again.state) == (task.pk, TaskState.OPEN)
    assert at(again, 1).label == "dog"


def test_another_attempt_over_other_samples_keeps_what_was_said_of_the_same_ones(
    store: Store, task: LabelTask, cast: Cast, by: Origin
) -> None:
    named = queries.sample_of(at(task, 1)).source
    say(task, cast, position=1)
    put(store, **{"/b/in/0.png": b"\xff\xd8\xff new", "/b/in/7.png": picture(7)})
    fuller = filled(store, cast.project, "/b/in/").dataset
    again = asked(store, fuller, by=by)
    labels = {queries.sample_of(row).source: row.label for row in again.samples.all()}
    assert len(labels) == 5
    assert labels[named] == "dog"


def test_too_many_samples_are_refused(store, dataset, monkeypatch) -> None:
    monkeypatch.setattr(tasks, "MOST_TO_LABEL", 3)
    with pytest.raises(Refused, match=r"datasets\.too_many_to_label"):
        asked(store, dataset)
    assert not LabelTask.objects.exists()
