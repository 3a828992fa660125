"""Subscribing, renewing, giving back; and what a subscription gives."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from apps.core.errors import Forbidden, NotFound, Refused
from apps.core.messages import sentence
from apps.gallery import actions, queries
from apps.gallery.models import Asset, AssetVersion, GallerySubscription, Kind
from apps.spec.exact import same
from apps.teams.models import Project
from tests.cast import Cast
from tests.gallery.conftest import DOCUMENT

DAY = timedelta(days=1)


def refusal_of(project: Project, content_id: str | None, version_id: str | None = None) -> str:
    with pytest.raises(Refused) as refusal:
        queries.subscribed_document(project, content_id, version_id)
    (problem,) = refusal.value.problems
    assert sentence(problem, "en") != problem.code != sentence(problem, "zh")
    return problem.code


def test_a_subscription_gives_the_document_type_exactly(cast: Cast, version: AssetVersion) -> None:
    actions.subscribe(cast.project, version=version, by=cast.editor)
    for version_id in (None, version.pk):
        given = queries.subscribed_document(cast.project, version.asset_id, version_id)
        assert same(given, DOCUMENT)


def test_a_subscription_lasts_as_long_as_the_asset_says(cast: Cast, version: AssetVersion) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        made = actions.subscribe(cast.project, version=version, by=cast.editor)
        assert made.expired_at == timezone.now() + 90 * DAY


def test_an_ended_subscription_is_refused(cast: Cast, version: AssetVersion) -> None:
    actions.subscribe(cast.project, version=version, by=cast.editor)
    with time_machine.travel(timezone.now() + 91 * DAY):
        assert refusal_of(cast.project, version.asset_id, version.pk) == "gallery.expired"


def test_a_foreign_subscription_and_none_at_all_look_the_same(
    cast: Cast, version: AssetVersion, elsewhere: Project
) -> None:
    actions.subscribe(elsewhere, version=version, by=cast.stranger)
    assert refusal_of(cast.project, version.asset_id, version.pk) == "gallery.unknown"
    assert refusal_of(cast.project, "0" * 36) == "gallery.unknown"
    assert refusal_of(cast.project, None) == "gallery.unknown"


def test_another_version_than_the_subscribed_one_is_refused(
    cast: Cast, version: AssetVersion, elsewhere: Project
) -> None:
    actions.subscribe(cast.project, version=version, by=cast.editor)
    newer = actions.publish(elsewhere, document=DOCUMENT, number="1.1", by=cast.stranger)
    assert refusal_of(cast.project, version.asset_id, newer.pk) == "gallery.other_version"


def test_a_model_is_no_workflow(cast: Cast) -> None:
    asset = Asset.objects.create(name="bert", kind=Kind.MODEL)
    version = asset.versions.create(number="1", published_at=timezone.now())
    actions.subscribe(cast.project, version=version, by=cast.editor)
    assert refusal_of(cast.project, asset.pk) == "gallery.not_a_workflow"


@pytest.mark.parametrize("part", ["operator", "viewer"])
def test_subscribing_renewing_and_giving_back_take_an_editor(
    cast: Cast, version: AssetVersion, part: str
) -> None:
    with pytest.raises(Forbidden):
        actions.subscribe(cast.project, version=version, by=cast.named(part))
    made = actions.subscribe(cast.project, version=version, by=cast.editor)
    for action in (actions.renew, actions.unsubscribe):
        with pytest.raises(Forbidden):
            action(made, by=cast.named(part))
    with pytest.raises(Forbidden):
        actions.choose_version(made, version=version, by=cast.named(part))


def test_a_stranger_does_not_learn_of_the_project(cast: Cast, version: AssetVersion) -> None:
    with pytest.raises(NotFound):
        actions.subscribe(cast.project, version=version, by=cast.stranger)


def test_subscribing_twice_is_refused(cast: Cast, version: AssetVersion) -> None:
    actions.subscribe(cast.project, version=version, by=cast.editor)
    with pytest.raises(Refused) as refusal:
        actions.subscribe(cast.project, version=version, by=cast.editor)
    assert refusal.value.problems[0].code == "gallery.already_subscribed"
    assert GallerySubscription.objects.count() == 1


@pytest.mark.parametrize("field", ["is_listed", "published_at"])
def test_what_is_not_shown_is_not_found(cast: Cast, version: AssetVersion, field: str) -> None:
    if field == "is_listed":
        version.asset.is_listed = False
    else:
        version.published_at = None
    with pytest.raises(NotFound):
        actions.subscribe(cast.project, version=version, by=cast.editor)


def test_renewing_adds_to_what_is_left(cast: Cast, version: AssetVersion) -> None:
    made = actions.subscribe(cast.project, version=version, by=cast.editor)
    assert actions.renew(made, by=cast.editor).expired_at == made.expired_at + 90 * DAY


def test_renewing_an_ended_one_starts_from_now(cast: Cast, version: AssetVersion) -> None:
    made = actions.subscribe(cast.project, version=version, by=cast.editor)
    with time_machine.travel(timezone.now() + 200 * DAY, tick=False):
        assert actions.renew(made, by=cast.editor).expired_at == timezone.now() + 90 * DAY
        assert queries.subscribed_document(cast.project, version.asset_id)


def test_choosing_a_version_keeps_the_end(
    cast: Cast, version: AssetVersion, elsewhere: Project
) -> None:
    made = actions.subscribe(cast.project, version=version, by=cast.editor)
    newer = actions.publish(elsewhere, document=DOCUMENT, number="1.1", by=cast.stranger)
    actions.choose_version(made, version=newer, by=cast.editor)
    found = queries.find_subscription(cast.project, version.asset_id)
    assert (found.version, found.expired_at) == (newer, made.expired_at)


def test_a_version_of_another_asset_is_not_found(
    cast: Cast, version: AssetVersion, elsewhere: Project
) -> None:
    made = actions.subscribe(cast.project, version=version, by=cast.editor)
    other = actions.publish(elsewhere, document=DOCUMENT, number="1", name="o", by=cast.stranger)
    with pytest.raises(NotFound):
        actions.choose_version(made, version=other, by=cast.editor)


def test_giving_back_ends_the_right(cast: Cast, version: AssetVersion) -> None:
    made = actions.subscribe(cast.project, version=version, by=cast.editor)
    actions.unsubscribe(made, by=cast.editor)
    assert refusal_of(cast.project, version.asset_id) == "gallery.unknown"
    with pytest.raises(NotFound):
        queries.find_subscription(cast.project, version.asset_id)
