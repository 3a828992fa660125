"""The store law: what is saved is what is read, type-exactly, with a constant number of queries."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from apps.core.ids import new_id, new_uuid
from apps.spec.draft import Draft, document_of, draft_of
from apps.spec.exact import difference
from apps.spec.parse import parse
from apps.teams.models import Project
from apps.workflows import store
from apps.workflows.models import Workflow
from tests.cast import Cast, gather

pytestmark = pytest.mark.django_db

EXAMPLE = json.loads((Path(__file__).parent.parent / "data" / "example-request.json").read_text())


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


def drafted(document: dict) -> Draft:
    workflow, problems = parse(document)
    assert not problems
    return draft_of(workflow, root=new_uuid(), new_id=new_id)


def save(draft: Draft, project: Project) -> Workflow:
    now = datetime.now(UTC)
    row = Workflow(id=draft.root, project=project, created_at=now, last_modified_at=now)
    store.save_new(row, draft)
    return row


def test_the_pages_example_comes_back_as_it_was(cast):
    draft = drafted(EXAMPLE)
    row = save(draft, cast.project)
    assert difference(store.document(row.pk), EXAMPLE) is None
    assert difference(document_of(store.load_draft(row.pk)), EXAMPLE) is None
    assert store.load_draft(row.pk) == draft


def test_create_and_show(cast):
    from apps.workflows import actions, answers

    row = actions.create_workflow(project=cast.project, document=EXAMPLE, by=cast.editor)
    shown = answers.shown(row)
    assert answers.listed([row])[0]["workflow_id"] == shown["workflow_id"]
