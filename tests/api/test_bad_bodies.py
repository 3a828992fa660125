"""What cannot be taken is refused with a sentence and a place, and leaves nothing behind."""

import json

import pytest

from apps.workflows.models import Workflow
from tests.api.caller import Caller, read

OK = '{"name": "w", "steps": [{"name": "s", "type": "job", "properties": {"x": %s}}]}'


def with_value(text: str) -> bytes:
    """Return a body that is good but for one value, spelled as given."""
    return (OK % text).encode()


REFUSED = {
    "nothing": (b"", "json.syntax", "$"),
    "not JSON": (b"name: w", "json.syntax", "$"),
    "cut short": (b'{"name": "w"', "json.syntax", "$"),
    "two values": (b"{} {}", "json.syntax", "$"),
    "a trailing comma": (b'{"name": "w",}', "json.syntax", "$"),
    "not UTF-8": (b'{"name": "\xff"}', "json.not_utf8", "$"),
    "UTF-16": ('{"name": "w"}'.encode("utf-16"), "json.not_utf8", "$"),
    "a list": (b"[]", "type.expected_object", "$"),
    "a number": (b"1", "type.expected_object", "$"),
    "null": (b"null", "type.expected_object", "$"),
    "a name that is a number": (b'{"name": 1, "steps": []}', "type.expected_text", "name"),
    "steps that are none": (b'{"name": "w", "steps": {}}', "type.expected_list", "steps"),
    "a step that is a text": (
        b'{"name": "w", "steps": ["s"]}',
        "type.expected_object",
        "steps[0]",
    ),
    "NaN": (with_value("NaN"), "json.not_a_number", "steps[0].properties.x"),
    "infinity": (with_value("-Infinity"), "json.not_a_number", "steps[0].properties.x"),
    "a huge float": (with_value("1e999"), "json.number_range", "steps[0].properties.x"),
    "a huge integer": (with_value("1" + "0" * 30), "json.integer_range", "steps[0].properties.x"),
    "a duplicate key": (with_value('{"a": 1, "a": 2}'), "json.duplicate_key", None),
    "a NUL": (with_value(r'"\u0000"'), "json.nul", "steps[0].properties.x"),
    "a NUL in a key": (with_value(r'{"\u0000": 1}'), "json.nul", None),
    "a lone surrogate": (with_value(r'"\ud800"'), "json.lone_surrogate", "steps[0].properties.x"),
    "too deep": (with_value("[" * 70 + "]" * 70), "json.too_deep", "$"),
    "very deep": (b"[" * 500_000, "json.too_deep", "$"),
    "no steps": (b'{"name": "w"}', None, None),
    "an empty list of steps": (b'{"name": "w", "steps": []}', None, None),
    "no name": (b'{"steps": [{"name": "s", "type": "job"}]}', None, "name"),
    "too many steps": (
        json.dumps(
            {"name": "w", "steps": [{"name": f"s{n}", "type": "job"} for n in range(10_001)]}
        ).encode(),
        "limit.steps",
        "steps",
    ),
    "a cycle": (
        b'{"name": "w", "steps": [{"name": "a", "type": "job", "depend_steps": ["b"]}, '
        b'{"name": "b", "type": "job", "depend_steps": ["a"]}]}',
        "graph.cycle",
        None,
    ),
    "an unknown step type": (b'{"name": "w", "steps": [{"name": "a", "type": "x"}]}', None, None),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_a_sentence_and_a_place(editor: Caller, name: str):
    body, code, path = REFUSED[name]
    answer = editor.send("POST", "", body)
    found = read(answer)
    assert (answer.status_code, found["error_code"]) == (400, "ModelArts.0104"), found
    problem = found["problems"][0]
    assert found["error_msg"]
    assert problem["message"]
    assert problem["path"]
    assert code in (None, problem["code"])
    assert path in (None, problem["path"])
    assert Workflow.objects.count() == 0


def test_a_syntax_error_has_line_and_column(editor: Caller):
    found = read(editor.send("POST", "", b'{\n  "name": "w",\n  oops\n}'))
    assert found["problems"][0]["params"] == {"line": 3, "column": 3}


def test_all_problems_come_at_once(editor: Caller):
    body = {"name": 1, "labels": "x", "steps": [{"name": [], "type": "job"}, 7]}
    found = read(editor.send("POST", "", body))
    assert {problem["path"] for problem in found["problems"]} == {
        "name",
        "labels",
        "steps[0].name",
        "steps[1]",
    }


@pytest.mark.parametrize(
    "content_type", ["text/plain", "", "application/xml", "multipart/form-data"]
)
def test_another_content_type_is_refused(editor: Caller, content_type: str):
    answer = editor.send("POST", "", with_value("1"), content_type=content_type)
    assert answer.status_code == 415
    assert read(answer)["error_code"] == "APIGW.0104"
    assert Workflow.objects.count() == 0


@pytest.mark.parametrize("content_type", ["application/json;charset=utf-8", "application/json"])
def test_json_is_taken_with_and_without_its_charset(editor: Caller, content_type: str):
    answer = editor.send("POST", "", with_value("1"), content_type=content_type)
    assert answer.status_code == 201


def test_eight_mebibytes_are_the_limit(editor: Caller):
    good = with_value("1")
    fits = editor.send("POST", "", good + b" " * (8 * 1024**2 - len(good)))
    assert fits.status_code == 201
    answer = editor.send("POST", "", good + b" " * (8 * 1024**2 - len(good) + 1))
    found = read(answer)
    assert (answer.status_code, found["problems"][0]["code"]) == (413, "json.too_large")
    assert found["problems"][0]["params"] == {"limit": 8}
    assert Workflow.objects.count() == 1


def test_a_broken_update_changes_nothing(editor: Caller, example):
    created = editor.create(example)
    suffix = f"/{created['workflow_id']}"
    for body in (b"{", b'{"name": 1}', b'{"name": "ok", "steps": [{"name": "a", "type": "x"}]}'):
        answer = editor.send("PUT", suffix, body)
        assert answer.status_code == 400
        assert read(answer)["problems"]
    assert read(editor.send("GET", suffix)) == created
