"""Several people at once, each in a thread and a connection of his own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from apps.core.errors import Refused
from apps.core.ids import new_id
from apps.spec.draft import Kind, document_of
from apps.spec.exact import difference
from apps.workflows import actions, store
from tests.cast import gather

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = 6


@pytest.fixture
def cast(transactional_db):
    return gather()


def together(act):
    """Run `act(number)` in as many threads as there are people, all starting at one moment."""
    start = Barrier(PEOPLE)

    def run(number):
        start.wait()
        try:
            return act(number)
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        return list(pool.map(run, range(PEOPLE)))


def titled(step, path, new, old="labeling"):
    written = f'"{old}"' if old is not None else None
    return {"op": "set", "id": step, "path": path, "from": written, "to": f'"{new}"'}


@pytest.fixture
def step(workflow):
    return store.load_draft(workflow.pk).children[(workflow.pk, Kind.STEP)][1]


def test_different_fields_are_all_kept_and_numbered_without_a_gap(cast, workflow, step, change):
    done = together(
        lambda number: actions.apply_change(
            workflow, change=change(titled(step, f"/field{number}", "x", None)), by=cast.editor
        )
    )
    workflow.refresh_from_db()
    assert sorted(one.sequence for one in done) == list(range(1, PEOPLE + 1))
    assert (workflow.sequence, workflow.revision) == (PEOPLE, PEOPLE + 1)
    found = store.document(workflow.pk)["steps"][1]
    assert all(found[f"field{number}"] == "x" for number in range(PEOPLE))


def test_of_those_who_change_the_same_field_one_wins_and_the_others_are_told(
    cast, workflow, step, change
):
    done = together(
        lambda number: actions.apply_change(
            workflow, change=change(titled(step, "/title", f"by {number}")), by=cast.editor
        )
    )
    lost = [one for one in done if isinstance(one, Refused)]
    assert len(lost) == PEOPLE - 1
    assert {problem.code for one in lost for problem in one.problems} == {"change.conflict"}
    assert workflow.changes.count() == 1


def test_one_change_sent_by_many_requests_is_applied_once(cast, workflow, step, change):
    sent = change(titled(step, "/title", "Train"), id=new_id())
    done = together(lambda _: actions.apply_change(workflow, change=sent, by=cast.editor))
    assert len({one.sequence for one in done}) == 1
    assert workflow.changes.count() == 1


def test_a_reader_never_sees_half_a_change(cast, workflow, change):
    """Each change renames a step and what refers to it; a reader must find both or neither."""
    draft = store.load_draft(workflow.pk)
    step = draft.children[(workflow.pk, Kind.STEP)][1]
    use = draft.children[(workflow.pk, Kind.DATA)][0]

    def act(number):
        if number:
            return [store.document(workflow.pk) for _ in range(10)]
        for turn in range(10):
            names = ["training_job1", "renamed"] if turn % 2 == 0 else ["renamed", "training_job1"]
            actions.apply_change(
                workflow,
                change=change(
                    titled(step, "/name", names[1], names[0]),
                    titled(use, "/used_steps/0", names[1], names[0]),
                ),
                by=cast.editor,
            )
        return []

    for document in (one for seen in together(act) for one in seen):
        assert document["steps"][1]["name"] == document["data"][0]["used_steps"][0]
    assert (
        difference(store.document(workflow.pk), document_of(store.load_draft(workflow.pk))) is None
    )
