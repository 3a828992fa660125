"""The ways a workflow comes to be: one applies, all problems are told, nothing is half-made."""

from datetime import timedelta

import pytest
from django.utils import timezone

from apps.core.errors import Forbidden, NotFound, Refused
from apps.core.ids import new_id
from apps.gallery import actions as gallery
from apps.gallery.models import GallerySubscription
from apps.spec.draft import Kind
from apps.spec.exact import difference
from apps.workflows import actions, store
from apps.workflows.models import Workflow

pytestmark = pytest.mark.django_db

SERVER_OWNED = {
    "workflow_id": "mine",
    "created_at": "long ago",
    "last_modified_at": "yesterday",
    "run_count": 7,
    "latest_execution": {"status": "completed"},
    "param_ready": True,
    "user_name": "root",
}


def create(cast, document, by=None):
    return actions.create_workflow(project=cast.project, document=document, by=by or cast.editor)


def codes(refused):
    return [problem.code for problem in refused.value.problems]


def test_a_body_with_steps_is_stored_as_it_was_sent(cast, example):
    row = create(cast, example)
    assert difference(store.document(row.pk), example) is None
    assert (row.owner, row.project, row.revision) == (cast.editor, cast.project, 1)


def test_what_only_the_server_knows_is_not_taken_from_the_client(cast, example):
    sent = example | SERVER_OWNED
    sent["steps"] = [step | {"created_at": "never"} for step in sent["steps"]]
    row = create(cast, sent)
    assert difference(store.document(row.pk), example) is None
    assert row.pk != "mine"


def test_every_fault_is_told_at_once_and_nothing_is_stored(cast, example):
    example["steps"][0]["name"] = "1 starts with a digit"
    example["steps"][1]["type"] = "dance"
    example["parameters"].append(example["parameters"][0])
    with pytest.raises(Refused) as refused:
        create(cast, example)
    assert {"name.pattern", "step.unknown_type", "name.duplicate"} <= set(codes(refused))
    assert not Workflow.objects.exists()


def test_a_body_of_the_wrong_type_is_refused(cast):
    for body in ([], "text", None, {"name": 1, "steps": {}}):
        with pytest.raises(Refused):
            create(cast, body)


def test_a_body_to_create_nothing_from_is_refused(cast):
    with pytest.raises(Refused) as refused:
        create(cast, {"name": "empty", "steps": []})
    assert codes(refused) == ["create.nothing"]


def test_a_name_no_index_can_hold_is_refused(cast, example):
    example["steps"][1]["outputs"][0]["name"] = "o" * 5000
    with pytest.raises(Refused) as refused:
        create(cast, example)
    assert "name.too_long" in codes(refused)


def test_who_may_not_edit_cannot_create(cast, example):
    with pytest.raises(Forbidden):
        create(cast, example, by=cast.viewer)
    with pytest.raises(NotFound):
        create(cast, example, by=cast.stranger)


def placed(change, draft):
    steps = draft.children[(draft.root, Kind.STEP)]
    note = {"op": "add", "kind": "note", "id": new_id(), "owner": draft.root, "after": None}
    return change(
        {"op": "place", "id": steps[0], "x": 1, "y": 2},
        note | {"value": {"text": "Hi"}},
        {"op": "place", "id": note["id"], "x": 3, "y": 4},
    )


def shape(draft):
    """Return what two drafts have in common when only their ids differ."""
    names = {id: entity.value.get("name") for id, entity in draft.entities.items()}
    return (
        sorted((names[id] or "", at.x, at.y) for id, at in draft.positions.items()),
        [dict(e.value) for e in draft.entities.values() if e.kind is Kind.NOTE],
    )


def test_a_body_may_copy_a_workflow_and_override_its_fields(cast, example, workflow, change):
    actions.apply_change(
        workflow, change=placed(change, store.load_draft(workflow.pk)), by=cast.editor
    )
    body = {"name": "second", "source_workflow_id": workflow.pk, "labels": []}
    copy = create(cast, body, by=cast.owner)
    assert difference(store.document(copy.pk), example | body) is None
    source, result = store.load_draft(workflow.pk), store.load_draft(copy.pk)
    assert shape(source) == shape(result)
    assert not source.entities.keys() & result.entities.keys()
    assert copy.owner == cast.owner
    assert not copy.changes.exists()


def test_what_one_may_not_see_one_cannot_copy(cast, workflow, example):
    project = cast.stranger.teams.get().projects.create(name="Own")
    for source in (workflow.pk, "no such"):
        with pytest.raises(Refused) as refused:
            actions.create_workflow(
                project=project,
                document={"name": "mine", "source_workflow_id": source},
                by=cast.stranger,
            )
        assert codes(refused) == ["create.unknown_source"]


def test_a_click_copies_everything_but_what_was_bought(cast, example):
    row = create(cast, example | {"package": {"pool_id": "p"}, "subscription_id": "s"})
    copy = actions.copy_workflow(row, by=cast.editor)
    name = f"{example['name']}-copy"
    assert difference(store.document(copy.pk), example | {"name": name}) is None
    again = actions.copy_workflow(row, by=cast.editor)
    assert again.name == f"{name}-2"


def test_a_viewer_cannot_copy_within_the_project(cast, workflow):
    with pytest.raises(Forbidden):
        actions.copy_workflow(workflow, by=cast.viewer)


def test_a_draft_starts_without_steps(cast):
    row = actions.create_draft(project=cast.project, name="New", by=cast.editor)
    assert store.document(row.pk) == {"name": "New", "description": "", "steps": []}


def test_an_import_takes_the_steps_wherever_the_file_says_it_came_from(cast, example):
    sent = example | {"source_workflow_id": "elsewhere"}
    row = actions.import_workflow(project=cast.project, document=sent, by=cast.editor)
    assert difference(store.document(row.pk), sent) is None


@pytest.fixture
def subscription(cast, example):
    version = gallery.publish(cast.project, document=example, number="1.0.0", by=cast.owner)
    return gallery.subscribe(cast.project, version=version, by=cast.owner)


def from_gallery(subscription):
    named = {"content_id": subscription.asset_id, "version_id": subscription.version_id}
    return {"name": "taken", "gallery_subscription": named}


def test_a_subscription_gives_its_steps(cast, example, subscription):
    body = from_gallery(subscription)
    row = create(cast, body)
    wanted = example | body | {"source": "ai_gallery"}
    assert difference(store.document(row.pk), wanted) is None


def test_an_expired_subscription_is_refused_with_a_sentence(cast, subscription):
    ended = timezone.now() - timedelta(days=1)
    started = ended - timedelta(days=1)
    rows = GallerySubscription.objects.filter(pk=subscription.pk)
    rows.update(started_at=started, expired_at=ended)
    with pytest.raises(Refused) as refused:
        create(cast, from_gallery(subscription))
    assert codes(refused) == ["gallery.expired"]


def test_a_foreign_subscription_is_refused(cast, subscription):
    project = cast.stranger.teams.get().projects.create(name="Own")
    with pytest.raises(Refused) as refused:
        actions.create_workflow(
            project=project, document=from_gallery(subscription), by=cast.stranger
        )
    assert codes(refused) == ["gallery.unknown"]
