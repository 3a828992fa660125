"""ETag and If-Match: nobody overwrites what he has not seen."""

import pytest

from apps.spec.exact import same
from tests.api.caller import Caller, read


@pytest.fixture
def suffix(editor: Caller, example) -> str:
    return f"/{editor.create(example)['workflow_id']}"


def test_create_show_and_update_carry_the_same_tag_until_something_changes(editor, example):
    created = editor.send("POST", "", example)
    suffix = f"/{read(created)['workflow_id']}"
    shown = editor.send("GET", suffix)
    assert created["ETag"] == shown["ETag"]
    updated = editor.send("PUT", suffix, {"description": "new"})
    assert updated["ETag"] != shown["ETag"]
    assert editor.send("GET", suffix)["ETag"] == updated["ETag"]


def test_an_update_of_what_was_read_is_taken(editor: Caller, suffix: str):
    tag = editor.send("GET", suffix)["ETag"]
    assert editor.send("PUT", suffix, {"name": "new"}, If_Match=tag).status_code == 200


@pytest.mark.parametrize("tag", ["*", '"other", {tag}'])
def test_any_tag_that_fits_is_enough(editor: Caller, suffix: str, tag: str):
    wanted = tag.format(tag=editor.send("GET", suffix)["ETag"])
    assert editor.send("PUT", suffix, {"name": "new"}, If_Match=wanted).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize("tag", [None, '"999"', 'W/"1"', "nonsense", ""])
def test_a_stale_tag_is_a_conflict_and_changes_nothing(editor, suffix, method, tag):
    old = editor.send("GET", suffix)["ETag"]
    editor.send("PUT", suffix, {"description": "somebody was faster"})
    before = editor.send("GET", suffix)
    answer = editor.send(method, suffix, {"name": "late"}, If_Match=old if tag is None else tag)
    found = read(answer)
    assert (answer.status_code, found["error_code"]) == (409, "ModelArts.7513")
    assert f'"{found["problems"][0]["params"]["current"]}"' == before["ETag"]
    assert same(read(editor.send("GET", suffix)), read(before))


def test_without_a_tag_the_last_one_wins(editor: Caller, suffix: str):
    editor.send("PUT", suffix, {"name": "one"})
    assert editor.send("PUT", suffix, {"name": "two"}).status_code == 200
    assert read(editor.send("GET", suffix))["name"] == "two"
