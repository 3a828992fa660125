"""The pages of notifications and schedules: what they do, and for whom."""

import pytest
from django.urls import reverse

from apps.executions.actions.topics import create_topic
from apps.executions.models import Delivery, Schedule, Subscription, Topic
from apps.workflows import actions as workflows
from apps.workflows.models import Workflow
from tests.cast import Cast, gather
from tests.executions.made_rows import START, an_execution

pytestmark = pytest.mark.django_db

HOOK = {
    "name": "hook",
    "channel": "webhook",
    "address": "https://example.com/hook",
    "secret": "never shown to anybody",
}
SCHEDULE = {"cron": "0 30 8 ? * MON-FRI", "enabled": "on", "on_running": "on"}
EVENTS = {"step": "*", "events": ["completed", "failed,create_failed,timeout"]}


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def topic(cast: Cast) -> Topic:
    return create_topic(cast.project, by=cast.owner, **HOOK)


@pytest.fixture
def workflow(cast: Cast) -> Workflow:
    document = {"name": "Steel", "steps": [{"name": "train", "type": "job"}]}
    return workflows.create_workflow(project=cast.project, document=document, by=cast.editor)


@pytest.fixture
def owner(client, cast: Cast):
    client.force_login(cast.owner)
    return client


def told(topic: Topic) -> dict:
    return EVENTS | {"topic_urns": [f"urn:smn::{topic.project_id}:{topic.name}"]}


def test_an_owner_adds_a_topic_and_nobody_is_shown_its_secret(owner):
    assert owner.post(reverse("topic-add"), HOOK).status_code == 302
    shown = owner.get(reverse("notifications")).content.decode()
    assert "https://example.com/…" in shown
    assert not [secret for secret in (HOOK["address"], HOOK["secret"]) if secret in shown]
    assert Topic.objects.get().secret == HOOK["secret"]


def test_what_is_wrong_with_a_topic_is_said_at_its_field(owner):
    answer = owner.post(reverse("topic-add"), HOOK | {"address": "no", "secret": "s"})
    assert answer.status_code == 422
    assert "begins with https://" in answer.content.decode()
    assert not Topic.objects.exists()


def test_a_topic_is_removed(owner, topic: Topic):
    owner.post(reverse("topic-remove", args=[topic.pk]))
    assert not Topic.objects.exists()


def test_the_log_says_what_was_sent_and_why_not(owner, topic: Topic, workflow: Workflow):
    Delivery.objects.create(
        topic=topic,
        execution=an_execution(workflow),
        step="train",
        status="failed",
        happened_at=START,
        state="failed",
        attempts=7,
        error_code="delivery.answer",
        error_params={"status": 500},
    )
    shown = owner.get(reverse("notifications")).content.decode()
    assert "Steel · execution-001" in shown
    assert "The webhook answered with the status 500." in shown


def test_a_schedule_is_made_shown_changed_and_removed(owner, workflow: Workflow):
    page = reverse("automation", args=[workflow.pk])
    assert owner.post(reverse("schedule-save", args=[workflow.pk]), SCHEDULE).status_code == 302
    shown = owner.get(page).content.decode()
    assert "08:30:00" in shown
    assert "in the name of owner" in shown
    schedule = Schedule.objects.get()
    assert (schedule.cancel_while_running, schedule.retry_failure) == (True, False)
    owner.post(reverse("schedule-save", args=[workflow.pk]), {"cron": "0 0 0 * * ?"})
    assert "It is switched off" in owner.get(page).content.decode()
    owner.post(reverse("schedule-remove", args=[workflow.pk]))
    assert "Nothing starts this workflow" in owner.get(page).content.decode()


def test_a_wrong_schedule_is_said_at_its_field_and_the_old_one_stays(owner, workflow: Workflow):
    path = reverse("schedule-save", args=[workflow.pk])
    owner.post(path, SCHEDULE)
    answer = owner.post(path, {"cron": "0 0 99 * * ?"})
    assert answer.status_code == 422
    assert "cannot hold “99”" in answer.content.decode()
    assert Schedule.objects.get().cron == SCHEDULE["cron"]


def test_a_missed_start_says_why(owner, workflow: Workflow):
    owner.post(reverse("schedule-save", args=[workflow.pk]), SCHEDULE)
    Schedule.objects.update(missed="schedule.still_running")
    shown = owner.get(reverse("automation", args=[workflow.pk])).content.decode()
    assert "an execution was still running" in shown


def test_topics_are_subscribed_switched_and_let_go(owner, workflow: Workflow, topic: Topic):
    page = reverse("automation", args=[workflow.pk])
    owner.post(reverse("subscription-add", args=[workflow.pk]), told(topic))
    made = Subscription.objects.get()
    assert made.events == ["*:completed,failed,create_failed,timeout"]
    assert "switched off: nobody is told" in owner.get(page).content.decode()
    owner.post(reverse("subscription-switch", args=[workflow.pk]))
    assert "switched off: nobody is told" not in owner.get(page).content.decode()
    owner.post(reverse("subscription-remove", args=[workflow.pk, made.pk]))
    assert not Subscription.objects.exists()


def test_without_a_topic_nobody_is_subscribed(owner, workflow: Workflow, topic: Topic):
    answer = owner.post(reverse("subscription-add", args=[workflow.pk]), EVENTS)
    assert answer.status_code == 422
    assert "Name at least one" in answer.content.decode()


PEOPLE = ("owner", "editor", "operator", "viewer", "stranger", "anonymous")
SIGN_IN = "sign in"
REQUESTS = {
    "notifications": ("get", "notifications", (200, 200, 200, 200, 404, SIGN_IN)),
    "add a topic": ("post", "topic-add", (302, 403, 403, 403, 404, SIGN_IN)),
    "remove a topic": ("post", "topic-remove", (302, 403, 403, 403, 404, SIGN_IN)),
    "page": ("get", "automation", (200, 200, 200, 200, 404, SIGN_IN)),
    "schedule": ("post", "schedule-save", (302, 302, 403, 403, 404, SIGN_IN)),
    "unschedule": ("post", "schedule-remove", (302, 302, 403, 403, 404, SIGN_IN)),
    "subscribe": ("post", "subscription-add", (302, 302, 403, 403, 404, SIGN_IN)),
    "switch": ("post", "subscription-switch", (302, 302, 403, 403, 404, SIGN_IN)),
    "unsubscribe": ("post", "subscription-remove", (302, 302, 403, 403, 404, SIGN_IN)),
}


@pytest.mark.parametrize("name", REQUESTS)
@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_gets_the_answer_of_his_role(client, cast, workflow, name: str, person: str):
    topic = create_topic(cast.project, by=cast.owner, **HOOK)
    client.force_login(cast.owner)
    client.post(reverse("schedule-save", args=[workflow.pk]), SCHEDULE)
    client.post(reverse("subscription-add", args=[workflow.pk]), told(topic))
    args = {
        "topic-remove": [topic.pk],
        "subscription-remove": [workflow.pk, Subscription.objects.get().pk],
        "notifications": [],
        "topic-add": [],
    }
    method, url, answers = REQUESTS[name]
    data = {"topic-add": HOOK | {"name": "n"}, "schedule-save": SCHEDULE}.get(url, told(topic))
    client.logout()
    if person != "anonymous":
        client.force_login(cast.named(person))
    answer = getattr(client, method)(reverse(url, args=args.get(url, [workflow.pk])), data)
    expected = answers[PEOPLE.index(person)]
    if expected == SIGN_IN:
        assert answer.url.startswith(reverse("login"))
    else:
        assert answer.status_code == expected
