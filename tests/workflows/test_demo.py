"""The demo's workflows are good examples: without a fault, placed, loaded once."""

import pytest

from apps.spec.draft import Kind, document_of
from apps.spec.parse import parse
from apps.spec.validate import validate
from apps.workflows import demo, store
from apps.workflows.models import Workflow


@pytest.mark.parametrize(
    "draft", list(demo.drafts()), ids=lambda draft: draft.entities[draft.root].value["name"]
)
def test_a_demo_workflow_has_nothing_wrong_with_it(draft):
    workflow, _ = parse(document_of(draft))
    assert [problem.code for problem in validate(workflow)] == []


@pytest.mark.parametrize(
    "draft", list(demo.drafts()), ids=lambda draft: draft.entities[draft.root].value["name"]
)
def test_every_step_of_a_demo_workflow_has_its_place(draft):
    steps = draft.children[(draft.root, Kind.STEP)]
    places = [draft.positions[id] for id in steps]
    assert len(set(places)) == len(steps)


@pytest.mark.django_db
def test_the_demo_is_loaded_once_and_then_left_alone(cast):
    demo.load(cast.project)
    rows = list(Workflow.objects.order_by("name"))
    assert [row.owner for row in rows] == [cast.owner] * 3
    assert any(store.load_draft(row.pk).children.get((row.pk, Kind.NOTE)) for row in rows)
    rows[0].delete()
    demo.load(cast.project)
    assert Workflow.objects.count() == 2
