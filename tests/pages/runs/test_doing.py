"""What is done with a run from its page, with steps that really go on."""

import pytest
from django.test import Client

from apps.executions.models import Answer, Execution
from tests.executions import worker_settings
from tests.executions.rows import chain, start, status, workflow_of
from tests.pages.runs.conftest import address

HTMX = {"HX-Request": "true"}
ASKED = {
    "parameters": [
        {"name": "flag", "type": "bool", "delay": True},
        {"name": "rate", "type": "float", "delay": True, "constraint": {"minimum": 0}},
        {"name": "size", "type": "str", "delay": True, "enum": ["small", "large"]},
    ]
}
USES = {name: f"$ref/parameters/{name}" for name in ("flag", "rate", "size")}


@pytest.fixture(autouse=True)
def fakes(settings):
    settings.WEFT_RUN_TARGETS = worker_settings.WEFT_RUN_TARGETS


@pytest.fixture
def owner(cast):
    client = Client()
    client.force_login(cast.owner)
    return client


@pytest.fixture
def asking(cast, worker):
    """A run whose only step asks for three values."""
    asks = workflow_of(cast, [{**chain("a")[0], "properties": USES}], **ASKED)
    run = start(cast, asks)
    worker.work()
    return run


def post(client, run, name, *more, **sent):
    return client.post(address(run, name, *more), sent, headers=HTMX)


def test_the_form_has_a_control_for_each_type(asking, owner):
    page = owner.get(address(asking, "run-answers"), {"open": ""}).content.decode()
    assert page.count('type="radio"') == 2
    assert 'inputmode="decimal"' in page
    assert '<option value="&quot;small&quot;"' in page


def test_answers_become_typed_values_and_the_run_goes_on(asking, owner, worker):
    sent = {"parameters.flag": "true", "parameters.rate": "0.5", "parameters.size": '"large"'}
    response = post(owner, asking, "run-answers", **sent)
    assert response.status_code == 200
    assert "run:changed" in response["HX-Trigger"]
    assert "<form" not in response.content.decode()
    values = dict(Answer.objects.values_list("name", "value"))
    assert values == {"flag": "true", "rate": "0.5", "size": '"large"'}
    worker.work()
    assert status(asking) == "completed"


@pytest.mark.parametrize("rate", ["much", "-1", "1e999999", "{"])
def test_a_value_that_does_not_fit_is_refused_at_its_field(asking, owner, rate):
    response = post(owner, asking, "run-answers", **{"parameters.rate": rate})
    page = response.content.decode()
    assert response.status_code == 422
    assert page.count("hint err") == 1
    assert f'value="{rate}"' in page
    assert not Answer.objects.exists()


def test_a_step_is_stopped_and_retried(asking, owner, worker):
    assert post(owner, asking, "run-step", "stop", step="a").status_code == 204
    worker.work()
    assert status(asking) == "abnormal"
    assert post(owner, asking, "run-step", "stop", step="a").status_code == 422
    assert post(owner, asking, "run-step", "retry", step="a").status_code == 204
    assert status(asking) == "running"


def test_a_run_is_stopped(asking, owner, worker):
    assert post(owner, asking, "run-stop").status_code == 204
    worker.work()
    assert status(asking) == "stopped"


def test_run_again_takes_the_same_values(asking, owner, worker):
    sent = {"parameters.flag": "true", "parameters.rate": "1", "parameters.size": '"small"'}
    post(owner, asking, "run-answers", **sent)
    response = post(owner, asking, "run-again")
    again = Execution.objects.get(number=2)
    assert response["HX-Redirect"] == address(again)
    worker.work()
    assert status(again) == "completed"
    assert again.target == asking.target


def test_a_run_goes_on_from_a_step(asking, owner, worker):
    post(owner, asking, "run-stop")
    worker.work()
    assert post(owner, asking, "run-rerun", step="a").status_code == 204
    assert post(owner, asking, "run-rerun", step="nothing").status_code == 422
    assert status(asking) == "running"


def test_the_panel_says_what_it_waits_for(asking, owner):
    page = owner.get(address(asking, "run-details"), {"step": "a"}).content.decode()
    assert "flag, rate, size" in page
    state = owner.get(address(asking, "run-state")).json()
    assert state["asks"] == {"a": ["flag", "rate", "size"]}
