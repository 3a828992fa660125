"""The store law for made-up bodies with every field of every object, tame and nasty."""

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings

from apps.core.ids import new_id
from apps.spec.applying import apply
from apps.spec.diff import operations_between
from apps.spec.draft import document_of
from apps.spec.exact import difference
from apps.spec.parse import parse
from apps.workflows import store
from tests.strategies import creatable_bodies, without_declared_nulls, without_server_owned
from tests.workflows.drafts import drafted, save

pytestmark = pytest.mark.django_db

many = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


def expected(body):
    """Return what must come back: scene ids and all, but what only the server writes."""
    return without_server_owned(without_declared_nulls(body))


@many
@given(body=creatable_bodies())
def test_what_is_saved_is_what_is_read(cast, body):
    draft = drafted(body)
    save(draft, cast.project)
    assert difference(store.document(draft.root), expected(body)) is None
    assert difference(document_of(store.load_draft(draft.root)), document_of(draft)) is None


@many
@given(first=creatable_bodies(), second=creatable_bodies())
def test_one_body_becomes_another_by_operations(cast, first, second):
    draft = drafted(first)
    save(draft, cast.project)
    wanted, _ = parse(second)
    operations = operations_between(draft, wanted, new_id=new_id)
    applied, problems = apply(draft, operations)
    assert applied is not None, problems
    store.write(draft, applied.draft, applied.touched, now=timezone.now())
    assert difference(store.document(draft.root), expected(second)) is None
    back, problems = apply(applied.draft, applied.inverse)
    assert back is not None, problems
    store.write(applied.draft, back.draft, back.touched, now=timezone.now())
    assert difference(store.document(draft.root), expected(first)) is None
