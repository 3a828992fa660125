"""The gallery's Django admin: publishing, withdrawing, listing, renewing."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from apps.gallery import actions
from apps.gallery.models import Asset, AssetVersion, GallerySubscription, Package
from apps.teams.models import User
from tests.cast import PASSWORD, Cast

MODELS = [Asset, AssetVersion, GallerySubscription, Package]


@pytest.fixture
def staff(cast: Cast, client: Client) -> Client:
    User.objects.create_superuser("root", password=PASSWORD)
    client.login(username="root", password=PASSWORD)
    return client


@pytest.fixture
def subscription(cast: Cast, version: AssetVersion) -> GallerySubscription:
    actions.purchase_package(
        cast.project, workflow_id="w", pool_id="p", order={"sku_count": 1}, by=cast.editor
    )
    return actions.subscribe(cast.project, version=version, by=cast.editor)


def url(model: type, page: str, *args: object) -> str:
    return reverse(f"admin:gallery_{model.__name__.lower()}_{page}", args=args)


def run(staff: Client, model: type, action: str, pk: str) -> None:
    data = {"action": action, "_selected_action": [pk]}
    assert staff.post(url(model, "changelist"), data, follow=True).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_its_pages_open(staff: Client, subscription: object, model: type) -> None:
    for page in (
        url(model, "changelist"),
        url(model, "changelist") + "?q=retrain",
        url(model, "change", model.objects.first().pk),
    ):
        assert staff.get(page).status_code == 200


@pytest.mark.parametrize(("state", "seen"), [("running", 1), ("soon", 0), ("ended", 0)])
def test_subscriptions_are_filtered_by_state(
    staff: Client, subscription: object, state: str, seen: int
) -> None:
    answer = staff.get(url(GallerySubscription, "changelist"), {"state": state})
    assert answer.context["cl"].result_count == seen


def test_versions_are_withdrawn_and_published(staff: Client, version: AssetVersion) -> None:
    run(staff, AssetVersion, "withdraw", version.pk)
    assert AssetVersion.objects.get().published_at is None
    run(staff, AssetVersion, "publish", version.pk)
    assert AssetVersion.objects.get().published_at <= timezone.now()


def test_assets_are_taken_off_and_shown(staff: Client, version: AssetVersion) -> None:
    run(staff, Asset, "unlist_assets", version.asset_id)
    assert not Asset.objects.get().is_listed
    run(staff, Asset, "list_assets", version.asset_id)
    assert Asset.objects.get().is_listed


def test_ended_subscriptions_are_renewed_from_now(
    staff: Client, subscription: GallerySubscription
) -> None:
    GallerySubscription.objects.update(
        started_at=timezone.now() - timedelta(days=100), expired_at=timezone.now()
    )
    with time_machine.travel(timezone.now(), tick=False):
        run(staff, GallerySubscription, "renew", subscription.pk)
        end = timezone.now() + timedelta(days=90)
    assert GallerySubscription.objects.get().expired_at == end


@pytest.mark.parametrize(
    ("body", "said"),
    [("{", "not valid JSON"), ('{"name": 1}', "text"), ('{"name": "a", "steps": []}', "")],
)
def test_a_document_that_makes_no_workflow_is_refused(
    staff: Client, version: AssetVersion, body: str, said: str
) -> None:
    form = {"asset": version.asset_id, "number": "2", "document": body}
    answer = staff.post(url(AssetVersion, "add"), form)
    assert said in "".join(answer.context["adminform"].form.errors["document"])
    assert AssetVersion.objects.count() == 1


def test_a_good_document_is_kept_until_it_is_published(
    staff: Client, version: AssetVersion
) -> None:
    body = '{"name": "a", "steps": [{"name": "s", "type": "job"}]}'
    form = {"asset": version.asset_id, "number": "2", "document": body}
    assert staff.post(url(AssetVersion, "add"), form).status_code == 302
    made = AssetVersion.objects.get(number="2")
    assert (made.document, made.published_at, made.created_by.username) == (body, None, "root")


def test_a_published_document_is_not_changed(staff: Client, version: AssetVersion) -> None:
    form = {"number": "2", "document": "", "notes": "better"}
    staff.post(url(AssetVersion, "change", version.pk), form)
    found = AssetVersion.objects.get()
    assert (found.number, found.document, found.notes) == ("1.0", version.document, "better")
