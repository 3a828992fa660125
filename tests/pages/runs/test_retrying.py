"""A failed step tried again with other values, from its page."""

import json

import pytest

from apps.executions.models import Answer
from tests.executions import worker_settings
from tests.executions.rows import chain, start, status, workflow_of
from tests.pages.runs.conftest import address

HTMX = {"HX-Request": "true"}
DECLARED = {
    "parameters": [
        {"name": "rate", "type": "float", "value": 0.5, "constraint": {"minimum": 0}},
        {"name": "size", "type": "str", "value": "small", "enum": ["small", "large"]},
        {"name": "other", "type": "str", "value": "of another step"},
    ],
    "data_requirements": [
        {"name": "images", "type": "obs", "value": {"obs_url": "/b/in/"}, "used_steps": ["a"]}
    ],
}
USES = {"rate": "$ref/parameters/rate", "size": "$ref/parameters/size"}
SHOWN = {
    "parameters.rate": "0.5",
    "parameters.size": '"small"',
    "data_requirements.images": "/b/in/",
}


@pytest.fixture(autouse=True)
def fakes(settings):
    settings.WEFT_RUN_TARGETS = worker_settings.WEFT_RUN_TARGETS


@pytest.fixture
def failed(cast, steps, worker):
    """A run whose only step, which uses three values, has failed."""
    steps.tell("a", state="failed", fault="local.exit")
    run = start(cast, workflow_of(cast, [{**chain("a")[0], "properties": USES}], **DECLARED))
    worker.work()
    assert status(run) == "abnormal"
    return run


def retry(client, run, **sent):
    return client.post(address(run, "run-retry"), {"step": "a", **sent}, headers=HTMX)


def test_the_form_shows_the_values_that_the_step_uses_as_they_are(failed, client_of):
    page = client_of("owner").get(address(failed, "run-retry"), {"step": "a"}).content.decode()
    assert 'value="0.5"' in page
    assert '<option value="&quot;small&quot;" selected>' in page
    assert 'value="/b/in/"' in page
    assert "of another step" not in page


def test_only_what_was_changed_is_given(failed, client_of):
    response = retry(client_of("owner"), failed, **{**SHOWN, "parameters.rate": "0.25"})
    assert response.status_code == 200
    assert "run:changed" in response["HX-Trigger"]
    assert dict(Answer.objects.values_list("name", "value")) == {"rate": "0.25"}
    assert status(failed) == "running"


def test_another_place_of_data_is_given_as_such(failed, client_of):
    retry(client_of("owner"), failed, **{**SHOWN, "data_requirements.images": "/b/new/"})
    assert json.loads(Answer.objects.get().value) == {"obs_url": "/b/new/"}


@pytest.mark.parametrize("rate", ["-1", "much", "{"])
def test_what_does_not_fit_is_said_at_its_field_and_nothing_begins(failed, client_of, rate):
    response = retry(client_of("owner"), failed, **{**SHOWN, "parameters.rate": rate})
    assert response.status_code == 422
    assert response.content.decode().count("hint err") == 1
    assert not Answer.objects.exists()
    assert status(failed) == "abnormal"


def test_a_step_that_runs_is_not_tried_again(failed, client_of):
    retry(client_of("owner"), failed, **SHOWN)
    again = retry(client_of("owner"), failed, **SHOWN)
    assert again.status_code == 422
    assert 'role="alert"' in again.content.decode()


@pytest.mark.parametrize(("part", "status"), [("viewer", 403), ("stranger", 404)])
def test_only_who_may_run_tries_again(failed, client_of, part, status):
    assert retry(client_of(part), failed, **SHOWN).status_code == status


def test_a_step_that_is_none_of_the_run_is_not_found(failed, client_of):
    asked = client_of("owner").get(address(failed, "run-retry"), {"step": "b"})
    assert asked.status_code == 404


@pytest.mark.parametrize(("part", "offered"), [("owner", True), ("viewer", False)])
def test_the_panel_offers_it_to_who_may(failed, client_of, part, offered):
    panel = client_of(part).get(address(failed, "run-details"), {"step": "a"}).content.decode()
    assert ("Retry with other values" in panel) is offered
