"""What a run's page is told of how it stands."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.executions.shown.drafts import draft_of_run
from apps.spec.draft_json import draft_json
from apps.workflows import store
from tests.pages.runs import rows
from tests.pages.runs.conftest import address


def state(client, run, **asked):
    return client.get(address(run, "run-state"), asked).json()


def test_it_says_everything_at_first(run, client_of):
    found = state(client_of("owner"), run)
    assert (found["status"], found["mark"], found["sequence"]) == ("running", "running", 5)
    steps = {step["name"]: step for step in found["steps"]}
    assert list(steps) == list(rows.STEPS)
    job = steps["training_job1"]
    assert (job["word"], job["attempt"], job["progress"]) == ("Running", 2, 0.62)
    assert job["past"][0]["word"] == "Failed"
    assert steps["condition_step_test"]["outcome"] is True
    assert "progress" not in steps["training_job2"]


def test_it_says_only_what_changed_since(run, client_of):
    before = state(client_of("owner"), run)["sequence"]
    assert state(client_of("owner"), run, after=before)["steps"] == []
    rows.stand(run, "training_job3", "pending")
    found = state(client_of("owner"), run, after=before)
    assert [step["name"] for step in found["steps"]] == ["training_job3"]
    assert found["sequence"] == before + 1


@pytest.mark.parametrize("after", ["x", "-1", "9" * 40, "²"])
def test_a_sequence_that_is_none_counts_as_not_said(run, client_of, after):
    assert len(state(client_of("owner"), run, after=after)["steps"]) == 4


def test_a_run_of_which_all_waits_for_people_says_so(workflow, cast, client_of):
    found = state(client_of("owner"), rows.waiting(workflow, by=cast.owner))
    assert (found["mark"], found["word"]) == ("wait", "Waiting for input")


def test_a_run_that_is_over_stops_its_clock(workflow, cast, client_of):
    found = state(client_of("owner"), rows.failed(workflow, by=cast.owner))
    assert (found["mark"], found["seconds"]) == ("failed", 900.0)


def test_the_number_of_queries_does_not_grow_with_the_steps(run, client_of):
    client = client_of("owner")
    with CaptureQueriesContext(connection) as asked:
        state(client, run)
    assert len(asked) <= 12


def test_the_graph_stands_where_the_steps_of_the_workflow_stand(run, workflow, client_of, cast):
    draft = store.load_draft(workflow.pk)
    found = client_of("owner").get(address(run, "run-draft")).json()
    named = {each["id"]: each["value"].get("name") for each in found["entities"]}
    places = {draft.entities[id].value["name"]: at for id, at in draft.positions.items()}
    assert {named[id]: (at["x"], at["y"]) for id, at in found["positions"].items()} == {
        name: (at.x, at.y) for name, at in places.items()
    }


def test_the_graph_has_the_same_ids_whenever_it_is_asked_for(run):
    assert draft_json(draft_of_run(run)) == draft_json(draft_of_run(run))
