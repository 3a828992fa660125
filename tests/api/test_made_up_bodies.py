"""Thousands of bodies nobody wrote: good ones come back exactly, broken ones are refused.

`WEFT_EXAMPLES=5000` (`make trials`) tries that many, the suite what it has time for.
"""

import copy
import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.spec.exact import difference
from apps.workflows.models import Workflow
from tests.api.caller import Caller, read, write
from tests.strategies import (
    Broken,
    broken_bodies,
    creatable_bodies,
    without_declared_nulls,
    without_server_owned,
)

EXAMPLES = int(os.environ.get("WEFT_EXAMPLES", "400"))


def tried(times: int) -> settings:
    return settings(
        max_examples=times,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


many, some = tried(EXAMPLES), tried(EXAMPLES // 4)


def expected(body: dict[str, Any]) -> dict[str, Any]:
    """Return what must come back of a body."""
    return without_server_owned(without_declared_nulls(body))


def told(answer: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    """Return an answer without the server's fields and the IDs it gave to scenes without one."""
    found = copy.deepcopy(expected(answer))
    scenes = (found.get("policy") or {}).get("scenes") or []
    wished = (body.get("policy") or {}).get("scenes") or []
    for scene, wish in zip(scenes, wished, strict=True):
        if wish.get("id") is None:
            assert scene.pop("id")
    return found


@many
@given(body=creatable_bodies())
def test_what_is_posted_comes_back_exactly(editor: Caller, body: dict[str, Any]):
    created = editor.create(body)
    shown = read(editor.send("GET", f"/{created['workflow_id']}"))
    assert difference(shown, created) is None
    assert difference(told(shown, body), expected(body)) is None


NEARLY: dict[str, tuple[Any, Any]] = {
    "an integer and a float": (1, 1.0),
    "an integer and true": (1, True),
    "a number and its text": (1, "1"),
    "zero and minus zero": (0.0, -0.0),
    "2^53 and its neighbour": (2**53, 2**53 + 1),
    "nothing and null": ({}, {"a": None}),
    "an empty list and an empty map": ([], {}),
    "the order of a list": ([1, 2], [2, 1]),
    "a text and its decomposed form": ("é", "e\u0301"),
}


@pytest.mark.parametrize("name", NEARLY)
def test_the_comparison_can_fail(editor: Caller, example: dict[str, Any], name: str):
    """A body that differs ever so little from the one that was posted is not taken for it."""
    posted, other = NEARLY[name]
    properties = example["steps"][1]["properties"]
    properties["kind"] = posted
    found = told(editor.create(example), example)
    assert difference(found, example) is None
    properties["kind"] = other
    place = ("steps", 1, "properties", "kind")
    assert (difference(found, example) or ())[:4] == place


@many
@given(broken=broken_bodies())
def test_what_is_broken_is_refused_where_it_is(editor: Caller, broken: Broken):
    answer = editor.send("POST", "", broken.body)
    found = read(answer)
    places = {(problem["code"], tuple(problem["pointer"])) for problem in found["problems"]}
    assert answer.status_code == 400
    assert (broken.code, broken.path) in places
    assert not Workflow.objects.exists()


UNREADABLE = [
    b"NaN",
    b"Infinity",
    b"-Infinity",
    b"1e400",
    b"18446744073709551616",
    b"-9223372036854775809",
    rb'"\u0000"',
    rb'"\ud800"',
    rb'"\udc00x"',
    b'"\xff"',
    b'"\xed\xa0\x80"',
    b'{"a":1,"a":1}',
    b"[" * 64 + b"]" * 64,
    b"'x'",
    b"01",
    b"+1",
    b".5",
    b"nul",
    b'"tab\there"',
    b"[1,]",
    b'{"a":1,}',
    b'{"a" 1}',
    b"{1:2}",
    b"/**/1",
    b"",
]
"""Spellings of a value that no body may contain."""


@some
@given(body=creatable_bodies(), spelling=st.sampled_from(UNREADABLE))
def test_what_cannot_be_read_is_refused(editor: Caller, body: dict[str, Any], spelling: bytes):
    marked = write({**body, "unreadable": "HERE"})
    answer = editor.send("POST", "", marked.replace(b'"HERE"', spelling))
    assert answer.status_code == 400
    assert all(problem["message"] for problem in read(answer)["problems"])
    assert not Workflow.objects.exists()


@some
@given(body=creatable_bodies(), share=st.floats(0, 1, exclude_max=True))
def test_a_body_cut_short_is_refused_with_its_place(editor: Caller, body: Any, share: float):
    whole = write(body)
    answer = editor.send("POST", "", whole[: int(len(whole) * share)])
    problem = read(answer)["problems"][0]
    assert answer.status_code == 400
    assert problem["params"].keys() in ({"line", "column"}, {"byte"})
    assert not Workflow.objects.exists()


@some
@given(body=st.binary(max_size=200))
def test_any_bytes_are_answered(editor: Caller, body: bytes):
    assert editor.send("POST", "", body).status_code == 400
    assert not Workflow.objects.exists()
