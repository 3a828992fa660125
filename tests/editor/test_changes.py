"""Changes over HTTP: applied once, refused with sentences, taken back, caught up with."""

import json

import pytest

from apps.core.ids import new_id
from apps.spec.exact import same
from apps.workflows import store
from tests.editor.conftest import EXAMPLE, change, post, step_id


@pytest.fixture
def client(client_of):
    return client_of("editor")


def titled(workflow, title: str, *, old: str = '"labeling"') -> dict[str, str]:
    step = step_id(workflow, "training_job1")
    return {"op": "set", "id": step, "path": "/title", "from": old, "to": f'"{title}"'}


def test_a_change_is_answered_with_how_far_the_workflow_has_come(client, workflow):
    answer = post(client, workflow, "changes", change(titled(workflow, "T")))
    assert answer.status_code == 200
    body = answer.json()
    assert (body["id"], body["sequence"], body["revision"]) == ("0" * 31 + "1", 1, 2)
    assert store.document(workflow.pk)["steps"][1]["title"] == "T"


def test_a_change_sent_twice_is_applied_once_and_answered_the_same(client, workflow):
    sent = change(titled(workflow, "T"))
    first = post(client, workflow, "changes", sent).json()
    assert post(client, workflow, "changes", sent).json() == first
    assert len(client.get(f"/workflows/{workflow.pk}/changes?after=0").json()["changes"]) == 1


def test_a_conflict_is_409_and_names_both_values(client, workflow):
    answer = post(client, workflow, "changes", change(titled(workflow, "T", old='"other"')))
    assert answer.status_code == 409
    (problem,) = answer.json()["problems"]
    assert problem["code"] == "change.conflict"
    assert (problem["params"]["to"], problem["params"]["current"]) == ('"T"', '"labeling"')
    assert problem["message"]


def test_a_loop_is_400_with_a_sentence(client, workflow):
    first, last = step_id(workflow, "training_job1"), step_id(workflow, "training_job3")
    loop = {"op": "link", "from": last, "to": first, "as": "depends", "index": 0}
    answer = post(client, workflow, "changes", change(loop))
    assert answer.status_code == 400
    assert answer.json()["problems"][0]["code"] == "graph.cycle"
    assert same(store.document(workflow.pk), EXAMPLE)


@pytest.mark.parametrize(
    "body", ["", "{", "[]", "null", '{"id": 1}', '{"id": "x", "operations": []}', '{"a":1,"a":2}']
)
def test_what_is_no_change_is_400(client, workflow, body):
    answer = post(client, workflow, "changes", body)
    assert answer.status_code == 400
    assert answer.json()["problems"][0]["message"]


def test_what_was_missed_comes_in_order(client, workflow):
    for number, (old, new) in enumerate([('"labeling"', "A"), ('"A"', "B")]):
        sent = change(titled(workflow, new, old=old), id=f"{number:032x}")
        assert post(client, workflow, "changes", sent).status_code == 200
    missed = client.get(f"/workflows/{workflow.pk}/changes?after=1").json()["changes"]
    assert [(each["sequence"], each["operations"][0]["to"]) for each in missed] == [(2, '"B"')]


@pytest.mark.parametrize("after", ["-1", "x", "1.5"])
def test_a_sequence_is_a_number(client, workflow, after):
    assert client.get(f"/workflows/{workflow.pk}/changes?after={after}").status_code == 400


def test_undo_and_redo_answer_what_they_did(client, workflow):
    post(client, workflow, "changes", change(titled(workflow, "T")))
    undone = post(client, workflow, "undo", {"id": new_id()}).json()
    assert undone["operations"][0]["to"] == '"labeling"'
    assert same(store.document(workflow.pk), EXAMPLE)
    assert post(client, workflow, "redo", {"id": new_id()}).json()["operations"][0]["to"] == '"T"'


def test_a_repeated_undo_steps_once(client, workflow):
    post(client, workflow, "changes", change(titled(workflow, "A"), id=f"{1:032x}"))
    post(client, workflow, "changes", change(titled(workflow, "B", old='"A"'), id=f"{2:032x}"))
    id = new_id()
    first = post(client, workflow, "undo", {"id": id}).json()
    assert post(client, workflow, "undo", {"id": id}).json() == first
    assert store.document(workflow.pk)["steps"][1]["title"] == "A"


def test_nothing_to_undo_is_said(client, workflow):
    answer = post(client, workflow, "undo", {})
    assert answer.status_code == 400
    assert answer.json()["problems"][0]["code"] == "change.nothing_to_undo"


def test_the_draft_spells_numbers_as_the_specification_does(client, workflow):
    step = step_id(workflow, "training_job1")
    numbers = '{"a":1.0,"b":9007199254740993,"c":-0.0}'
    old = store.document(workflow.pk)["steps"][1]["properties"]
    sent = {"op": "set", "id": step, "path": "/properties", "from": json.dumps(old), "to": numbers}
    assert post(client, workflow, "changes", change(sent)).status_code == 200
    assert numbers in client.get(f"/workflows/{workflow.pk}/draft").content.decode()
    printed = client.get(f"/workflows/{workflow.pk}/spec").content.decode()
    assert '"b": 9007199254740993' in printed
    assert '"c": -0.0' in printed


def test_an_undo_may_name_what_it_takes_back(client, workflow):
    post(client, workflow, "changes", change(titled(workflow, "A"), id=f"{1:032x}"))
    step = step_id(workflow, "training_job1")
    other = {"op": "place", "id": step, "x": 1, "y": 2}
    post(client, workflow, "changes", change(other, id=f"{2:032x}"))
    undone = post(client, workflow, "undo", {"id": f"{3:032x}", "change": f"{1:032x}"})
    assert undone.json()["operations"][0]["to"] == '"labeling"'
    logged = client.get(f"/workflows/{workflow.pk}/changes?after=0").json()["changes"]
    assert [one["takes_back"] for one in logged] == [None, None, f"{1:032x}"]
    redone = post(client, workflow, "redo", {"id": f"{4:032x}", "change": f"{3:032x}"})
    assert redone.json()["operations"][0]["to"] == '"A"'


@pytest.mark.parametrize("part", ["editor", "owner"])
def test_what_is_taken_back_must_be_ones_own_and_stand(client, client_of, workflow, part):
    post(client, workflow, "changes", change(titled(workflow, "A"), id=f"{1:032x}"))
    if part == "editor":
        post(client, workflow, "undo", {})
    again = post(client_of(part), workflow, "undo", {"change": f"{1:032x}"})
    assert again.status_code == 400
    assert again.json()["problems"][0]["code"] == "change.nothing_to_undo"


@pytest.mark.parametrize("path", ["undo", "redo", "changes"])
def test_a_request_that_was_cut_off_changes_nothing(client_of, workflow, path):
    client = client_of("editor")
    step = step_id(workflow, "training_job3")
    post(client, workflow, "changes", change({"op": "place", "id": step, "x": 7, "y": 8}))
    address = f"/workflows/{workflow.pk}/{path}"
    assert client.post(address, b"", content_type="application/json").status_code == 400
    changes = client.get(f"/workflows/{workflow.pk}/changes?after=0").json()["changes"]
    assert [each["kind"] for each in changes] == ["do"]
