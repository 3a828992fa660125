"""What a project sees in the gallery, in a constant number of queries."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from apps.core.errors import NotFound
from apps.gallery import actions, demo, queries
from apps.gallery.models import Asset, AssetVersion
from apps.spec import text
from apps.teams.models import Project
from tests.cast import Cast
from tests.gallery.conftest import DOCUMENT


def test_unlisted_assets_are_seen_by_their_subscribers_only(
    cast: Cast, version: AssetVersion, elsewhere: Project
) -> None:
    actions.subscribe(cast.project, version=version, by=cast.editor)
    Asset.objects.update(is_listed=False)
    assert queries.find_asset(cast.project, version.asset_id) == version.asset
    with pytest.raises(NotFound):
        queries.find_asset(elsewhere, version.asset_id)


def test_unpublished_versions_are_not_seen(cast: Cast, version: AssetVersion) -> None:
    AssetVersion.objects.update(published_at=None)
    assert not queries.assets(cast.project).exists()
    for find in (queries.newest_version, lambda asset: queries.find_version(asset, version.pk)):
        with pytest.raises(NotFound):
            find(version.asset)


def test_teams_are_counted_while_their_subscription_runs(
    cast: Cast, version: AssetVersion, elsewhere: Project
) -> None:
    actions.subscribe(cast.project, version=version, by=cast.editor)
    actions.subscribe(elsewhere, version=version, by=cast.stranger)
    assert queries.find_asset(cast.project, version.asset_id).subscriber_count == 2
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        assert queries.find_asset(cast.project, version.asset_id).subscriber_count == 0


def test_another_projects_subscription_is_not_ours(
    cast: Cast, version: AssetVersion, elsewhere: Project
) -> None:
    actions.subscribe(elsewhere, version=version, by=cast.stranger)
    assert queries.find_asset(cast.project, version.asset_id).own_subscriptions == []


def test_the_list_takes_three_queries_and_leaves_documents_alone(
    cast: Cast, elsewhere: Project, django_assert_num_queries: Any
) -> None:
    for number in range(5):
        made = actions.publish(
            elsewhere, document=DOCUMENT, number="1", name=f"a{number}", by=cast.stranger
        )
        actions.subscribe(cast.project, version=made, by=cast.editor)
    with django_assert_num_queries(3):
        for asset in queries.assets(cast.project):
            assert asset.own_subscriptions[0].version.number == asset.shown_versions[0].number


def test_the_demo_is_loaded_once(cast: Cast) -> None:
    demo.load(cast.project)
    before = set(Asset.objects.values_list("pk", flat=True))
    demo.load(cast.project)
    assert set(Asset.objects.values_list("pk", flat=True)) == before


def test_every_demo_template_could_be_published(cast: Cast) -> None:
    demo.load(cast.project)
    for name in ("condition-train-compare", "label-train-deploy", "dataset-refresh"):
        version = AssetVersion.objects.get(asset__name=name)
        document, _ = text.read(version.document.encode())
        actions.publish(cast.project, document=document, number="9", by=cast.editor)
