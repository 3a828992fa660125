"""What is sent is the workflow itself: nothing of this server's, and one label more."""

import json

from apps.spec.exact import same
from apps.targets.modelarts.translate import translate

SERVER_OWNED = {
    "workflow_id": "w",
    "created_at": "t",
    "last_modified_at": "t",
    "run_count": 3,
    "latest_execution": {"execution_id": "e"},
    "param_ready": True,
    "user_name": "ann",
}


def sent(document):
    return json.loads(translate(document, label="weft-1"))


def test_what_a_server_owns_is_left_out():
    document = {"name": "a", "steps": [{"name": "s", "type": "job", "created_at": "t"}]}
    expected = {"name": "a", "steps": [{"name": "s", "type": "job"}], "labels": ["weft-1"]}
    assert sent({**document, **SERVER_OWNED}) == expected


def test_other_ways_of_creating_are_left_out():
    ways = {"source_workflow_id": "w", "gallery_subscription": {"content_id": "c"}}
    assert sent({"name": "a", "steps": [], **ways}) == {
        "name": "a",
        "steps": [],
        "labels": ["weft-1"],
    }


def test_the_label_joins_those_the_workflow_has():
    assert sent({"name": "a", "labels": ["x"]})["labels"] == ["x", "weft-1"]


def test_everything_else_is_exact():
    document = {
        "name": "工作流",
        "steps": [{"name": "s", "type": "job", "properties": {"a": 1, "b": 1.0, "c": 2**53 + 1}}],
        "unknown": {"created_at": "kept", "steps": None},
        "labels": [],
    }
    assert same(sent(document), {**document, "labels": ["weft-1"]})


def test_the_document_itself_is_not_changed():
    document = {"name": "a", "labels": ["x"], "run_count": 1}
    translate(document, label="weft-1")
    assert document == {"name": "a", "labels": ["x"], "run_count": 1}
