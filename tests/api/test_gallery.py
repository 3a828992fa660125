"""Creating a workflow from a gallery subscription, over HTTP."""

from datetime import timedelta

import pytest
from django.utils import timezone

from apps.gallery import actions
from apps.gallery.models import GallerySubscription
from apps.teams.actions import create_project
from apps.workflows.models import Workflow
from tests.api.caller import Caller, read, with_token
from tests.cast import Cast


@pytest.fixture
def subscription(cast: Cast, example) -> GallerySubscription:
    version = actions.publish(cast.project, document=example, number="1.0", by=cast.owner)
    return actions.subscribe(cast.project, version=version, by=cast.owner)


def wish(subscription: GallerySubscription) -> dict:
    return {"content_id": subscription.asset_id, "version_id": subscription.version_id}


def test_a_subscription_becomes_a_workflow(editor: Caller, subscription, example):
    body = {"name": "mine", "gallery_subscription": wish(subscription)}
    created = editor.create(body)
    assert created["name"] == "mine"
    assert created["source"] == "ai_gallery"
    assert created["gallery_subscription"]["content_id"] == subscription.asset_id
    assert [step["name"] for step in created["steps"]] == [s["name"] for s in example["steps"]]


def test_an_expired_subscription_is_refused_with_a_sentence(editor: Caller, subscription):
    now = timezone.now()
    GallerySubscription.objects.update(
        started_at=now - timedelta(days=2), expired_at=now - timedelta(days=1)
    )
    answer = editor.send("POST", "", {"name": "x", "gallery_subscription": wish(subscription)})
    found = read(answer)
    assert (answer.status_code, found["problems"][0]["code"]) == (400, "gallery.expired")
    assert found["problems"][0]["path"] == "gallery_subscription"
    assert not Workflow.objects.exists()


def test_somebody_elses_subscription_and_none_look_alike(cast: Cast, subscription):
    project = create_project(cast.stranger.teams.get(), name="Theirs", by=cast.stranger)
    stranger = with_token(cast.stranger, project)
    body = {"name": "x", "gallery_subscription": wish(subscription)}
    foreign = stranger.send("POST", "", body)
    found = read(foreign)
    assert (foreign.status_code, found["problems"][0]["code"]) == (400, "gallery.unknown")
    assert not Workflow.objects.exists()


@pytest.mark.parametrize("id", ["", "x", "\U0001f600", "x" * 5000])
def test_an_odd_content_id_is_refused(editor: Caller, id: str):
    body = {"name": "x", "gallery_subscription": {"content_id": id}}
    assert editor.send("POST", "", body).status_code == 400
