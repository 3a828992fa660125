"""The list of problems, and the catalogue of step types."""

import json
from copy import deepcopy

import pytest
from django.utils.translation import override

from apps.editor.catalog import catalog, icon_of, label_of, palette
from apps.spec.types import registry
from apps.workflows import actions, store
from tests.editor.conftest import EXAMPLE, change, post, step_id


def problems_of(client, workflow):
    answer = client.get(f"/workflows/{workflow.pk}/problems")
    assert answer.status_code == 200
    return answer.json()


def codes(found):
    return [problem["code"] for problem in found["problems"]]


@pytest.fixture
def broken(cast):
    """Return a workflow two of whose inputs point at data that is not there."""
    document = deepcopy(EXAMPLE)
    document["steps"][2]["inputs"][0]["data"] = "$ref/data/gone"
    document["steps"][3]["inputs"][0]["data"] = "$ref/data/gone"
    return actions.create_workflow(project=cast.project, document=document, by=cast.editor)


def test_a_sound_workflow_has_none(client_of, workflow):
    found = problems_of(client_of("viewer"), workflow)
    assert (found["problems"], found["counts"]) == ([], {})


def test_each_says_what_is_wrong_where_and_in_which_entity(client_of, broken):
    problem = problems_of(client_of("editor"), broken)["problems"][0]
    draft = store.load_draft(broken.pk)
    assert problem["code"] == "reference.undeclared"
    assert problem["top"] == step_id(broken, "training_job2")
    assert draft.entities[problem["entity"]].owner == problem["top"]
    assert (problem["path"], problem["place"]) == ("/data", "steps[2].inputs[0].data")
    assert problem["where"] == "training_job2"


def test_a_fix_is_a_change_that_the_server_takes(client_of, broken):
    client = client_of("editor")
    fix = problems_of(client, broken)["problems"][0]["fixes"][0]
    assert fix["label"] == "Create the data entry"
    assert post(client, broken, "changes", change(*fix["operations"])).status_code == 200
    assert "reference.undeclared" not in codes(problems_of(client, broken))


def test_a_kind_of_problem_is_fixed_in_one_change(client_of, broken):
    client = client_of("editor")
    answer = client.get(f"/workflows/{broken.pk}/problems/reference.undeclared/fixes").json()
    assert [operation["op"] for operation in answer["operations"]] == ["add"]
    post(client, broken, "changes", change(*answer["operations"]))
    assert "reference.undeclared" not in codes(problems_of(client, broken))


def test_who_may_only_look_is_offered_no_fix(client_of, broken):
    problems = problems_of(client_of("viewer"), broken)["problems"]
    assert {len(problem["fixes"]) for problem in problems} == {0}


def test_sentences_and_fixes_are_in_the_persons_language(client_of, broken):
    client = client_of("editor")
    client.cookies["django_language"] = "zh-hans"
    problem = problems_of(client, broken)["problems"][0]
    assert "没有对应的定义" in problem["message"]
    assert problem["fixes"][0]["label"] == "创建该数据"


def test_a_revision_that_is_known_is_not_looked_at_again(client_of, broken):
    client = client_of("editor")
    revision = problems_of(client, broken)["revision"]
    asked = f"/workflows/{broken.pk}/problems?known="
    assert client.get(f"{asked}{revision}").status_code == 204
    assert client.get(f"{asked}{revision + 1}").status_code == 200


def test_only_the_worst_are_told_but_all_are_counted(client_of, cast, monkeypatch):
    monkeypatch.setattr("apps.editor.problems.MOST", 3)
    document = deepcopy(EXAMPLE)
    document["sub_graphs"] = [{"name": "g", "steps": ["a", "b", "c", "d", "e"]}]
    made = actions.create_workflow(project=cast.project, document=document, by=cast.editor)
    found = problems_of(client_of("editor"), made)
    assert (len(found["problems"]), found["counts"]) == (3, {"warning": 5})


def test_the_palette_has_every_type_once_in_the_order_of_the_registry():
    names = [kind["name"] for _, kinds in palette() for kind in kinds]
    assert names == list(registry()) == [kind["name"] for kind in catalog()]


def test_the_catalogue_is_json_and_in_the_persons_language():
    assert json.loads(json.dumps(catalog())) == catalog()
    with override("zh-hans"):
        assert label_of("condition") != "Condition"


def test_a_type_whose_plug_in_has_gone_is_shown_by_its_name():
    assert (label_of("gone"), icon_of("gone")) == ("gone", "puzzle")
