"""Lists: what matches, in order, page by page, with a constant number of queries."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.core.errors import Forbidden, NotFound
from apps.workflows import actions, answers, policy, queries, store
from apps.workflows.models import Visibility, Workflow
from apps.workflows.tasks import purge_trash_task
from tests.workflows.drafts import chain

pytestmark = pytest.mark.django_db


@pytest.fixture
def make(cast):
    def create(name, by=None, **fields):
        document = chain(2) | {"name": name} | fields
        return actions.create_workflow(project=cast.project, document=document, by=by or cast.owner)

    return create


def names(cast, by="owner", **filters):
    page = queries.listing(user=cast.named(by), project=cast.project, **filters)
    return [row.name for row in page.items]


def test_the_newest_comes_first(cast, make):
    for name in ("one", "two", "three"):
        make(name)
    assert names(cast) == ["three", "two", "one"]
    assert names(cast, order="asc") == ["one", "two", "three"]
    assert names(cast, sort_by="name", order="asc") == ["one", "three", "two"]
    assert names(cast, sort_by="no such column") == ["three", "two", "one"]


def test_a_page_counts_items_and_says_how_many_there_are(cast, make):
    for name in ("a1", "a2", "a3", "b1"):
        make(name)
    page = queries.listing(user=cast.owner, project=cast.project, name="a", limit=2, offset=1)
    assert ([row.name for row in page.items], page.total, page.count) == (["a2", "a1"], 4, 3)


def test_names_and_descriptions_are_searched_as_text(cast, make):
    make("plain", description="fifty percent")
    make("other", description="50%_of\\it")
    assert names(cast, description="%") == ["other"]
    assert names(cast, description="_") == ["other"]
    assert names(cast, description="\\") == ["other"]
    assert names(cast, name="PLA") == ["plain"]
    assert names(cast, name="pla", search_type="equal") == []
    assert names(cast, name="plain", search_type="equal") == ["plain"]


def test_labels_match_any(cast, make):
    make("a", labels=["x", "y"])
    make("b", labels=["y"])
    make("c", labels=["z"])
    assert names(cast, labels=["x", "z"], order="asc") == ["a", "c"]
    assert names(cast, labels=["x", "y"], order="asc") == ["a", "b"]
    assert queries.label_counts(user=cast.owner, project=cast.project)[:2] == [("y", 2), ("x", 1)]
    found = queries.labels(user=cast.owner, project=cast.project, order="desc", limit=2)
    assert found == ["z", "y"]


def test_the_default_workspace_need_not_be_said(cast, make):
    make("unsaid")
    make("said", workspace_id="0")
    make("other", workspace_id="w")
    assert names(cast, workspace_id="0", order="asc") == ["unsaid", "said"]
    assert names(cast, workspace_id="w") == ["other"]


def test_templates_filter(cast, make):
    make("from template", exeml_template_id="t")
    make("plain")
    assert names(cast, template_id="t") == ["from template"]


def test_somebody_elses_private_workflow_is_not_listed(cast, make):
    row = make("secret", by=cast.editor, labels=["hush"])
    actions.set_visibility(row, visibility=Visibility.PRIVATE, by=cast.editor)
    assert names(cast) == []
    assert names(cast, by="editor") == ["secret"]
    assert queries.label_counts(user=cast.owner, project=cast.project) == []
    assert queries.shelf(user=cast.owner, project=cast.project).all == 0


def test_an_item_has_what_an_answer_has_but_the_steps(cast, make):
    row = make("one", policy={"scenes": [{"name": "s"}]})
    (item,) = answers.listed([row])
    shown = answers.shown(row)
    assert "steps" in shown
    assert item == {key: value for key, value in shown.items() if key != "steps"}
    assert item["policy"]["scenes"][0]["id"]


def test_a_list_costs_the_same_queries_whatever_its_length(cast, make):
    counts = []
    for _ in range(2):
        for number in range(3):
            make(f"w{number}", labels=["x"])
        with CaptureQueriesContext(connection) as captured:
            rows = queries.listing(user=cast.owner, project=cast.project).items
            answers.listed(rows)
            queries.thumbnails([row.pk for row in rows])
            policy.rights_in(cast.owner, rows)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_the_shelf_looks_into_steps_and_labels_and_costs_the_same_queries(cast, make):
    make("one", labels=["Tabular"])
    make("two", steps=[{"name": "Uniquely", "type": "job"}])

    def shelf(text=""):
        return queries.shelf(user=cast.owner, project=cast.project, text=text)

    assert [row.name for row in shelf("tabu").items] == ["one"]
    assert [row.name for row in shelf("uniq").items] == ["two"]
    assert [(row.name, row.step_count) for row in shelf().items] == [("two", 1), ("one", 2)]
    assert (shelf("uniq").total, shelf("uniq").all) == (1, 2)


def test_a_sketch_has_the_steps_the_wires_and_the_places(cast, make, change):
    row = make("one")
    first, second = store.load_draft(row.pk).children[(row.pk, "step")]
    actions.apply_change(
        row, change=change({"op": "place", "id": first, "x": 1, "y": 2}), by=cast.owner
    )
    sketch = queries.thumbnails([row.pk])[row.pk]
    assert [(one.id, one.type, one.x, one.y) for one in sketch.steps] == [
        (first, "job", 1, 2),
        (second, "job", None, None),
    ]
    assert sketch.links == [(first, second)]


def test_param_ready_says_whether_a_start_has_all_it_needs(cast, make):
    needed = {"name": "p", "type": "int", "used_steps": []}
    for parameter, ready in (
        (needed, False),
        (needed | {"delay": True}, True),
        (needed | {"default": 0}, True),
        (needed | {"value": False}, True),
    ):
        row = make("one", parameters=[parameter])
        assert answers.shown(row)["param_ready"] is ready


def test_an_answer_says_whose_it_is_and_when_each_step_was_made(cast, workflow):
    shown = answers.shown(workflow)
    assert (shown["workflow_id"], shown["user_name"]) == (workflow.pk, "editor")
    assert shown["steps"][0]["created_at"] == shown["created_at"] == shown["last_modified_at"]
    assert shown["run_count"] == 0


def test_the_trash_takes_gives_back_and_is_emptied_after_thirty_days(cast, workflow):
    row = actions.trash_workflow(workflow, by=cast.editor)
    with pytest.raises(NotFound):
        queries.find(user=cast.editor, workflow_id=row.pk)
    with pytest.raises(NotFound):
        actions.update_workflow(workflow, document={}, by=cast.editor)
    assert list(queries.trash(user=cast.viewer, project=cast.project)) == [row]
    assert actions.purge_trash() == 0
    found = queries.find_trashed(user=cast.editor, workflow_id=row.pk)
    actions.restore_workflow(found, by=cast.editor)
    assert queries.find(user=cast.editor, workflow_id=row.pk) == row
    actions.trash_workflow(workflow, by=cast.editor)
    Workflow.objects.update(trashed_at=timezone.now() - timedelta(days=30, seconds=1))
    assert actions.purge_trash() == 1
    assert not Workflow.objects.exists()


def test_beat_empties_the_trash(cast, workflow):
    actions.trash_workflow(workflow, by=cast.editor)
    Workflow.objects.update(trashed_at=timezone.now() - timedelta(days=31))
    scheduled = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert purge_trash_task.name in scheduled
    purge_trash_task()
    assert not Workflow.objects.exists()


@pytest.mark.parametrize("field", ["name", "description", "workspace_id", "template_id", "labels"])
def test_what_no_text_can_hold_matches_nothing(cast, make, field):
    make("one")
    assert names(cast, **{field: ["\x00"] if field == "labels" else "\x00"}) == []
    with pytest.raises(NotFound):
        queries.find(user=cast.owner, workflow_id="\x00")


def test_a_list_of_nothing_is_empty(cast):
    page = queries.listing(user=cast.owner, project=cast.project)
    assert (answers.listed(page.items), page.total, page.count) == ([], 0, 0)
    assert queries.thumbnails([]) == {}


def test_only_who_may_delete_reaches_the_trash(cast, workflow):
    with pytest.raises(Forbidden):
        actions.trash_workflow(workflow, by=cast.operator)
    actions.trash_workflow(workflow, by=cast.editor)
    with pytest.raises(Forbidden):
        actions.restore_workflow(workflow, by=cast.operator)
    with pytest.raises(NotFound):
        actions.delete_for_good(workflow, by=cast.stranger)
    actions.delete_for_good(workflow, by=cast.editor)
    assert not Workflow.objects.exists()
