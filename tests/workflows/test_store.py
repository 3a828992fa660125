"""The store law: what is saved is what is read, type-exactly, with a constant number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.spec.draft import document_of
from apps.spec.exact import difference
from apps.spec.fields import declared_fields
from apps.workflows import models, store
from apps.workflows.store.columns import TABLES
from tests.workflows.drafts import chain, drafted, save

pytestmark = pytest.mark.django_db

NASTY = {
    "name": "nasty",
    "description": "",
    "extend": {},
    "smn_switch": "true",
    "with_subscription": False,
    "labels": [],
    "steps": [
        {
            "name": "one",
            "type": "job",
            "inputs": [],
            "outputs": [{"name": "o", "config": {"a": 1.0, "b": 1, "c": True, "d": "1"}}],
            "properties": {"big": 2**53 + 1, "zero": -0.0, "huge": 1e22, "nothing": None},
            "policy": {"poll_interval_seconds": 1, "max_execution_minutes": "1", "more": [None]},
            "depend_steps": [],
            "conditions": [{"type": "==", "left": False, "right": ""}],
            "如": {"quote": "\"'\\", "emoji": "🙂"},
        },
        {"name": "two", "type": "job", "depend_steps": ["one", "one"], "policy": {}},
    ],
    "parameters": [
        {"name": "p", "type": "int", "enum": [1, 1.0, None, "1"], "value": 0, "default": False},
        {"name": "q", "type": "int", "enum": [], "used_steps": ["two", "gone", "two"]},
    ],
    "data_requirements": [
        {"name": "r", "type": "obs", "conditions": [{"attribute": "a"}, {}]},
        {"name": "s", "type": "obs", "conditions": [], "used_steps": [], "value": {}},
    ],
    "policy": {"scenes": [{"id": "s1", "steps": ["one"]}, {"steps": []}, {}]},
    "sub_graphs": [{"name": "g", "steps": ["one", "one"]}, {"name": "h"}],
    "package": {"order": {"id": "o", "sku": {}, "sku_count": 1.5}, "workflow_id": "theirs"},
    "gallery_subscription": {},
    "assets": [{}],
    "storages": [],
    "unknown": [{"kept": [1.0]}],
}


def test_the_pages_example_comes_back_as_it_was(cast, example):
    row = save(drafted(example), cast.project)
    assert difference(store.document(row.pk), example) is None


def test_every_form_of_empty_and_of_number_comes_back_as_it_was(cast):
    row = save(drafted(NASTY), cast.project)
    assert difference(store.document(row.pk), NASTY) is None


@pytest.mark.parametrize("document", [NASTY, chain(3)])
def test_the_rows_hold_the_draft_itself(cast, document):
    draft = drafted(document)
    save(draft, cast.project)
    found = store.load_draft(draft.root)
    assert found == draft
    assert difference(document_of(found), document_of(draft)) is None


def test_the_comparison_can_fail(cast, example):
    row = save(drafted(example), cast.project)
    example["parameters"][0]["value"] = 1
    assert difference(store.document(row.pk), example) == ("parameters", 0, "value")


def test_a_row_edited_by_sql_shows_in_the_document(cast, example):
    row = save(drafted(example), cast.project)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE workflows_step SET title = %s WHERE workflow_id = %s AND name = %s",
            ["by hand", row.pk, "training_job1"],
        )
    assert store.document(row.pk)["steps"][1]["title"] == "by hand"


def test_reading_costs_the_same_queries_whatever_the_size(cast):
    counts = []
    for size in (5, 500):
        row = save(drafted(chain(size)), cast.project)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            store.document(row.pk)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 25


def test_two_workflows_may_be_read_at_once(cast, example):
    rows = [save(drafted(example), cast.project), save(drafted(NASTY), cast.project)]
    found = store.documents([row.pk for row in rows])
    assert [found[row.pk]["name"] for row in rows] == [example["name"], "nasty"]


def test_no_such_workflow_has_no_document(db):
    with pytest.raises(KeyError):
        store.document("nothing")


def test_every_declared_field_has_its_column():
    for table in TABLES.values():
        for part in table.parts:
            fields = {field.name for field in part.model._meta.get_fields()}
            assert set(part.columns) <= fields
            assert set(part.marks) <= set(declared_fields(part.of)) if part.of else True


def test_no_column_could_hold_a_whole_specification():
    names = {field.name for field in models.Workflow._meta.get_fields()}
    assert not names & {"document", "spec", "specification", "body", "json"}
