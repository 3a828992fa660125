"""Lists: which workflows, how many of them, in which order."""

import pytest

from apps.teams import actions
from tests.api.caller import Caller, read, with_token
from tests.cast import Cast

STATUSES = ("init", "running", "completed", "stopped", "abnormal")
STEP = {"name": "s", "type": "job"}


@pytest.fixture
def shelf(editor: Caller) -> Caller:
    """Three workflows that differ in everything a list looks at, created in this order."""
    for name, more in {
        "Alpha": {"description": "first of all", "labels": ["red"], "workspace_id": "7"},
        "beta": {"description": "FIRST", "labels": ["green", "blue"], "exeml_template_id": "t1"},
        "alphabet": {"labels": ["red", "blue"], "workspace_id": "0"},
    }.items():
        editor.create({"name": name, "steps": [STEP], **more})
    return editor


def names(shelf: Caller, **query) -> list[str]:
    answer = shelf.send("GET", query=query)
    assert answer.status_code == 200, answer.content
    return [item["name"] for item in read(answer)["items"]]


NEWEST_FIRST = ["alphabet", "beta", "Alpha"]
FILTERS = {
    "nothing": ({}, NEWEST_FIRST),
    "empty values": ({"name": "", "labels": "", "limit": "", "sort_by": ""}, NEWEST_FIRST),
    "a part of the name": ({"name": "LPHA"}, ["alphabet", "Alpha"]),
    "contain, said": ({"name": "alpha", "search_type": "contain"}, ["alphabet", "Alpha"]),
    "the whole name": ({"name": "Alpha", "search_type": "equal"}, ["Alpha"]),
    "the whole name in another case": ({"name": "alpha", "search_type": "equal"}, []),
    "a part of the description": ({"description": "first"}, ["beta", "Alpha"]),
    "the whole description": ({"description": "FIRST", "search_type": "equal"}, ["beta"]),
    "both": ({"description": "first", "name": "b"}, ["beta"]),
    "a wildcard is a letter": ({"name": "%"}, []),
    "one label": ({"labels": "red"}, ["alphabet", "Alpha"]),
    "labels joined": ({"labels": "green,red"}, NEWEST_FIRST),
    "labels repeated": ({"labels": ["green", "none"]}, ["beta"]),
    "half a label": ({"labels": "re"}, []),
    "a template": ({"template_id": "t1"}, ["beta"]),
    "a workspace": ({"workspace_id": "7"}, ["Alpha"]),
    "the default workspace": ({"workspace_id": "0"}, ["alphabet", "beta"]),
    "a status": ({"status": "running"}, []),
    "by name": ({"sort_by": "name", "order": "asc", "name": "alpha"}, ["Alpha", "alphabet"]),
    "oldest first": ({"sort_by": "create_time", "order": "asc"}, NEWEST_FIRST[::-1]),
    "a page": ({"limit": "2"}, NEWEST_FIRST[:2]),
    "the next page": ({"limit": "2", "offset": "2"}, NEWEST_FIRST[2:]),
    "beyond the end": ({"offset": "1000000"}, []),
    "an unknown parameter": ({"colour": "red"}, NEWEST_FIRST),
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_list_has_what_is_asked_for(shelf: Caller, name: str):
    query, expected = FILTERS[name]
    assert names(shelf, **query) == expected


def test_total_counts_all_and_count_what_matches(shelf: Caller):
    found = read(shelf.send("GET", query={"labels": "red", "limit": "1"}))
    assert (found["total"], found["count"], len(found["items"])) == (3, 2, 1)


def test_an_empty_list_is_the_vendors(editor: Caller):
    found = read(editor.send("GET"))
    assert found == {"total": 0, "count": 0, "items": [], "default_order": "desc"}


def test_a_list_is_of_one_project(shelf: Caller, cast: Cast):
    other = actions.create_project(cast.team, name="Other", by=cast.owner)
    assert names(with_token(cast.editor, other)) == []


WRONG = {
    "limit": ["0", "1001", "-1", "many", "1e2", "٣", "99999999999"],
    "offset": ["-1", "x", "2147483648"],
    "search_type": ["regex"],
    "sort_by": ["steps"],
    "order": ["up"],
    "status": ["asleep"],
    "name": ["a\0b"],
    "labels": ["\0"],
}


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, vs in WRONG.items() for v in vs])
def test_a_wrong_parameter_is_named(editor: Caller, name: str, value: str):
    answer = editor.send("GET", query={name: value})
    found = read(answer)
    assert (answer.status_code, found["error_code"]) == (400, "ModelArts.0104")
    assert [problem["path"] for problem in found["problems"]] == [name]
    assert name in found["error_msg"]


def test_every_wrong_parameter_is_told_at_once(editor: Caller):
    found = read(editor.send("GET", query={"limit": "x", "offset": "y", "order": "z"}))
    assert {problem["path"] for problem in found["problems"]} == {"limit", "offset", "order"}


def test_labels_are_each_told_once_in_order(shelf: Caller):
    assert read(shelf.send("GET", "/labels")) == ["blue", "green", "red"]
    assert read(shelf.send("GET", "/labels", query={"order": "desc"})) == ["red", "green", "blue"]
    assert read(shelf.send("GET", "/labels", query={"limit": 1, "offset": 1})) == ["green"]
    assert read(shelf.send("GET", "/labels", query={"template_id": "t1"})) == ["blue", "green"]


def test_the_overview_counts_what_matches(shelf: Caller):
    found = read(shelf.send("GET", "/overview"))
    assert found["total"] == 3
    assert found["stat"] == dict.fromkeys(
        ["init", "running", "completed", "stopped", "abnormal"], 0
    )
    assert read(shelf.send("GET", "/overview", query={"name": "alpha"}))["total"] == 2
    assert read(shelf.send("GET", "/overview", query={"workspace_id": "7"}))["total"] == 1


def test_nothing_is_to_do_while_nothing_runs(shelf: Caller):
    assert read(shelf.send("GET", "/todolist")) == {"total": 0, "items": []}
