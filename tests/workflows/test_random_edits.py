"""Whatever is done to a draft, the rows read as it, and taking everything back gives the start."""

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.spec.applying import apply
from apps.spec.draft import document_of
from apps.spec.exact import difference
from apps.workflows import store
from apps.workflows.actions.partly import applied_partly, closes_a_loop
from apps.workflows.models import Workflow
from tests.workflows.drafts import counted, save
from tests.workflows.random_edits import operations
from tests.workflows.test_store import NASTY

pytestmark = pytest.mark.django_db

many = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def assert_stored(draft):
    found = store.load_draft(draft.root)
    assert difference(store.document(draft.root), document_of(draft)) is None
    assert (found.children, found.links, found.positions) == (
        draft.children,
        draft.links,
        draft.positions,
    )
    assert found.entities.keys() == draft.entities.keys()
    for id, entity in draft.entities.items():
        assert difference(dict(found.entities[id].value), dict(entity.value)) is None, entity


@many
@given(data=st.data())
def test_the_rows_read_as_the_draft_after_every_change(cast, data):
    Workflow.objects.all().delete()
    start = draft = counted(NASTY)
    save(draft, cast.project)
    undo = []
    for _ in range(data.draw(st.integers(1, 15))):
        change = data.draw(st.lists(operations(draft), min_size=1, max_size=3))
        applied, _ = apply(draft, change)
        if applied is not None:
            store.write(draft, applied.draft, applied.touched, now=timezone.now())
            undo.append(applied.inverse)
            draft = applied.draft
            assert_stored(draft)
    for inverse in reversed(undo):
        applied, problems = apply(draft, inverse)
        assert applied is not None, problems
        store.write(draft, applied.draft, applied.touched, now=timezone.now())
        draft = applied.draft
    assert_stored(start)


@many
@given(data=st.data())
def test_a_part_of_the_draft_gives_what_the_whole_gives(cast, data):
    Workflow.objects.all().delete()
    draft = counted(NASTY)
    save(draft, cast.project)
    for _ in range(data.draw(st.integers(1, 15))):
        change = data.draw(st.lists(operations(draft), min_size=1, max_size=4))
        whole, _ = apply(draft, change)
        before, applied = applied_partly(draft.root, change)
        if applied is None:
            continue
        with transaction.atomic():
            store.write(before, applied.draft, applied.touched, now=timezone.now())
            loops = closes_a_loop(before, applied)
            assert loops or whole is not None
            if whole is None:
                transaction.set_rollback(True)
                continue
        assert (applied.inverse, applied.touched) == (whole.inverse, whole.touched)
        assert applied.spec_changed == whole.spec_changed
        draft = whole.draft
        assert_stored(draft)
