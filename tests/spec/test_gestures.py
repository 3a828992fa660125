"""A rename is one change that leaves no reference and no list behind."""

from typing import Any

import pytest

from apps.spec.applying import apply
from apps.spec.draft import Kind, document_of
from apps.spec.exact import same
from apps.spec.gestures import rename
from tests.spec.drafts import by_name, draft, step

DOCUMENT: dict[str, Any] = {
    "name": "w",
    "steps": [
        step("a", outputs=[{"name": "out"}, {"name": "other"}]),
        step(
            "b",
            depend_steps=["a"],
            inputs=[{"name": "i", "data": "$ref/consumptions/a/out/x/y"}],
            properties={
                "deep": [{"at": "$ref/consumptions/a/other"}],
                "text": "see $ref/consumptions/a/out",
                "p": "$ref/parameters/p",
                "s": "$ref/storages(with_execution_id=True, create_dir=True)/s/dir",
            },
            conditions=[{"type": "==", "left": "$ref/parameters/p", "right": "$ref/data/p"}],
        ),
    ],
    "parameters": [{"name": "p", "used_steps": ["b", "a", "a"]}],
    "data": [{"name": "p"}],
    "data_requirements": [{"name": "r", "type": "obs", "value": {"u": "$ref/storages/s/x"}}],
    "storages": [{"name": "s"}],
    "sub_graphs": [{"name": "g", "steps": ["a", "ghost"]}],
    "policy": {"scenes": [{"name": "c", "steps": ["a"]}]},
}


def renamed(kind: Kind, old: str, new: str) -> tuple[dict[str, Any], int]:
    start = draft(DOCUMENT)
    operations = rename(start, by_name(start, old, kind), new)
    result, problems = apply(start, operations)
    assert result is not None, problems
    back, _ = apply(result.draft, result.inverse)
    assert back is not None
    assert same(document_of(back.draft), document_of(start))
    return document_of(result.draft), len(operations)


def test_a_step_keeps_its_wires_consumers_and_memberships() -> None:
    document, _ = renamed(Kind.STEP, "a", "新 name")
    later = document["steps"][1]
    assert later["depend_steps"] == ["新 name"]
    assert later["inputs"][0]["data"] == "$ref/consumptions/新 name/out/x/y"
    assert later["properties"]["deep"][0]["at"] == "$ref/consumptions/新 name/other"
    assert document["parameters"][0]["used_steps"] == ["b", "新 name", "新 name"]
    assert document["sub_graphs"][0]["steps"] == ["新 name", "ghost"]
    assert document["policy"]["scenes"][0]["steps"] == ["新 name"]


def test_a_text_that_only_mentions_a_reference_stays() -> None:
    document, _ = renamed(Kind.STEP, "a", "z")
    assert document["steps"][1]["properties"]["text"] == "see $ref/consumptions/a/out"


def test_an_output_is_renamed_where_its_own_step_is_consumed() -> None:
    document, _ = renamed(Kind.OUTPUT, "out", "result")
    assert document["steps"][1]["inputs"][0]["data"] == "$ref/consumptions/a/result/x/y"
    assert document["steps"][1]["properties"]["deep"][0]["at"] == "$ref/consumptions/a/other"


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        (Kind.PARAMETER, "$ref/parameters/q", "$ref/data/p"),
        (Kind.DATA, "$ref/parameters/p", "$ref/data/q"),
    ],
)
def test_things_of_one_name_and_different_kinds_are_told_apart(
    kind: Kind, left: str, right: str
) -> None:
    condition = renamed(kind, "p", "q")[0]["steps"][1]["conditions"][0]
    assert (condition["left"], condition["right"]) == (left, right)


def test_a_storage_reference_keeps_its_options_and_path() -> None:
    document, _ = renamed(Kind.STORAGE, "s", "t")
    text = "$ref/storages(with_execution_id=True, create_dir=True)/t/dir"
    assert document["steps"][1]["properties"]["s"] == text
    assert document["data_requirements"][0]["value"]["u"] == "$ref/storages/t/x"


def test_a_name_that_nothing_spells_is_one_operation() -> None:
    assert renamed(Kind.SUBGRAPH, "g", "h")[1] == 1
