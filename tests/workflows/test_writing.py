"""A change writes the rows it touches and no others, and the rows then read as the draft."""

import re
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.core.ids import new_id
from apps.spec.draft import Kind, LinkAs, Position
from apps.spec.gestures import rename
from apps.spec.operations import (
    Add,
    Link,
    Order,
    Place,
    Remove,
    Set,
    Unlink,
    operation_json,
)
from apps.workflows import actions, store
from apps.workflows.models import Step, StepPosition
from tests.workflows.drafts import chain, drafted, id_of, save, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast):
    found = drafted(chain(6))
    save(found, cast.project)
    return found


def steps_of(draft):
    return draft.children[(draft.root, Kind.STEP)]


def assert_stored(draft):
    assert store.load_draft(draft.root) == draft


def test_a_field_of_a_step(draft):
    id = steps_of(draft)[2]
    after = written(draft, Set(id=id, path="/title", old=None, new='"Third"'))
    assert_stored(after)


@pytest.mark.parametrize("new", ["1", "1.0", "true", '""', "{}", "[]"])
def test_a_free_value_keeps_its_type(draft, new):
    id = id_of(draft, Kind.PARAMETER, "flavor")
    draft = written(draft, Set(id=id, path="/value", old=None, new="0"))
    assert_stored(written(draft, Set(id=id, path="/value", old="0", new=new)))


def test_a_policy_comes_changes_and_goes(draft):
    id = steps_of(draft)[0]
    path = "/policy/poll_interval_seconds"
    draft = written(draft, Set(id=id, path=path, old=None, new="5"))
    assert_stored(draft)
    draft = written(draft, Set(id=id, path=path, old="5", new='"5"'))
    assert_stored(draft)
    assert_stored(written(draft, Set(id=id, path=path, old='"5"', new=None)))


def test_an_order_inside_a_package_comes_and_goes(draft):
    package = '{"order":{"sku":{"code":"c"},"sku_count":1}}'
    draft = written(draft, Set(id=draft.root, path="/package", old=None, new=package))
    assert_stored(draft)
    draft = written(draft, Set(id=draft.root, path="/package/order", old=package[9:-1], new=None))
    assert_stored(draft)
    assert_stored(written(draft, Set(id=draft.root, path="/package", old="{}", new=None)))


def test_names_may_be_exchanged(draft):
    first, second = steps_of(draft)[:2]
    after = written(
        draft,
        Set(id=first, path="/name", old='"step_0"', new='"tmp"'),
        Set(id=second, path="/name", old='"step_1"', new='"step_0"'),
        Set(id=first, path="/name", old='"tmp"', new='"step_1"'),
    )
    assert_stored(after)


def test_a_name_may_be_taken_over_from_what_went(draft):
    value = {"name": "step_5", "type": "model"}
    new = Add(kind=Kind.STEP, id=new_id(), owner=draft.root, after=None, value=value)
    assert_stored(written(draft, Remove(id=steps_of(draft)[5]), new))


def test_a_step_goes_with_all_it_owns_and_every_wire(draft):
    draft = written(draft, Place(id=steps_of(draft)[2], position=Position(1, 2)))
    after = written(draft, Remove(id=steps_of(draft)[2]))
    assert_stored(after)
    assert not StepPosition.objects.exists()


def test_order_moves_one_row(draft):
    ids = steps_of(draft)
    before = dict(Step.objects.values_list("pk", "position"))
    after = written(draft, Order(id=ids[5], after=ids[0]))
    assert_stored(after)
    now = dict(Step.objects.values_list("pk", "position"))
    assert [id for id in ids if now[id] != before[id]] == [ids[5]]


def test_order_holds_when_there_is_no_room_left(draft):
    ids = steps_of(draft)
    for turn in range(30):
        last = steps_of(draft)[-1]
        draft = written(draft, Order(id=last, after=ids[0] if last != ids[0] else None))
        assert_stored(draft), turn


def test_wires_come_twice_and_go_once(draft):
    ids = steps_of(draft)
    wire = {"source": ids[0], "target": ids[5], "link_as": LinkAs.DEPENDS, "index": 0}
    draft = written(draft, Link(**wire), Link(**wire, repeat=True))
    assert_stored(draft)
    assert_stored(written(draft, Unlink(**wire)))


def test_branches_are_wires_of_their_own(draft):
    ids = steps_of(draft)
    wire = {"source": ids[0], "target": ids[5], "index": 0}
    draft = written(draft, Link(**wire, link_as=LinkAs.THEN), Link(**wire, link_as=LinkAs.ELSE))
    assert_stored(draft)


def test_notes_and_places_lie_beside_the_specification(draft):
    note = Add(kind=Kind.NOTE, id=new_id(), owner=draft.root, after=None, value={"text": "Hi"})
    before = store.document(draft.root)
    draft = written(draft, note, Place(id=note.id, position=Position(-5, 10)))
    draft = written(draft, Place(id=steps_of(draft)[0], position=Position(1, 2)))
    draft = written(draft, Place(id=steps_of(draft)[0], position=Position(3, 4)))
    assert_stored(draft)
    assert store.document(draft.root) == before
    assert_stored(written(draft, Place(id=note.id, position=None)))


def writes_of(captured):
    """Return table → how often it is written, from the SQL of a test."""
    verbs = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
    found = (verbs.match(query["sql"] or "") for query in captured.captured_queries)
    return Counter(match.group(1) for match in found if match)


def test_renaming_one_of_2000_steps_touches_it_what_refers_to_it_and_the_log(cast, change):
    draft = drafted(chain(2000))
    row = save(draft, cast.project)
    id = id_of(draft, Kind.STEP, "step_1000")
    operations = [operation_json(one) for one in rename(draft, id, "renamed")]
    with CaptureQueriesContext(connection) as captured:
        actions.apply_change(row, change=change(*operations), by=cast.editor)
    assert writes_of(captured) == {
        "workflows_step": 1,
        "workflows_datause": 2,  # the old name goes, the new one comes
        "workflows_parameteruse": 2,
        "workflows_workflow": 1,
        "workflows_change": 1,
    }
    names = store.document(row.pk)["parameters"][0]["used_steps"]
    assert (names[999:1002], len(names)) == (["step_999", "renamed", "step_1001"], 2000)
