"""Operations are applied whole or not at all, and every one of them can be taken back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.spec.applying import Applied, apply
from apps.spec.draft import Draft, Kind, LinkAs, Position, document_of
from apps.spec.exact import same
from apps.spec.operations import Add, Link, Operation, Order, Place, Remove, Set, Unlink
from tests.spec.drafts import by_name, draft, ids, random_operations, step
from tests.spec.test_draft import EXAMPLE

SEEDS = st.lists(st.integers(0, 2**32), min_size=1, max_size=12)


def applied(found: Draft, *operations: Operation) -> Applied:
    result, problems = apply(found, operations)
    assert result is not None, problems
    return result


def refusal(found: Draft, *operations: Operation) -> str:
    result, problems = apply(found, operations)
    assert result is None
    return problems[0].code


def equal(one: Draft, other: Draft) -> bool:
    return one == other and same(document_of(one), document_of(other))


def walk(start: Draft, seeds: list[int]) -> list[tuple[Draft, Applied]]:
    """Apply what can be applied of a random script; return each draft with what came of it."""
    new_id = ids()
    for _ in range(1000):
        new_id()
    taken, current = [], start
    for seed in seeds:
        result, _ = apply(current, random_operations(current, seed, new_id))
        if result is not None:
            taken.append((current, result))
            current = result.draft
    return taken


@given(SEEDS)
def test_the_inverse_of_a_change_brings_back_the_draft_exactly(seeds: list[int]) -> None:
    for before, result in walk(draft(EXAMPLE), seeds):
        assert equal(applied(result.draft, *result.inverse).draft, before)


@given(SEEDS)
def test_any_sequence_undone_entirely_gives_the_start(seeds: list[int]) -> None:
    start = draft(EXAMPLE)
    taken = walk(start, seeds)
    current = taken[-1][1].draft if taken else start
    for _, result in reversed(taken):
        current = applied(current, *result.inverse).draft
    assert equal(current, start)


@given(SEEDS)
def test_the_inverse_of_the_inverse_does_the_change_again(seeds: list[int]) -> None:
    for _, result in walk(draft(EXAMPLE), seeds):
        back = applied(result.draft, *result.inverse)
        assert equal(applied(back.draft, *back.inverse).draft, result.draft)


@given(SEEDS)
def test_only_touched_entities_differ(seeds: list[int]) -> None:
    for before, result in walk(draft(EXAMPLE), seeds):
        every = {*before.entities, *result.draft.entities}
        changed = {id for id in every if before.entities.get(id) != result.draft.entities.get(id)}
        assert changed <= result.touched


@given(SEEDS)
def test_a_change_of_positions_alone_leaves_the_specification_as_it_is(seeds: list[int]) -> None:
    for before, result in walk(draft(EXAMPLE), seeds):
        if not result.spec_changed:
            assert same(document_of(before), document_of(result.draft))


def test_two_authors_who_change_different_fields_merge_in_either_order() -> None:
    start = draft(EXAMPLE)
    id = by_name(start, "training_job1")
    one = Set(id=id, path="/title", old='"labeling"', new='"one"')
    other = Set(id=id, path="/properties/spec/resource/node_count", old="1", new="2")
    first = applied(applied(start, one).draft, other).draft
    second = applied(applied(start, other).draft, one).draft
    assert equal(first, second)
    assert not equal(first, start)


def test_two_authors_who_change_the_same_field_are_a_conflict_with_both_values() -> None:
    start = draft(EXAMPLE)
    id = by_name(start, "training_job1")
    mine = applied(start, Set(id=id, path="/title", old='"labeling"', new='"mine"')).draft
    result, problems = apply(mine, [Set(id=id, path="/title", old='"labeling"', new='"theirs"')])
    assert result is None
    assert problems[0].code == "change.conflict"
    assert problems[0].params["current"] == '"mine"'
    assert problems[0].params["to"] == '"theirs"'


def test_a_value_that_is_already_there_is_nothing_to_do() -> None:
    start = draft(EXAMPLE)
    id = by_name(start, "training_job1")
    result = applied(start, Set(id=id, path="/title", old='"x"', new='"labeling"'))
    assert result.inverse == ()
    assert not result.touched


@pytest.mark.parametrize(("old", "new"), [("1", "1.0"), ("1", "true"), ("1", '"1"')])
def test_numbers_are_compared_with_their_types(old: str, new: str) -> None:
    start = draft(EXAMPLE)
    path = "/properties/spec/resource/node_count"
    id = by_name(start, "training_job1")
    assert applied(start, Set(id=id, path=path, old=old, new=new)).touched == {id}
    assert refusal(start, Set(id=id, path=path, old=new, new="7")) == "change.conflict"


def test_nothing_of_a_change_is_applied_when_one_operation_is_refused() -> None:
    start = draft(EXAMPLE)
    id = by_name(start, "training_job1")
    code = refusal(
        start,
        Set(id=id, path="/title", old='"labeling"', new='"x"'),
        Set(id="0" * 32, path="/title", old=None, new='"x"'),
    )
    assert code == "change.gone"


def test_removing_a_step_takes_its_wires_and_its_place_in_every_list() -> None:
    start = draft(EXAMPLE)
    result = applied(start, Remove(id=by_name(start, "training_job1")))
    document: Any = document_of(result.draft)
    assert [found["name"] for found in document["steps"]] == [
        "condition_step_test",
        "training_job2",
        "training_job3",
    ]
    assert document["steps"][0]["if_then_steps"] == []
    assert document["steps"][2]["depend_steps"] == ["training_job2"]
    assert document["data"][0]["used_steps"] == []
    assert document["parameters"][1]["used_steps"] == ["training_job2", "training_job3"]
    assert equal(applied(result.draft, *result.inverse).draft, start)


def test_removing_what_has_gone_is_nothing_to_do() -> None:
    assert not applied(draft(EXAMPLE), Remove(id="0" * 32)).touched


def test_adding_the_same_thing_twice_adds_it_once() -> None:
    start = draft({"name": "w"})
    add = Add(kind=Kind.STEP, id="1" * 32, owner=start.root, after=None, value=step("a"))
    once = applied(start, add).draft
    assert equal(applied(once, add).draft, once)
    other = Add(kind=Kind.STEP, id="1" * 32, owner=start.root, after=None, value=step("b"))
    assert refusal(once, other) == "change.id_taken"


def test_a_sibling_that_has_gone_puts_the_new_one_at_the_end() -> None:
    start = draft({"name": "w", "steps": [step("a")]})
    add = Add(kind=Kind.STEP, id="9" * 32, owner=start.root, after="8" * 32, value=step("b"))
    document: Any = document_of(applied(start, add).draft)
    assert [found["name"] for found in document["steps"]] == ["a", "b"]


def test_a_link_drawn_by_two_is_one_link() -> None:
    start = draft({"name": "w", "steps": [step("a"), step("b")]})
    a, b = by_name(start, "a"), by_name(start, "b")
    link = Link(source=a, target=b, link_as=LinkAs.DEPENDS, index=0)
    twice = applied(start, link, link)
    assert twice.draft.links == {(b, LinkAs.DEPENDS): (a,)}
    assert len(twice.inverse) == 1


def test_undoing_an_unlink_of_a_repeated_link_repeats_it_again() -> None:
    start = draft({"name": "w", "steps": [step("a"), step("b", depend_steps=["a", "a"])]})
    a, b = by_name(start, "a"), by_name(start, "b")
    result = applied(start, Unlink(source=a, target=b, link_as=LinkAs.DEPENDS, index=1))
    assert result.draft.links == {(b, LinkAs.DEPENDS): (a,)}
    assert equal(applied(result.draft, *result.inverse).draft, start)


def test_a_duplicate_name_refuses_the_change() -> None:
    start = draft({"name": "w", "steps": [step("a"), step("b")]})
    rename = Set(id=by_name(start, "b"), path="/name", old='"b"', new='"a"')
    assert refusal(start, rename) == "name.duplicate"


def test_two_steps_may_exchange_their_names_in_one_change() -> None:
    start = draft({"name": "w", "steps": [step("a"), step("b")]})
    a, b = by_name(start, "a"), by_name(start, "b")
    swapped = applied(
        start,
        Set(id=a, path="/name", old='"a"', new='"b"'),
        Set(id=b, path="/name", old='"b"', new='"a"'),
    )
    document: Any = document_of(swapped.draft)
    assert [found["name"] for found in document["steps"]] == ["b", "a"]


@pytest.mark.parametrize("link_as", list(LinkAs))
def test_a_link_that_closes_a_loop_refuses_the_change(link_as: LinkAs) -> None:
    start = draft({"name": "w", "steps": [step("a"), step("b", depend_steps=["a"])]})
    a, b = by_name(start, "a"), by_name(start, "b")
    assert refusal(start, Link(source=b, target=a, link_as=link_as, index=0)) == "graph.cycle"


def test_a_consumption_that_closes_a_loop_refuses_the_change() -> None:
    consumes = {"name": "i", "data": "$ref/consumptions/b/out"}
    start = draft({"name": "w", "steps": [step("a"), step("b", depend_steps=["a"])]})
    add = Add(kind=Kind.INPUT, id="1" * 32, owner=by_name(start, "a"), after=None, value=consumes)
    assert refusal(start, add) == "graph.cycle"


def test_a_rename_that_makes_a_reference_meet_its_own_step_refuses_the_change() -> None:
    consumes = {"name": "i", "data": "$ref/consumptions/x/out"}
    start = draft(
        {"name": "w", "steps": [step("a", inputs=[consumes]), step("b", depend_steps=["a"])]}
    )
    rename = Set(id=by_name(start, "b"), path="/name", old='"b"', new='"x"')
    assert refusal(start, rename) == "graph.cycle"


@pytest.mark.parametrize(
    ("path", "new", "code"),
    [
        ("/title", "1", "type.expected_text"),
        ("/properties", "[]", "type.expected_object"),
        ("/inputs", '[{"name":"i"}]', "change.list_key"),
        ("/depend_steps", '["a"]', "change.list_key"),
        ("/created_at", '"now"', "change.server_owned"),
        ("/title", "null", "change.null"),
        ("/policy", '{"max_execution_minutes":null}', "change.null"),
        ("/nowhere/below", "1", "change.conflict"),
        ("/title", "{", "json.syntax"),
    ],
)
def test_a_value_of_the_wrong_shape_refuses_the_change(path: str, new: str, code: str) -> None:
    start = draft({"name": "w", "steps": [step("a")]})
    assert refusal(start, Set(id=by_name(start, "a"), path=path, old=None, new=new)) == code


def test_a_null_inside_a_free_map_is_a_value() -> None:
    start = draft({"name": "w", "steps": [step("a")]})
    id = by_name(start, "a")
    result = applied(start, Set(id=id, path="/properties", old=None, new='{"x":null}'))
    assert result.draft.entities[id].value["properties"] == {"x": None}


def test_a_step_keeps_a_name() -> None:
    start = draft({"name": "w", "steps": [step("a"), step("b", depend_steps=["a"])]})
    gone = Set(id=by_name(start, "a"), path="/name", old='"a"', new=None)
    assert refusal(start, gone) == "field.required"
    nameless = Add(kind=Kind.STEP, id="1" * 32, owner=start.root, after=None, value={"type": "job"})
    assert refusal(start, nameless) == "field.required"


def test_only_steps_can_be_linked() -> None:
    start = draft({"name": "w", "steps": [step("a")], "data": [{"name": "d"}]})
    data = by_name(start, "d", Kind.DATA)
    link = Link(source=by_name(start, "a"), target=data, link_as=LinkAs.DEPENDS, index=0)
    assert refusal(start, link) == "change.not_a_step"


def test_a_thing_is_added_only_to_what_it_belongs_to() -> None:
    start = draft({"name": "w", "steps": [step("a")]})
    add = Add(kind=Kind.INPUT, id="1" * 32, owner=start.root, after=None, value={"name": "i"})
    assert refusal(start, add) == "change.wrong_owner"


def test_the_workflow_itself_cannot_be_removed() -> None:
    start = draft({"name": "w"})
    assert refusal(start, Remove(id=start.root)) == "change.root"


def test_a_note_and_a_position_are_no_revision_of_the_specification() -> None:
    start = draft({"name": "w", "steps": [step("a")]})
    note = Add(kind=Kind.NOTE, id="1" * 32, owner=start.root, after=None, value={"text": "x"})
    result = applied(start, note, Place(id="1" * 32, position=Position(1, 2)))
    assert not result.spec_changed
    assert document_of(result.draft) == document_of(start)
    assert equal(applied(result.draft, *result.inverse).draft, start)


def test_an_order_puts_a_thing_behind_its_sibling() -> None:
    start = draft({"name": "w", "steps": [step("a"), step("b"), step("c")]})
    result = applied(start, Order(id=by_name(start, "a"), after=by_name(start, "c")))
    document: Any = document_of(result.draft)
    assert [found["name"] for found in document["steps"]] == ["b", "c", "a"]
    assert equal(applied(result.draft, *result.inverse).draft, start)
