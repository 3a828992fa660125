"""Resource packages: recorded for a workflow, consumed from nothing."""

import pytest
from django.db import IntegrityError

from apps.core.errors import Forbidden
from apps.gallery import actions, queries
from apps.gallery.models import Package
from tests.cast import Cast

ORDER = {"sku": {"code": "c", "period": 1}, "sku_count": "2"}


def test_a_package_is_found_by_its_workflow(cast: Cast) -> None:
    made = actions.purchase_package(
        cast.project, workflow_id="w", pool_id="p", order=ORDER, consume_limit=3, by=cast.editor
    )
    assert list(queries.packages_of(cast.project, "w")) == [made]
    assert not queries.packages_of(cast.project, "other").exists()
    stored = Package.objects.get()
    assert (stored.consume_limit, stored.current_consume) == (3, 0)
    assert stored.order == '{"sku":{"code":"c","period":1},"sku_count":"2"}'


def test_buying_takes_an_editor(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        actions.purchase_package(
            cast.project, workflow_id="w", pool_id="p", order=ORDER, by=cast.operator
        )


def test_no_more_is_consumed_than_was_bought(cast: Cast) -> None:
    actions.purchase_package(
        cast.project,
        workflow_id="w",
        pool_id="p",
        order=ORDER,
        limit_enable=True,
        consume_limit=1,
        by=cast.editor,
    )
    with pytest.raises(IntegrityError):
        Package.objects.update(current_consume=2)
