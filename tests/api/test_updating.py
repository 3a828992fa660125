"""PUT: what is sent changes, what is absent stays, what the documentation fixes is ignored."""

import pytest

from apps.spec.exact import same
from tests.api.caller import Caller, read


@pytest.fixture
def created(editor: Caller, example) -> dict:
    return editor.create(example)


def put(editor: Caller, created: dict, body: dict) -> dict:
    answer = editor.send("PUT", f"/{created['workflow_id']}", body)
    assert answer.status_code == 200, answer.content
    found = read(answer)
    assert same(read(editor.send("GET", f"/{created['workflow_id']}")), found)
    return found


def test_an_empty_body_changes_nothing(editor: Caller, created: dict):
    assert same(put(editor, created, {}), created)


CHANGES = {
    "name": "renamed",
    "description": "new",
    "labels": ["a", "b"],
    "parameters": [{"name": "p", "type": "int", "default": 1.0}],
    "data_requirements": [{"name": "d", "type": "obs", "value": {}}],
    "storages": [{"name": "s", "type": "obs", "path": "/x/"}],
    "smn_switch": "true",
    "steps": [{"name": "only", "type": "job"}],
}


@pytest.mark.parametrize("field", CHANGES)
def test_each_field_that_may_change_changes_alone(editor: Caller, created: dict, field: str):
    found = put(editor, created, {field: CHANGES[field]})
    if field == "steps":
        assert [step["name"] for step in found["steps"]] == ["only"]
    else:
        assert same(found[field], CHANGES[field])
    aside = {field, "last_modified_at", "param_ready"}
    assert {k: v for k, v in found.items() if k not in aside} == {
        k: v for k, v in created.items() if k not in aside
    }


@pytest.mark.parametrize("field", ["labels", "parameters", "data_requirements", "storages"])
def test_an_empty_list_empties(editor: Caller, created: dict, field: str):
    assert put(editor, created, {field: []})[field] == []


def test_steps_cannot_be_emptied(editor: Caller, created: dict):
    answer = editor.send("PUT", f"/{created['workflow_id']}", {"steps": []})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("workflow_id", "mine"),
        ("created_at", "never"),
        ("user_name", "me"),
        ("run_count", 7),
        ("workspace_id", "other"),
        ("source", "elsewhere"),
        ("latest_execution", {"status": "completed"}),
    ],
)
def test_what_the_documentation_fixes_is_ignored(editor, created, field: str, value):
    assert put(editor, created, {field: value}).get(field) == created.get(field)


def test_what_a_client_read_it_can_send_back(editor: Caller, created: dict):
    assert same(put(editor, created, created), created)
