"""Changes: once, whole or not at all, merged by field, taken back by whoever made them."""

import pytest

from apps.core.errors import Forbidden, NotFound, Refused
from apps.core.ids import new_id
from apps.spec import text
from apps.spec.applying import apply
from apps.spec.change_reading import read_change
from apps.spec.draft import Kind
from apps.workflows import actions, store
from apps.workflows.models import Change
from tests.workflows.drafts import id_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def steps(workflow):
    draft = store.load_draft(workflow.pk)
    return list(draft.children[(workflow.pk, Kind.STEP)])


def titled(id, old, new, field="title"):
    written = [None if part is None else text.write(part) for part in (old, new)]
    return {"op": "set", "id": id, "path": f"/{field}", "from": written[0], "to": written[1]}


def placed(id, x, y):
    return {"op": "place", "id": id, "x": x, "y": y}


def codes(refused):
    return [problem.code for problem in refused.value.problems]


def test_a_change_is_written_and_counted(cast, workflow, steps, change):
    done = actions.apply_change(
        workflow, change=change(titled(steps[1], "labeling", "Train")), by=cast.editor
    )
    workflow.refresh_from_db()
    assert (done.sequence, done.revision) == (1, 2) == (workflow.sequence, workflow.revision)
    assert store.document(workflow.pk)["steps"][1]["title"] == "Train"
    assert workflow.changes.get().author == cast.editor


def test_a_place_is_logged_but_is_no_revision(cast, workflow, steps, change):
    before = workflow.last_modified_at
    done = actions.apply_change(workflow, change=change(placed(steps[0], 10, 20)), by=cast.editor)
    workflow.refresh_from_db()
    assert (done.sequence, done.revision) == (1, 1)
    assert workflow.last_modified_at == before


def test_a_change_sent_twice_is_applied_once_and_answered_the_same(cast, workflow, steps, change):
    sent = change(titled(steps[1], "labeling", "Train"))
    first = actions.apply_change(workflow, change=sent, by=cast.editor)
    assert actions.apply_change(workflow, change=sent, by=cast.editor) == first
    assert Change.objects.count() == 1


def test_two_authors_changing_different_fields_both_win(cast, workflow, steps, change):
    actions.apply_change(
        workflow, change=change(titled(steps[1], "labeling", "Train")), by=cast.editor
    )
    actions.apply_change(
        workflow, change=change(titled(steps[1], "", "Mine", "description")), by=cast.owner
    )
    step = store.document(workflow.pk)["steps"][1]
    assert (step["title"], step["description"]) == ("Train", "Mine")


def test_the_same_field_is_a_conflict_and_nothing_of_the_change_is_kept(
    cast, workflow, steps, change
):
    actions.apply_change(
        workflow, change=change(titled(steps[1], "labeling", "Train")), by=cast.editor
    )
    late = change(titled(steps[2], "labeling", "Two"), titled(steps[1], "labeling", "Mine"))
    with pytest.raises(Refused) as refused:
        actions.apply_change(workflow, change=late, by=cast.owner)
    assert codes(refused) == ["change.conflict"]
    document = store.document(workflow.pk)
    assert [step["title"] for step in document["steps"][1:3]] == ["Train", "labeling"]
    assert Change.objects.count() == 1


def test_a_malformed_change_is_refused_with_its_reasons(cast, workflow):
    with pytest.raises(Refused) as refused:
        actions.apply_change(workflow, change={"id": "?", "operations": []}, by=cast.editor)
    assert set(codes(refused)) == {"change.malformed"}


def test_an_id_that_exists_elsewhere_is_refused(cast, workflow, steps, change, example):
    other = actions.create_workflow(project=cast.project, document=example, by=cast.editor)
    value = {"name": "stolen", "type": "job"}
    add = {"op": "add", "kind": "step", "id": steps[0], "owner": other.pk, "after": None}
    with pytest.raises(Refused) as refused:
        actions.apply_change(other, change=change(add | {"value": value}), by=cast.editor)
    assert codes(refused) == ["change.id_taken"]


def test_a_name_no_index_can_hold_is_refused(cast, workflow, steps, change):
    long = titled(steps[0], "condition_step_test", "界" * 1000, "name")
    with pytest.raises(Refused) as refused:
        actions.apply_change(workflow, change=change(long), by=cast.editor)
    assert codes(refused) == ["name.too_long"]


def test_an_input_stands_nowhere_on_the_canvas(cast, workflow, change):
    id = id_of(store.load_draft(workflow.pk), Kind.INPUT, "data_url")
    with pytest.raises(Refused):
        actions.apply_change(workflow, change=change(placed(id, 1, 2)), by=cast.editor)


def test_a_viewer_may_not_and_a_stranger_finds_nothing(cast, workflow, steps, change):
    sent = change(titled(steps[1], "labeling", "Train"))
    with pytest.raises(Forbidden):
        actions.apply_change(workflow, change=sent, by=cast.viewer)
    with pytest.raises(NotFound):
        actions.apply_change(workflow, change=sent, by=cast.stranger)


def test_undo_takes_back_ones_own_newest_change_only(cast, workflow, steps, change):
    actions.apply_change(
        workflow, change=change(titled(steps[1], "labeling", "Mine")), by=cast.editor
    )
    actions.apply_change(
        workflow, change=change(titled(steps[2], "labeling", "Theirs")), by=cast.owner
    )
    actions.undo(workflow, by=cast.editor)
    titles = [step["title"] for step in store.document(workflow.pk)["steps"][1:3]]
    assert titles == ["labeling", "Theirs"]


def test_undoing_everything_gives_the_start_and_redoing_it_the_end(cast, workflow, steps, change):
    start = store.load_draft(workflow.pk)
    step = {"name": "new", "type": "job"}
    edits = [
        [titled(steps[1], "labeling", "One")],
        [{"op": "remove", "id": steps[2]}],
        [
            {
                "op": "add",
                "kind": "step",
                "id": new_id(),
                "owner": workflow.pk,
                "after": steps[0],
                "value": step,
            }
        ],
        [placed(steps[0], 5, 5)],
        [{"op": "order", "id": steps[3], "after": None}],
    ]
    for operations in edits:
        actions.apply_change(workflow, change=change(*operations), by=cast.editor)
    end = store.load_draft(workflow.pk)
    for _ in edits:
        actions.undo(workflow, by=cast.editor)
    assert store.load_draft(workflow.pk) == start
    for _ in edits:
        actions.redo(workflow, by=cast.editor)
    assert store.load_draft(workflow.pk) == end


def test_undo_says_where_somebody_changed_the_same_since(cast, workflow, steps, change):
    actions.apply_change(
        workflow, change=change(titled(steps[1], "labeling", "Mine")), by=cast.editor
    )
    actions.apply_change(workflow, change=change(titled(steps[1], "Mine", "Theirs")), by=cast.owner)
    with pytest.raises(Refused) as refused:
        actions.undo(workflow, by=cast.editor)
    assert codes(refused) == ["change.conflict"]
    assert store.document(workflow.pk)["steps"][1]["title"] == "Theirs"


def test_there_may_be_nothing_to_undo_or_to_redo(cast, workflow, steps, change):
    for act in (actions.undo, actions.redo):
        with pytest.raises(Refused) as refused:
            act(workflow, by=cast.editor)
        assert codes(refused) == [f"change.nothing_to_{act.__name__}"]


def test_doing_something_new_forgets_what_could_be_redone(cast, workflow, steps, change):
    actions.apply_change(
        workflow, change=change(titled(steps[1], "labeling", "One")), by=cast.editor
    )
    actions.undo(workflow, by=cast.editor)
    actions.apply_change(
        workflow, change=change(titled(steps[2], "labeling", "Two")), by=cast.editor
    )
    with pytest.raises(Refused):
        actions.redo(workflow, by=cast.editor)


def test_an_undo_sent_twice_undoes_once(cast, workflow, steps, change):
    for title, old in (("One", "labeling"), ("Two", "One")):
        actions.apply_change(workflow, change=change(titled(steps[1], old, title)), by=cast.editor)
    id = new_id()
    first = actions.undo(workflow, by=cast.editor, change_id=id)
    assert actions.undo(workflow, by=cast.editor, change_id=id) == first
    assert store.document(workflow.pk)["steps"][1]["title"] == "One"


def test_replaying_the_log_gives_the_rows(cast, workflow, steps, change):
    draft = store.load_draft(workflow.pk)
    for operation in (
        titled(steps[1], "labeling", "One"),
        placed(steps[1], 1, 2),
        {"op": "remove", "id": steps[0]},
    ):
        actions.apply_change(workflow, change=change(operation), by=cast.editor)
    actions.undo(workflow, by=cast.editor)
    for logged in actions.changes_since(workflow, sequence=0, by=cast.viewer):
        read, _ = read_change(logged | {"base_revision": 0})
        applied, _ = apply(draft, read.operations)
        draft = applied.draft
    assert draft == store.load_draft(workflow.pk)


def test_changes_since_leave_out_what_is_known(cast, workflow, steps, change):
    for old, new in (("labeling", "One"), ("One", "Two")):
        actions.apply_change(workflow, change=change(titled(steps[1], old, new)), by=cast.editor)
    found = actions.changes_since(workflow, sequence=1, by=cast.viewer)
    assert [(one["sequence"], one["author"]) for one in found] == [(2, "editor")]


def test_what_is_as_deep_as_a_body_may_be_can_be_undone_and_followed(cast, workflow, steps, change):
    deep = {}
    for _ in range(60):
        deep = {"deeper": deep}
    add = {"op": "add", "kind": "step", "id": new_id(), "owner": workflow.pk, "after": None}
    value = {"name": "deep", "type": "job", "properties": deep}
    actions.apply_change(workflow, change=change(add | {"value": value}), by=cast.editor)
    actions.apply_change(workflow, change=change({"op": "remove", "id": add["id"]}), by=cast.editor)
    actions.undo(workflow, by=cast.editor)
    assert store.document(workflow.pk)["steps"][0]["properties"] == deep
    found = actions.changes_since(workflow, sequence=0, by=cast.viewer)
    assert [len(one["operations"]) for one in found] == [1, 1, 1]


def test_more_than_a_request_may_bring_can_be_undone(cast, workflow, change, monkeypatch):
    for module in ("change_reading", "changing"):
        home = "apps.spec" if module == "change_reading" else "apps.workflows.actions"
        monkeypatch.setattr(f"{home}.{module}.MAX_OPERATIONS", 5)
    start = store.load_draft(workflow.pk)
    actions.update_workflow(
        workflow, document={"steps": [{"name": "only", "type": "job"}]}, by=cast.editor
    )
    actions.undo(workflow, by=cast.editor)
    assert store.load_draft(workflow.pk) == start


def test_a_step_that_comes_and_goes_leaves_lists_that_named_it_before_as_they_were(
    cast, workflow, steps, change
):
    actions.update_workflow(
        workflow,
        document={"parameters": [{"name": "p", "type": "int", "used_steps": ["late", "late"]}]},
        by=cast.editor,
    )
    start = store.load_draft(workflow.pk)
    add = {"op": "add", "kind": "step", "id": new_id(), "owner": workflow.pk, "after": None}
    value = {"name": "late", "type": "job"}
    actions.apply_change(workflow, change=change(add | {"value": value}), by=cast.editor)
    actions.undo(workflow, by=cast.editor)
    assert store.load_draft(workflow.pk) == start
