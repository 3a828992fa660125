"""The gallery over HTTP: what a project sees, subscribes to, and makes workflows from."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.gallery import actions
from apps.gallery.models import Asset, GallerySubscription
from apps.teams import actions as teams
from apps.workflows.models import Workflow
from tests.cast import Cast, gather

HTMX = {"HX-Request": "true"}
DOCUMENT = {"name": "template", "steps": [{"name": "train", "type": "job"}]}


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


@pytest.fixture
def asset(cast: Cast) -> Asset:
    """A workflow template that the cast's own team has published."""
    version = actions.publish(
        cast.project, document=DOCUMENT, number="1.0.0", by=cast.editor, name="surface-check"
    )
    return version.asset


def signed_in(cast: Cast, part: str) -> Client:
    client = Client()
    if part != "anonymous":
        client.force_login(cast.named(part))
    return client


def post(cast: Cast, part: str, asset: Asset, what: str, **form: str):
    return signed_in(cast, part).post(f"/gallery/{asset.pk}/{what}/", form)


@pytest.mark.parametrize("what", ["subscribe", "renew", "unsubscribe", "version", "use"])
@pytest.mark.parametrize(("part", "status"), [("operator", 403), ("viewer", 403)])
def test_who_may_not_edit_the_project_changes_nothing(
    cast: Cast, asset: Asset, part: str, status: int, what: str
) -> None:
    if what != "subscribe":
        post(cast, "editor", asset, "subscribe")
    version = str(asset.versions.get().pk)
    before = list(GallerySubscription.objects.values()), Workflow.objects.count()
    assert post(cast, part, asset, what, version=version).status_code == status
    assert (list(GallerySubscription.objects.values()), Workflow.objects.count()) == before


@pytest.mark.parametrize("what", ["subscribe", "renew", "unsubscribe", "version", "use"])
def test_nobody_is_asked_to_sign_in(cast: Cast, asset: Asset, what: str) -> None:
    assert post(cast, "anonymous", asset, what).headers["Location"].startswith("/login/")


@pytest.mark.parametrize("part", ["owner", "editor", "operator", "viewer"])
def test_every_member_sees_the_assets(cast: Cast, asset: Asset, part: str) -> None:
    shown = signed_in(cast, part).get(f"/gallery/?asset={asset.pk}").content.decode()
    assert "surface-check" in shown
    assert (f"/gallery/{asset.pk}/subscribe/" in shown) is (part in {"owner", "editor"})


def test_a_template_becomes_a_workflow_of_the_project(cast: Cast, asset: Asset) -> None:
    assert post(cast, "editor", asset, "subscribe").status_code == 302
    answer = post(cast, "editor", asset, "use")
    made = Workflow.objects.get()
    assert answer.headers["Location"] == f"/workflows/{made.pk}/"
    assert (made.project_id, made.owner) == (cast.project.pk, cast.editor)


def test_an_ended_subscription_gives_no_workflow_and_says_so(cast: Cast, asset: Asset) -> None:
    post(cast, "editor", asset, "subscribe")
    long_ago = timezone.now() - timedelta(days=400)
    ended = long_ago + timedelta(days=90)
    GallerySubscription.objects.update(started_at=long_ago, expired_at=ended)
    answer = post(cast, "editor", asset, "use")
    assert answer.status_code == 422
    assert f"{ended:%Y-%m-%d}" in answer.content.decode()
    assert not Workflow.objects.exists()
    post(cast, "editor", asset, "renew")
    assert post(cast, "editor", asset, "use").status_code == 302


def test_without_a_subscription_there_is_no_workflow(cast: Cast, asset: Asset) -> None:
    assert post(cast, "editor", asset, "use").status_code == 422
    assert not Workflow.objects.exists()


def test_subscribing_twice_says_that_it_is_subscribed_already(cast: Cast, asset: Asset) -> None:
    post(cast, "editor", asset, "subscribe")
    assert post(cast, "editor", asset, "subscribe").status_code == 422
    assert GallerySubscription.objects.count() == 1


def test_a_subscription_moves_to_another_version_and_ends(cast: Cast, asset: Asset) -> None:
    post(cast, "editor", asset, "subscribe")
    newer = actions.publish(
        cast.project, document=DOCUMENT, number="1.1.0", by=cast.editor, name="surface-check"
    )
    post(cast, "editor", asset, "version", version=newer.pk)
    assert GallerySubscription.objects.get().version == newer
    post(cast, "editor", asset, "unsubscribe")
    assert not GallerySubscription.objects.exists()


@pytest.mark.parametrize(
    ("query", "found"),
    [("q=SURFACE", True), ("q=vision", True), ("q=zzz", False), ("kind=model", False)],
)
def test_a_search_looks_in_name_and_publisher(
    cast: Cast, asset: Asset, query: str, found: bool
) -> None:
    shown = signed_in(cast, "viewer").get(f"/gallery/?{query}", headers=HTMX).content.decode()
    assert ("surface-check" in shown) is found
    assert "<html" not in shown


def test_what_is_subscribed_can_be_shown_alone(cast: Cast, asset: Asset) -> None:
    client = signed_in(cast, "editor")
    assert "surface-check" not in client.get("/gallery/?mine=on").content.decode()
    post(cast, "editor", asset, "subscribe")
    assert "surface-check" in client.get("/gallery/?mine=on").content.decode()


def test_what_was_looked_for_stays_through_every_link_and_form(cast: Cast, asset: Asset) -> None:
    post(cast, "editor", asset, "subscribe")
    client = signed_in(cast, "editor")
    shown = client.get(f"/gallery/?q=surface&mine=on&asset={asset.pk}").content.decode()
    addresses = re.findall(r'(?:href|action)="(/gallery/[^"]*)"', shown)
    searched = [address for address in addresses if "?" in address]
    assert len(searched) > 8
    assert all("q=surface" in address and "mine=on" in address for address in searched)
    renewed = client.post(f"/gallery/{asset.pk}/renew/?q=surface&mine=on")
    assert "q=surface&mine=on" in renewed.headers["Location"]


def test_a_subscription_is_the_projects_own(cast: Cast, asset: Asset) -> None:
    post(cast, "editor", asset, "subscribe")
    teams.create_project(cast.stranger.teams.get(), name="Elsewhere", by=cast.stranger)
    assert post(cast, "stranger", asset, "use").status_code == 422
    assert post(cast, "stranger", asset, "renew").status_code == 404
    assert post(cast, "stranger", asset, "unsubscribe").status_code == 404
    assert GallerySubscription.objects.get().project == cast.project
    assert not Workflow.objects.exists()


def test_an_unknown_asset_is_not_found(cast: Cast) -> None:
    client = signed_in(cast, "editor")
    assert client.get("/gallery/?asset=%00nowhere").status_code == 404
    assert client.post("/gallery/nowhere/subscribe/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_gallery(
    cast: Cast, asset: Asset, django_assert_num_queries
) -> None:
    client = signed_in(cast, "viewer")
    with CaptureQueriesContext(connection) as few:
        client.get("/gallery/")
    for number in range(10):
        actions.publish(
            cast.project, document=DOCUMENT, number="1", by=cast.editor, name=f"more-{number}"
        )
    with django_assert_num_queries(len(few)):
        client.get("/gallery/")
