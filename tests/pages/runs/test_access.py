"""Who sees the pages of runs, and who may press what."""

import pytest
from django.urls import reverse

from apps.executions.models import Execution
from apps.workflows import actions
from apps.workflows.models import Level
from tests.pages.runs import rows
from tests.pages.runs.conftest import address

READS = ("run", "run-state", "run-draft", "run-details", "run-answers")
ACTS = ("run-stop", "run-again", "run-rerun")


@pytest.mark.parametrize("name", READS)
@pytest.mark.parametrize(
    ("part", "status"), [("owner", 200), ("viewer", 200), ("stranger", 404), ("anonymous", 302)]
)
def test_members_see_a_run_and_nobody_else(run, client_of, name, part, status):
    assert client_of(part).get(address(run, name), {"step": "training_job1"}).status_code == status


@pytest.mark.parametrize("name", ["run-log", "run-log-file", "run-files"])
@pytest.mark.parametrize(("part", "status"), [("viewer", 200), ("stranger", 404)])
def test_so_it_is_with_logs_and_files(run, client_of, name, part, status):
    asked = {"step": "training_job1", "path": "/test-lh/test-metrics/"}
    assert client_of(part).get(address(run, name), asked).status_code == status


@pytest.mark.parametrize(("part", "status"), [("viewer", 200), ("stranger", 404)])
def test_so_it_is_with_the_stream_and_the_lists(run, client_of, part, status):
    client = client_of(part)
    assert client.get(reverse("execution-events", args=[run.pk])).status_code == status
    assert client.get(reverse("workflow-runs", args=[run.workflow_id])).status_code == status


def test_a_run_of_another_workflow_is_not_found(run, client_of, cast, workflow):
    other = actions.copy_workflow(workflow, by=cast.owner)
    asked = reverse("run", args=[other.pk, run.pk])
    assert client_of("owner").get(asked).status_code == 404


def test_a_share_shows_the_workflow_and_none_of_its_runs(run, client_of, cast, workflow):
    actions.share_with_user(workflow, username="stranger", level=Level.VIEW, by=cast.editor)
    client = client_of("stranger")
    assert client.get(address(run)).status_code == 404
    page = client.get(reverse("workflow-runs", args=[workflow.pk])).content.decode()
    assert "execution-001" not in page


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize(("part", "status"), [("viewer", 403), ("stranger", 404)])
def test_only_who_may_run_presses_the_buttons(run, client_of, name, part, status):
    assert client_of(part).post(address(run, name)).status_code == status
    assert Execution.objects.count() == 1


def test_a_viewer_is_told_why_the_buttons_are_off(run, client_of):
    asked = {"step": "training_job1"}
    panel = client_of("viewer").get(address(run, "run-details"), asked).content.decode()
    assert panel.count('title="Your role does not allow this."') == 3
    assert "Stop run" not in client_of("viewer").get(address(run)).content.decode()


@pytest.mark.parametrize(("part", "instead"), [("owner", "Run again"), ("viewer", "Your role")])
def test_of_a_step_that_has_ended_is_said_what_can_be_done(
    workflow, cast, client_of, part, instead
):
    run = rows.completed(workflow, by=cast.owner)
    asked = {"step": "training_job1"}
    panel = client_of(part).get(address(run, "run-details"), asked).content.decode()
    assert instead in panel.split('class="acts"')[1].split("</section>")[0]


def test_nothing_is_deleted_by_a_viewer(run, client_of, workflow):
    asked = reverse("runs-delete", args=[workflow.pk])
    assert client_of("viewer").post(asked, {"run": run.pk}).status_code == 403
    assert Execution.objects.count() == 1
