"""An update is one change: what is absent stays, what is equal keeps its id and its place."""

import pytest

from apps.core.errors import Forbidden, Refused, Stale
from apps.spec.draft import Kind
from apps.spec.exact import difference
from apps.workflows import actions, store

pytestmark = pytest.mark.django_db


def update(cast, workflow, document, **more):
    return actions.update_workflow(workflow, document=document, by=cast.editor, **more)


def codes(refused):
    return [problem.code for problem in refused.value.problems]


def test_what_is_absent_stays(cast, workflow, example):
    row = update(cast, workflow, {"description": "New"})
    assert difference(store.document(row.pk), example | {"description": "New"}) is None
    assert row.revision == 2


def test_an_empty_list_empties(cast, workflow, example):
    row = update(cast, workflow, {"labels": [], "data_requirements": []})
    wanted = example | {"labels": [], "data_requirements": []}
    assert difference(store.document(row.pk), wanted) is None


def test_steps_cannot_be_emptied(cast, workflow, example):
    with pytest.raises(Refused) as refused:
        update(cast, workflow, {"steps": []})
    assert codes(refused) == ["update.no_steps"]


@pytest.mark.parametrize("field", ["data", "policy", "workspace_id", "extend", "unknown", "source"])
def test_fields_that_the_documentation_fixes_are_ignored(cast, workflow, example, field):
    row = update(cast, workflow, {field: "whatever this is"})
    assert difference(store.document(row.pk), example) is None
    assert row.revision == 1


def test_steps_of_equal_names_keep_their_ids_and_places(cast, workflow, example, change):
    before = store.load_draft(workflow.pk)
    first = before.children[(workflow.pk, Kind.STEP)][0]
    actions.apply_change(
        workflow, change=change({"op": "place", "id": first, "x": 1, "y": 2}), by=cast.editor
    )
    example["steps"][1]["title"] = "Train"
    example["steps"].reverse()
    del example["steps"][0]
    update(cast, workflow, {"steps": example["steps"]})
    after = store.load_draft(workflow.pk)
    kept = before.children[(workflow.pk, Kind.STEP)][:3]
    assert set(after.children[(workflow.pk, Kind.STEP)]) == set(kept)
    assert after.positions[first].x == 1
    assert difference(store.document(workflow.pk), example) is None


def test_an_update_can_be_undone(cast, workflow, example):
    update(cast, workflow, {"steps": [{"name": "only", "type": "job"}], "parameters": []})
    actions.undo(workflow, by=cast.editor)
    assert difference(store.document(workflow.pk), example) is None


def test_an_update_that_changes_nothing_is_not_logged(cast, workflow, example):
    row = update(cast, workflow, example)
    assert (row.revision, row.changes.count()) == (1, 0)


def test_a_faulty_update_changes_nothing(cast, workflow, example):
    steps = [*example["steps"], {"name": "late", "type": "dance", "depend_steps": ["gone"]}]
    with pytest.raises(Refused) as refused:
        update(cast, workflow, {"steps": steps})
    assert {"step.unknown_type", "graph.unknown_dependency"} <= set(codes(refused))
    assert difference(store.document(workflow.pk), example) is None


def test_what_somebody_has_changed_meanwhile_is_not_deleted(cast, workflow):
    with pytest.raises(Stale):
        actions.trash_workflow(workflow, by=cast.editor, expected_revision=workflow.revision - 1)
    workflow.refresh_from_db()
    assert workflow.trashed_at is None
    actions.trash_workflow(workflow, by=cast.editor, expected_revision=workflow.revision)
    workflow.refresh_from_db()
    assert workflow.trashed_at is not None


def test_a_stale_revision_is_told_the_newest(cast, workflow):
    update(cast, workflow, {"description": "New"}, expected_revision=1)
    with pytest.raises(Stale) as stale:
        update(cast, workflow, {"description": "Newer"}, expected_revision=1)
    assert stale.value.current == 2


def test_a_viewer_may_not(cast, workflow):
    with pytest.raises(Forbidden):
        actions.update_workflow(workflow, document={}, by=cast.viewer)


def test_the_whole_document_may_be_replaced_faulty_as_drafts_may_be(cast, workflow):
    wanted = {"name": "?", "steps": [{"name": "only", "type": "dance"}], "more": 1.0}
    actions.replace_workflow(workflow, document=wanted, by=cast.editor)
    assert difference(store.document(workflow.pk), wanted) is None


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ([{"name": "a", "type": "job"}] * 2, "name.duplicate"),
        ([{"name": "a", "type": "job", "depend_steps": ["b"]}], "graph.unknown_dependency"),
        ([{"name": "a", "type": "job", "depend_steps": ["a"]}], "graph.cycle"),
        ([{"type": "job"}], "field.required"),
        ([1], "type.expected_object"),
    ],
)
def test_what_no_draft_may_have_is_refused(cast, workflow, example, steps, code):
    with pytest.raises(Refused) as refused:
        actions.replace_workflow(workflow, document={"name": "n", "steps": steps}, by=cast.editor)
    assert code in codes(refused)
    assert difference(store.document(workflow.pk), example) is None
