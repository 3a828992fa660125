"""The difference of two specifications is a change of what differs, and of nothing else."""

import copy
from typing import Any

from hypothesis import given

from apps.spec.applying import apply
from apps.spec.diff import difference, operations_between
from apps.spec.draft import Draft, document_of
from apps.spec.exact import same
from apps.spec.operations import Set
from apps.spec.parse import parse
from tests.spec.drafts import by_name, draft, ids, step
from tests.spec.test_applying import SEEDS, equal, walk
from tests.spec.test_draft import EXAMPLE


def rewritten(start: Draft, document: dict[str, Any]) -> tuple[Draft, tuple[Any, ...]]:
    workflow, problems = parse(document)
    assert workflow is not None, problems
    new_id = ids()
    for _ in range(5000):
        new_id()
    operations = operations_between(start, workflow, new_id=new_id)
    result, problems = apply(start, operations)
    assert result is not None, problems
    return result.draft, operations


@given(SEEDS)
def test_the_difference_of_two_drafts_leads_from_one_to_the_other(seeds: list[int]) -> None:
    start = draft(EXAMPLE)
    taken = walk(start, seeds)
    end = taken[-1][1].draft if taken else start
    result, problems = apply(start, difference(start, end))
    assert result is not None, problems
    assert same(document_of(result.draft), document_of(end))


@given(SEEDS)
def test_any_document_written_over_a_draft_reads_as_that_document(seeds: list[int]) -> None:
    start = draft(EXAMPLE)
    taken = walk(start, seeds)
    end = taken[-1][1].draft if taken else start
    after, _ = rewritten(start, document_of(end))
    assert same(document_of(after), document_of(end))


def test_the_same_document_is_no_change() -> None:
    start = draft(EXAMPLE)
    after, operations = rewritten(start, EXAMPLE)
    assert operations == ()
    assert equal(after, start)


def test_one_field_that_differs_is_one_set_of_that_field() -> None:
    start = draft(EXAMPLE)
    document = copy.deepcopy(EXAMPLE)
    document["steps"][1]["properties"]["spec"]["resource"]["node_count"] = 1.0
    _, operations = rewritten(draft(EXAMPLE), document)
    path = "/properties/spec/resource/node_count"
    assert operations == (Set(id=by_name(start, "training_job1"), path=path, old="1", new="1.0"),)


def test_entities_of_one_name_keep_their_id_where_they_moved() -> None:
    start = draft({"name": "w", "steps": [step("a"), step("b"), step("c")]})
    after, operations = rewritten(start, {"name": "w", "steps": [step("c"), step("a"), step("b")]})
    assert {by_name(after, name) for name in "abc"} == {by_name(start, name) for name in "abc"}
    assert len(operations) == 1


def test_repeated_links_are_compared_as_lists() -> None:
    before = {"name": "w", "steps": [step("a"), step("b"), step("c", depend_steps=["a", "b"])]}
    after = {"name": "w", "steps": [step("a"), step("b"), step("c", depend_steps=["a", "b", "a"])]}
    found, _ = rewritten(draft(before), after)
    assert same(document_of(found), after)
