"""What an edit reads and writes does not grow with the workflow: counted in queries and rows."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.core.ids import new_id
from apps.spec.draft import Draft, Kind, LinkAs, Position
from apps.spec.gestures import rename
from apps.spec.operations import (
    Add,
    Link,
    Operation,
    Order,
    Place,
    Remove,
    Set,
    Unlink,
    operation_json,
)
from apps.workflows import actions, store
from apps.workflows.actions import recording
from tests.workflows.drafts import chain, drafted, id_of, save

pytestmark = pytest.mark.django_db
SMALL, LARGE = 6, 600


def steps_of(draft: Draft) -> Sequence[str]:
    return draft.children[(draft.root, Kind.STEP)]


def wire(draft: Draft, source: int, target: int) -> dict[str, Any]:
    ids = steps_of(draft)
    return {"source": ids[source], "target": ids[target], "link_as": LinkAs.DEPENDS, "index": 0}


def added(draft: Draft) -> list[Operation]:
    value = {"name": "added", "type": "job"}
    after = steps_of(draft)[2]
    step = Add(kind=Kind.STEP, id=new_id(), owner=draft.root, after=after, value=value)
    return [step, Place(id=step.id, position=Position(1, 2))]


EDITS: dict[str, Callable[[Draft], Sequence[Operation]]] = {
    "set": lambda draft: [Set(id=steps_of(draft)[3], path="/title", old=None, new='"T"')],
    "set the workflow's": lambda draft: [
        Set(id=draft.root, path="/description", old=None, new='"D"')
    ],
    "place": lambda draft: [Place(id=steps_of(draft)[3], position=Position(1, 2))],
    "order": lambda draft: [Order(id=steps_of(draft)[4], after=steps_of(draft)[1])],
    "link": lambda draft: [Link(**wire(draft, 0, 3))],
    "unlink": lambda draft: [Unlink(**wire(draft, 2, 3))],
    "add": added,
    "remove": lambda draft: [Remove(id=steps_of(draft)[3])],
    "rename": lambda draft: rename(draft, steps_of(draft)[3], "renamed"),
    "rename a parameter": lambda draft: [
        Set(id=id_of(draft, Kind.PARAMETER, "flavor"), path="/name", old='"flavor"', new='"f"')
    ],
}


@pytest.mark.parametrize("name", EDITS)
def test_it_asks_as_many_queries_of_a_large_workflow_as_of_a_small_one(
    cast, change, monkeypatch, name
):
    monkeypatch.setattr(recording, "_write_whole", None)  # a part of the draft has to do
    counts = []
    for size in (SMALL, LARGE):
        draft = drafted(chain(size))
        row = save(draft, cast.project)
        sent = change(*(operation_json(one) for one in EDITS[name](draft)))
        with CaptureQueriesContext(connection) as captured:
            actions.apply_change(row, change=sent, by=cast.editor)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 45


@pytest.mark.parametrize("name", sorted(EDITS.keys() - {"rename", "remove", "add"}))
def test_it_reads_no_other_things(cast, monkeypatch, name):
    """Renaming and removing also read whatever lists the step as a member."""
    draft = drafted(chain(LARGE))
    save(draft, cast.project)
    before, applied = recording.applied_partly(draft.root, EDITS[name](draft))
    assert applied is not None
    assert len(before.entities) <= 3


def test_a_part_holds_what_a_thing_owns_and_belongs_to(cast):
    draft = drafted(chain(SMALL))
    save(draft, cast.project)
    step = steps_of(draft)[2]
    part = store.load_part(draft.root, [step])
    inputs, outputs = draft.children[(step, Kind.INPUT)], draft.children[(step, Kind.OUTPUT)]
    assert set(part.entities) == {draft.root, step, *inputs, *outputs}
    assert all(part.entities[id] == draft.entities[id] for id in part.entities)
    assert part.children[(step, Kind.INPUT)] == inputs
    assert part.children[(draft.root, Kind.STEP)] == steps_of(draft)
    assert part.links == {(step, LinkAs.DEPENDS): (steps_of(draft)[1],)}
    assert store.load_part(draft.root, inputs).entities.keys() == {draft.root, step, *inputs}


def test_nothing_of_another_workflow_is_in_a_part(cast):
    draft, other = drafted(chain(SMALL)), drafted(chain(SMALL))
    save(draft, cast.project)
    save(other, cast.project)
    assert store.load_part(draft.root, [steps_of(other)[2]]).entities.keys() == {draft.root}
