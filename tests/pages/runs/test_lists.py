"""The runs of a workflow and of a project: narrowed, labelled, deleted, side by side."""

import pytest
from django.urls import reverse

from apps.executions.models import Execution, Label
from tests.pages.runs import rows
from tests.pages.runs.conftest import address

HTMX = {"HX-Request": "true"}


@pytest.fixture
def runs(workflow, cast):
    """Four runs: 1 completed, 2 failed, 3 waiting, 4 running; the second is labelled."""
    made = [
        rows.completed(workflow, by=cast.owner),
        rows.failed(workflow, by=cast.editor),
        rows.waiting(workflow, by=cast.owner),
        rows.running(workflow, by=cast.owner),
    ]
    Label.objects.create(execution=made[1], position=0, text="nightly")
    return made


def listed(client, path, **asked):
    page = client.get(path, asked, headers=HTMX).content.decode()
    return [number for number in range(1, 5) if f">execution-00{number}</a>" in page]


@pytest.fixture
def path(workflow):
    return reverse("workflow-runs", args=[workflow.pk])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [1, 2, 3, 4]),
        ({"status": "waiting"}, [3, 4]),
        ({"status": "running"}, [3, 4]),
        ({"status": "abnormal"}, [2]),
        ({"status": "completed"}, [1]),
        ({"status": "nonsense"}, [1, 2, 3, 4]),
        ({"label": "nightly"}, [2]),
        ({"q": "night"}, [2]),
        ({"q": "003"}, [3]),
        ({"q": "execution-4"}, [4]),
        ({"q": "editor"}, [2]),
        ({"q": "a\x00b"}, []),
        ({"page": "99"}, []),
    ],
)
def test_a_list_is_narrowed_by_its_address(runs, client_of, path, asked, found):
    assert listed(client_of("viewer"), path, **asked) == found


def test_the_runs_of_a_project_name_their_workflow(runs, client_of):
    page = client_of("viewer").get(reverse("runs")).content.decode()
    assert page.count("graph-test-has-condition-step") >= 4


def test_a_list_costs_the_same_however_long(runs, client_of, path, django_assert_max_num_queries):
    client = client_of("viewer")
    with django_assert_max_num_queries(32):
        client.get(path)


def test_filters_that_find_nothing_can_be_cleared(runs, client_of, path):
    page = client_of("viewer").get(path, {"q": "no such"}).content.decode()
    assert "No run matches" in page
    assert "Clear" in page


def test_labels_are_edited(runs, client_of, workflow):
    asked = address(runs[0], "run-labels")
    client_of("operator").post(asked, {"labels": "a, b，a ,"})
    assert [label.text for label in runs[0].labels.all()] == ["a", "b"]
    assert "a, b" in client_of("operator").get(asked).content.decode()


def test_the_chosen_runs_are_deleted(runs, client_of, workflow):
    asked = reverse("runs-delete", args=[workflow.pk])
    ended = [runs[0].pk, runs[1].pk]
    assert client_of("operator").post(asked, {"run": ended}, headers=HTMX).status_code == 204
    assert set(Execution.objects.values_list("number", flat=True)) == {3, 4}


def test_a_run_that_is_under_way_is_not_deleted(runs, client_of, workflow):
    asked = reverse("runs-delete", args=[workflow.pk])
    assert client_of("operator").post(asked, {"run": runs[3].pk}, headers=HTMX).status_code == 422
    assert Execution.objects.count() == 4


def test_runs_stand_side_by_side(runs, client_of, workflow):
    asked = {"run": [run.pk for run in (runs[0], runs[1], runs[3])]}
    page = client_of("viewer").get(reverse("runs-compare", args=[workflow.pk]), asked)
    text = page.content.decode()
    assert text.count('scope="col"') == 3
    assert "training_job1 / loss" in text
    assert "19:10" in text


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_are_no_comparison(runs, client_of, workflow, count):
    asked = {"run": [run.pk for run in runs[:count]]}
    page = client_of("viewer").get(reverse("runs-compare", args=[workflow.pk]), asked)
    assert "Choose two to four runs" in page.content.decode()


def test_a_run_that_is_none_is_not_found(runs, client_of, workflow):
    asked = {"run": [runs[0].pk, "nothing"]}
    page = client_of("viewer").get(reverse("runs-compare", args=[workflow.pk]), asked)
    assert page.status_code == 404
