"""The inspector's panels: one for every kind of entity, with what stands in the draft."""

from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.core.ids import new_id
from apps.editor.filling_entities import MOST_ENTRIES
from apps.spec.draft import Kind
from apps.workflows import actions, store
from tests.editor.conftest import change, post, step_id
from tests.executions.made_rows import START, an_execution


@pytest.fixture
def client(client_of):
    return client_of("editor")


@pytest.fixture
def panel(client, workflow):
    """Return a function that shows the panel of an entity."""

    def shown(entity: str) -> str:
        answer = client.get(f"/workflows/{workflow.pk}/inspector/{entity}")
        assert answer.status_code == 200
        return unescape(answer.content.decode())

    return shown


@pytest.fixture
def job(workflow) -> str:
    return step_id(workflow, "training_job1")


def test_the_panel_of_a_step_shows_its_fields_and_its_wires(panel, job):
    shown = panel(job)
    assert 'value="labeling"' in shown
    assert 'data-ref="$ref/parameters/train_spec"' in shown
    assert "condition_step_test" in shown


@pytest.mark.parametrize("name", ["is_true", "a2ff296da618452daa8243399f06db8e"])
def test_what_is_declared_has_a_panel_of_its_own(panel, workflow, name):
    assert f'value="{name}"' in panel(step_id(workflow, name))


def test_the_panel_of_the_workflow_tells_of_its_latest_run(panel, workflow):
    execution = an_execution(workflow, status="completed", finished_at=START)
    shown = panel(workflow.pk)
    assert execution.pk in shown
    assert "completed" in shown


def test_a_port_is_shown_in_the_panel_of_its_step(panel, workflow, job):
    (port,) = store.load_draft(workflow.pk).children[(job, Kind.INPUT)]
    assert f'data-entity="{job}" data-kind="step"' in panel(port)


@pytest.mark.parametrize("kind", ["subgraph", "scene", "note"])
def test_groups_scenes_and_notes_have_panels(client, panel, workflow, kind):
    value = {"text": "Remember"} if kind == "note" else {"name": "first", "steps": []}
    id = new_id()
    added = {"op": "add", "kind": kind, "id": id, "owner": workflow.pk, "after": None}
    assert post(client, workflow, "changes", change({**added, "value": value})).status_code == 200
    assert ("Remember" if kind == "note" else 'value="first"') in panel(id)


def test_there_is_no_panel_of_nothing(client, workflow):
    assert client.get(f"/workflows/{workflow.pk}/inspector/nothing").status_code == 404


def test_only_a_condition_shows_what_it_decides_by_without_being_asked(panel, workflow, job):
    folded = 'id="sec-conditions-parts" hidden'
    assert folded not in panel(step_id(workflow, "condition_step_test"))
    assert folded in panel(job)


def test_texts_with_markup_are_shown_as_texts(client, workflow, job):
    text = '"><script>alert(1)</script>'
    document = store.document(workflow.pk)
    document["steps"][1]["title"] = text
    actions.update_workflow(workflow, document=document, by=workflow.owner)
    shown = client.get(f"/workflows/{workflow.pk}/inspector/{job}").content.decode()
    assert "<script>" not in shown


def test_somebody_who_may_only_look_gets_nothing_to_press(client_of, workflow, job):
    answer = client_of("viewer").get(f"/workflows/{workflow.pk}/inspector/{job}")
    shown = answer.content.decode()
    assert "readonly" in shown
    for button in ("data-unset", "data-add-to", "data-remove", "data-pick", "data-drop"):
        assert button not in shown


def test_a_value_of_another_kind_than_its_field_is_kept_and_shown(client, workflow, job):
    document = store.document(workflow.pk)
    document["steps"][1]["properties"] = {"algorithm": 1.0, "mine": {"a": [1]}}
    actions.update_workflow(workflow, document=document, by=workflow.owner)
    shown = unescape(client.get(f"/workflows/{workflow.pk}/inspector/{job}").content.decode())
    assert 'data-path="/properties/algorithm" data-control="value"' in shown
    assert 'data-was="1.0"' in shown
    assert 'data-path="/properties/mine"' in shown


def many_steps(count: int) -> dict[str, Any]:
    """Return a specification of jobs, each waiting for the one before."""
    steps = [{"name": "job0", "type": "job"}]
    steps += [
        {"name": f"job{number}", "type": "job", "depend_steps": [f"job{number - 1}"]}
        for number in range(1, count)
    ]
    parameters = [{"name": f"p{number}", "type": "str"} for number in range(count)]
    return {"name": "many", "steps": steps, "parameters": parameters}


@pytest.mark.parametrize("entity", ["job1", ""])
def test_what_a_panel_reads_does_not_grow_with_the_workflow(client, cast, entity):
    asked, drawn = [], []
    for count in (3, 200):
        document = many_steps(count)
        row = actions.create_workflow(project=cast.project, document=document, by=cast.editor)
        id = step_id(row, entity) if entity else row.pk
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(f"/workflows/{row.pk}/inspector/{id}")
        asked.append(len(queries))
        drawn.append(answer.content.count(b"<button"))
    assert asked[0] == asked[1]
    assert drawn[1] - drawn[0] <= 4 * MOST_ENTRIES


def test_a_long_list_says_where_the_rest_is(client, cast):
    document = many_steps(40)
    row = actions.create_workflow(project=cast.project, document=document, by=cast.editor)
    shown = client.get(f"/workflows/{row.pk}/inspector/{row.pk}").content.decode()
    assert "All 40 in the table" in shown
    assert "40 steps" in shown
