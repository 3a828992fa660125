"""A draft is the specification, taken apart and put together again."""

import json
from pathlib import Path
from typing import Any

import pytest

from apps.spec.draft import Kind, LinkAs, document_of, path_of, spec_of
from apps.spec.exact import same
from apps.spec.parse import parse
from tests.spec.drafts import by_name, draft, step

EXAMPLE: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "data" / "example-request.json").read_text()
)


def test_the_pages_example_comes_back_from_a_draft() -> None:
    assert same(document_of(draft(EXAMPLE)), EXAMPLE)


def test_the_specification_of_a_draft_is_the_one_it_was_made_from() -> None:
    assert spec_of(draft(EXAMPLE)) == parse(EXAMPLE)[0]


@pytest.mark.parametrize(
    "document",
    [
        {"name": "w"},
        {"name": "w", "steps": []},
        {"name": "w", "policy": {}},
        {"name": "w", "policy": {"scenes": []}},
        {"name": "w", "policy": {"scenes": [{"id": "1", "steps": []}], "x": 1}},
        {"name": "w", "steps": [step("a", inputs=[], depend_steps=[], conditions=[])]},
        {"name": "w", "data_requirements": [{"name": "d", "type": "obs", "conditions": [{}]}]},
    ],
)
def test_what_was_sent_empty_stays_empty_and_what_was_absent_stays_absent(
    document: dict[str, Any],
) -> None:
    assert same(document_of(draft(document)), document)


def test_links_are_ids_in_order_and_keep_their_repetitions() -> None:
    document = {
        "name": "w",
        "steps": [step("a"), step("b"), step("c", depend_steps=["b", "a", "b"])],
    }
    found = draft(document)
    a, b, c = (by_name(found, name) for name in "abc")
    assert found.links == {(c, LinkAs.DEPENDS): (b, a, b)}
    assert same(document_of(found), document)


def test_fields_that_the_server_owns_are_not_part_of_a_draft() -> None:
    document = {"name": "w", "workflow_id": "1", "steps": [step("a", created_at="now")]}
    assert document_of(draft(document)) == {"name": "w", "steps": [step("a")]}


def test_an_entity_knows_where_it_stands_in_the_document() -> None:
    found = draft({"name": "w", "steps": [step("a"), step("b", inputs=[{"name": "i"}])]})
    assert path_of(found, by_name(found, "i", Kind.INPUT)) == ("steps", 1, "inputs", 0)
