"""The demo's workflows run to their ends as they stand, with a real worker and real services."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from apps.datasets import actions as datasets
from apps.datasets.models import LabelTask
from apps.datasets.queries import task_of_step
from apps.executions import actions
from apps.executions.models import Execution, Metric, StepExecution
from apps.gallery.demo.files import pictured
from apps.serving.models import ModelVersion, Service
from apps.spec import text
from apps.teams import demo as teams
from apps.teams.models import User
from apps.workflows.models import Workflow
from config import demo
from config.env import ROOT
from config.launch.processes import start, stop
from tests.workers import Worker, database_url

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 120


@pytest.fixture
def user(celery_workers: Callable[..., Worker]) -> User:
    """The demo's user, with a worker that carries out what is started."""
    demo.load_once()
    celery_workers()
    return User.objects.get(username=teams.USERNAME)


@pytest.fixture
def services(user: User, tmp_path: Path) -> Iterator[None]:
    """The program that runs services."""
    with (tmp_path / "services.log").open("wb") as output:
        env = {**os.environ, "DATABASE_URL": database_url()}
        command = [sys.executable, "-m", "config.services"]
        process = start(command, env=env, output=output, folder=ROOT)
    yield
    stop(process)


def run(user: User, name: str, **parameters: Any) -> Execution:
    workflow = Workflow.objects.get(project_id=teams.PROJECT_ID, name=name)
    return actions.start_execution(workflow, by=user, parameters=parameters)


def until(holds: Callable[[], Any]) -> Any:
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        if found := holds():
            return found
        time.sleep(0.05)
    raise AssertionError(list(StepExecution.objects.values_list("name", "state", "error_code")))


def ended(execution: Execution) -> dict[str, str]:
    """Wait for the end; return the state of each step."""

    def is_over() -> bool:
        execution.refresh_from_db()
        return execution.status not in {"init", "running"}

    until(is_over)
    return dict(execution.steps.values_list("name", "state"))


def measured(execution: Execution, step: str) -> dict[str, float]:
    """Return the last value of each metric of a step."""
    rows = Metric.objects.filter(step__execution=execution, step__name=step)
    found = {row.key: text.read(row.data.encode())[0] for row in rows}
    return {key: data["y_axis"][0]["value"][-1] for key, data in found.items()}


def label_all(task: LabelTask, user: User) -> None:
    """Give every picture the digit that it shows."""
    digits = {name: row[-1] for name, row in pictured()}
    for sample in task.samples.all():
        name = json.loads(sample.document)["source"].rpartition("/")[2]
        datasets.label_sample(
            task,
            position=sample.position,
            label=str(digits[name]),
            revision=sample.revision,
            by=user,
        )


def test_the_pages_own_example_runs_as_it_stands(user: User):
    execution = run(user, "graph-test-has-condition-step")
    assert ended(execution) == {
        "condition_step_test": "completed",
        "training_job1": "completed",
        "training_job2": "skipped",
        "training_job3": "completed",
    }
    assert measured(execution, "training_job3")["accuracy"] > 0.9


def test_the_better_candidate_is_registered_deployed_and_asked(user: User, services: None):
    name = "digits-compare-and-deploy"
    first = run(user, name, epochs=20)

    states = ended(first)

    assert states.pop("train_longer") == "skipped"
    assert set(states.values()) == {"completed"}
    best = measured(first, "compare")
    assert best["accuracy"] == max(best["candidate_1"], best["candidate_2"])
    assert ModelVersion.objects.get().metrics["accuracy"] == best["accuracy"]
    assert Service.objects.get().state == "running"
    assert measured(first, "ask_service")["accuracy"] == best["accuracy"]

    other = run(user, name, epochs=20, seed=7, train_share="0.5", least_accuracy=0.999)
    states = ended(other)
    assert (states["register_model"], states["train_longer"]) == ("skipped", "completed")
    for step in ("train_softmax", "train_network"):
        assert measured(other, step)["loss"] != measured(first, step)["loss"]


def test_people_label_pictures_and_answer_a_question(user: User):
    execution = run(user, "digits-label-and-check")
    actions.answer_questions(execution, by=user, parameters={"epochs": 15})
    step = until(lambda: execution.steps.filter(name="label_pictures", state="hold").first())

    label_all(task_of_step(step.pk), user)
    actions.continue_step(step, by=user)

    assert set(ended(execution).values()) == {"completed"}
    assert measured(execution, "check_labels")["labelled"] == 20
    assert measured(execution, "check_labels")["agreement"] > 0.8
