"""Running a workflow from its page: what is asked, what starts, who may."""

import json
from typing import Any

import pytest

from apps.editor.runs.asked import asked_of
from apps.executions.models import Execution
from apps.spec.model import DataRequirement, Workflow, WorkflowParameter
from apps.workflows import actions
from tests.editor.conftest import EXAMPLE, post


def started(workflow: Any) -> Execution:
    return Execution.objects.get(workflow=workflow)


def send(client: Any, workflow: Any, **fields: str) -> Any:
    return client.post(f"/workflows/{workflow.pk}/run", {"target": "rehearsal", **fields})


def test_the_panel_asks_for_every_value_with_what_the_workflow_says(client_of, workflow):
    page = client_of("editor").get(f"/workflows/{workflow.pk}/run/with")
    shown = page.content.decode()
    assert 'name="parameters/train_spec" value="modelarts.vm.cpu.8u"' in shown
    assert 'name="parameters/is_true"' in shown
    assert "Dry run" in shown


def test_a_run_gets_what_differs_from_the_workflow(client_of, workflow):
    fields = {"parameters/train_spec": "modelarts.vm.gpu", "parameters/is_true": "false"}
    answer = send(client_of("operator"), workflow, labels="night, one", **fields)
    run = started(workflow)
    told = json.loads(answer.headers["HX-Trigger"])["run:started"]
    assert told["page"] == f"/workflows/{workflow.pk}/runs/{run.pk}/"
    assert dict(run.answers.values_list("name", "value")) == {
        "train_spec": '"modelarts.vm.gpu"',
        "is_true": "false",
    }
    assert list(run.labels.values_list("text", flat=True)) == ["night", "one"]
    assert run.target == "rehearsal"


def test_what_does_not_fit_is_said_at_its_field_and_starts_nothing(client_of, workflow):
    answer = send(client_of("editor"), workflow, **{"parameters/is_true": "perhaps"})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not Execution.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"target": "nowhere\x00"},
        {"scene": "no such"},
        {"labels": "x" * 300},
        {"parameters/is_true": "[" * 500},
        {"parameters/train_spec": "\x00"},
        {"nothing/known": "x", "parameters": "y", "/": "z"},
    ],
)
def test_no_form_breaks_it(client_of, workflow, fields):
    assert send(client_of("editor"), workflow, **fields).status_code in {200, 422}


def test_the_next_panel_remembers_what_the_person_has_given(client_of, workflow):
    client = client_of("editor")
    send(client, workflow, **{"parameters/train_spec": "mine"}, use_cache="on")
    mine = client.get(f"/workflows/{workflow.pk}/run/with").content.decode()
    assert 'value="mine"' in mine
    assert 'value="rehearsal" checked' in mine
    others = client_of("owner").get(f"/workflows/{workflow.pk}/run/with").content.decode()
    assert 'value="mine"' not in others


def test_a_run_that_is_named_fills_the_panel(client_of, workflow):
    send(client_of("editor"), workflow, **{"parameters/train_spec": "theirs"})
    url = f"/workflows/{workflow.pk}/run/with?run={started(workflow).pk}"
    assert 'value="theirs"' in client_of("owner").get(url).content.decode()


def test_a_workflow_runs_as_it_is(client_of, workflow):
    answer = post(client_of("operator"), workflow, "run/now", {"target": "rehearsal"})
    assert answer.json()["name"] == "execution-001"
    assert not started(workflow).answers.exists()


def test_a_request_that_was_cut_off_starts_nothing(client_of, workflow):
    address = f"/workflows/{workflow.pk}/run/now"
    answer = client_of("operator").post(address, b"", content_type="application/json")
    assert answer.status_code == 400
    assert not Execution.objects.exists()


def test_running_from_a_step_needs_a_run_of_this_version(client_of, workflow):
    client = client_of("editor")
    answer = post(client, workflow, "run/again", {"step": "training_job1"})
    assert answer.json()["problems"][0]["code"] == "run.nothing_before"


def test_stopping_ends_what_was_started(client_of, workflow):
    client = client_of("operator")
    post(client, workflow, "run/now", {"target": "rehearsal"})
    assert post(client, workflow, f"run/{started(workflow).pk}/stop", {}).status_code == 200
    assert started(workflow).stop_requested


@pytest.mark.parametrize(
    ("part", "status"), [("viewer", 403), ("stranger", 404), ("anonymous", 401)]
)
def test_who_may_not_run_starts_nothing(client_of, workflow, part, status):
    answer = post(client_of(part), workflow, "run/now", {"target": "rehearsal"})
    assert answer.status_code == status
    assert not Execution.objects.exists()


@pytest.mark.parametrize("part", ["viewer", "stranger"])
def test_nobody_else_stops_a_run(client_of, workflow, part):
    post(client_of("editor"), workflow, "run/now", {"target": "rehearsal"})
    run = started(workflow)
    assert post(client_of(part), workflow, f"run/{run.pk}/stop", {}).status_code in {403, 404}
    run.refresh_from_db()
    assert not run.stop_requested


def test_a_run_of_another_workflow_is_not_found_here(client_of, workflow, cast):
    other = actions.create_workflow(
        project=cast.project, document={**EXAMPLE, "name": "other"}, by=cast.editor
    )
    client = client_of("editor")
    post(client, workflow, "run/now", {"target": "rehearsal"})
    assert post(client, other, f"run/{started(workflow).pk}/stop", {}).status_code == 404


def test_the_page_follows_a_run_that_is_under_way(client_of, workflow):
    client = client_of("editor")
    assert '<script id="run" type="application/json">null' in page_of(client, workflow)
    post(client, workflow, "run/now", {"target": "rehearsal"})
    assert f"/runs/{started(workflow).pk}/" in page_of(client, workflow)


def page_of(client: Any, workflow: Any) -> str:
    return str(client.get(f"/workflows/{workflow.pk}/").content.decode())


def asked(**declared: Any) -> Any:
    return asked_of(Workflow(parameters=(WorkflowParameter(name="p", **declared),)), {})[0]


@pytest.mark.parametrize(
    ("declared", "written", "meant"),
    [
        ({"type": "int"}, "3", 3),
        ({"type": "float"}, "3.0", 3.0),
        ({"type": "str"}, "3", "3"),
        ({"type": "bool"}, "true", True),
        ({"type": "list"}, "[1, 2]", [1, 2]),
        ({"type": "str", "enum": ("a", "b")}, '"a"', "a"),
        ({"type": "int"}, "three", "three"),
    ],
)
def test_what_is_written_means_the_json_of_its_type(declared, written, meant):
    name = WorkflowParameter(name="p", **declared)
    one = asked_of(Workflow(parameters=(name,)), {("parameters", "p"): written})[0]
    assert one.value() == meant
    assert type(one.value()) is type(meant)


def test_a_delayed_value_is_asked_for_later_whatever_its_default():
    one = asked(type="bool", default=True, delay=True)
    assert (one.own, one.given, one.is_missing) == ("", False, False)


def test_a_delayed_value_that_the_workflow_has_is_not_asked_for_any_more():
    one = asked(type="bool", value=True, delay=True)
    assert (one.own, one.delayed) == ("true", False)


def test_a_value_that_nothing_says_is_missing():
    assert asked(type="str").is_missing
    requirement = DataRequirement(name="r", type="dataset")
    assert asked_of(Workflow(data_requirements=(requirement,)), {})[0].is_missing
