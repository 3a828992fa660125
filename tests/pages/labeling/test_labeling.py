"""The labelling page over HTTP, on a run that really waits for it."""

import json
from typing import Any

import pytest
from django.test import Client

from apps.datasets.models import Dataset, DatasetVersion, LabelTask
from apps.executions import actions
from apps.executions.models import Execution
from apps.storage.ports import Store
from tests.cast import Cast
from tests.datasets.stored import PNG, put
from tests.executions.conftest import Inline
from tests.executions.rows import row, states, status


@pytest.fixture
def task(execution: Execution) -> LabelTask:
    return LabelTask.objects.get(step_id=row(execution, "label").pk)


def signed_in(cast: Cast, part: str) -> Client:
    client = Client()
    if part != "anonymous":
        client.force_login(cast.named(part))
    return client


def post(cast: Cast, task: LabelTask, what: str, *, part: str = "operator", **form: Any):
    return signed_in(cast, part).post(f"/labeling/{task.pk}/{what}", form)


def label(cast: Cast, task: LabelTask, position: int, name: str = "cat", revision: int = 0, **more):
    return post(cast, task, f"samples/{position}/", label=name, revision=revision, **more)


def finish(cast: Cast, task: LabelTask, **form: str):
    return post(cast, task, "finish/", **form)


def test_a_run_holds_until_people_have_labelled_and_then_goes_on(
    cast: Cast, execution: Execution, task: LabelTask, worker: Inline
) -> None:
    assert states(execution) == {"make": "completed", "label": "hold", "release": "init"}
    assert (task.name, task.classes) == ("Which animal?", ["cat", "dog"])
    for position in range(3):
        assert label(cast, task, position).status_code == 200
    assert finish(cast, task).headers["Location"] == f"/labeling/{task.pk}/"
    worker.work()
    assert status(execution) == "completed"
    task.refresh_from_db()
    assert (task.state, task.finished_by) == ("finished", cast.operator)
    assert DatasetVersion.objects.get().labelled == 3
    assert Dataset.objects.get().manifest == task.result


def test_finishing_with_unlabelled_samples_has_to_be_meant(cast, execution, task, worker) -> None:
    label(cast, task, 0)
    refused = signed_in(cast, "operator").post(f"/labeling/{task.pk}/finish/", follow=True)
    assert "2 samples have no class yet." in refused.content.decode()
    worker.work()
    assert states(execution)["label"] == "hold"
    finish(cast, task, with_unlabelled="yes")
    worker.work()
    assert status(execution) == "completed"
    assert DatasetVersion.objects.get().labelled == 1


def test_continue_from_elsewhere_takes_the_labels_as_they_are(cast, execution, task, worker):
    label(cast, task, 1, "dog")
    actions.continue_step(row(execution, "label"), by=cast.operator)
    worker.work()
    task.refresh_from_db()
    assert (status(execution), task.state) == ("completed", "finished")
    assert DatasetVersion.objects.get().labelled == 1


def test_a_stopped_step_takes_no_labels_and_a_retry_goes_on_with_what_was_said(
    cast: Cast, execution: Execution, task: LabelTask, worker: Inline
) -> None:
    label(cast, task, 0)
    actions.stop_step(row(execution, "label"), by=cast.operator)
    worker.work()
    task.refresh_from_db()
    assert (states(execution)["label"], task.state) == ("stopped", "stopped")
    assert label(cast, task, 1).status_code == 422
    assert "The step was stopped" in page(cast, task)
    actions.retry_step(row(execution, "label"), by=cast.operator)
    worker.work()
    task.refresh_from_db()
    assert (states(execution)["label"], task.state, task.attempt) == ("hold", "open", 2)
    assert state(cast, task)["samples"][0]["label"] == "cat"


def test_a_stopped_run_takes_no_labels(cast, execution, task, worker) -> None:
    actions.stop_execution(execution, by=cast.operator)
    worker.work()
    assert label(cast, task, 0).status_code == 422
    assert finish(cast, task, with_unlabelled="yes").status_code == 302
    assert status(execution) == "stopped"


def page(cast: Cast, task: LabelTask, part: str = "operator") -> str:
    return signed_in(cast, part).get(f"/labeling/{task.pk}/").content.decode()


def state(cast: Cast, task: LabelTask, after: int = -1) -> dict[str, Any]:
    answer = signed_in(cast, "viewer").get(f"/labeling/{task.pk}/state/?after={after}")
    return json.loads(answer.content)


def test_a_viewer_looks_and_cannot_label(cast: Cast, task: LabelTask) -> None:
    assert "Your role shows this" in page(cast, task, "viewer")
    assert "data-finish" not in page(cast, task, "viewer")
    assert label(cast, task, 0, part="viewer").status_code == 403
    assert post(cast, task, "classes/", part="viewer", name="fox").status_code == 403
    assert post(cast, task, "finish/", part="viewer", with_unlabelled="yes").status_code == 403


PATHS = ["", "state/", "samples/0/image/", "samples/0/text/"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("part", ["owner", "editor", "operator", "viewer"])
def test_every_member_sees_it(cast: Cast, task: LabelTask, path: str, part: str) -> None:
    answer = signed_in(cast, part).get(f"/labeling/{task.pk}/{path}")
    assert answer.status_code == (404 if path == "samples/0/text/" else 200)


@pytest.mark.parametrize("path", PATHS)
def test_to_a_stranger_there_is_no_such_task(cast: Cast, task: LabelTask, path: str) -> None:
    client = signed_in(cast, "stranger")
    assert client.get(f"/labeling/{task.pk}/{path}").status_code == 404
    assert client.get(f"/labeling/step/{task.step_id}/").status_code == 404
    for what in ("samples/0/", "classes/", "finish/"):
        assert post(cast, task, what, part="stranger", label="cat").status_code == 404


@pytest.mark.parametrize("path", PATHS)
def test_nobody_is_asked_to_sign_in(cast: Cast, task: LabelTask, path: str) -> None:
    answer = signed_in(cast, "anonymous").get(f"/labeling/{task.pk}/{path}")
    assert answer.headers["Location"].startswith("/login/")


def test_a_step_leads_to_its_task(cast: Cast, task: LabelTask) -> None:
    answer = signed_in(cast, "viewer").get(f"/labeling/step/{task.step_id}/")
    assert answer.headers["Location"] == f"/labeling/{task.pk}/"
    assert signed_in(cast, "viewer").get("/labeling/step/nowhere/").status_code == 404


def test_who_was_slower_is_told_what_the_other_said(cast: Cast, task: LabelTask) -> None:
    label(cast, task, 0, "dog")
    late = label(cast, task, 0, "cat", part="editor")
    assert late.status_code == 409
    assert late.json() == {
        "position": 0,
        "label": "dog",
        "skipped": False,
        "revision": 1,
        "by": "operator",
    }


def test_the_state_tells_only_what_is_newer(cast: Cast, task: LabelTask) -> None:
    label(cast, task, 2)
    seen = state(cast, task)
    assert [one["position"] for one in state(cast, task, 0)["samples"]] == [2]
    assert state(cast, task, seen["sequence"])["samples"] == []
    post(cast, task, "classes/", name="fox")
    assert state(cast, task, seen["sequence"])["classes"][-1] == "fox"


@pytest.mark.parametrize(
    ("position", "form", "status"),
    [
        (0, {"label": "cat"}, 409),
        (0, {"label": "cat", "revision": "x"}, 409),
        (0, {"label": "cat", "revision": "9" * 30}, 409),
        (0, {"label": "fox\x00", "revision": "0"}, 422),
        (99, {"label": "cat", "revision": "0"}, 422),
        (0, {"skip": "", "revision": "0"}, 200),
    ],
)
def test_no_form_crashes_it(cast, task, position, form, status) -> None:
    assert post(cast, task, f"samples/{position}/", **form).status_code == status


def test_a_sample_s_picture_is_sent_and_nothing_else(cast, task, store: Store) -> None:
    client = signed_in(cast, "viewer")
    where = f"/labeling/{task.pk}/samples/0/image/"
    assert client.get(where).content.startswith(PNG)
    put(store, **{"/b/in/0.png": b"<svg onload='x()'/>"})
    assert client.get(where).status_code == 415
    assert client.get(f"/labeling/{task.pk}/samples/99/image/").status_code == 404
