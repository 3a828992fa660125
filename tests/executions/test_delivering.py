"""Notifications: who is told what, how it is sent, and what happens when it does not arrive."""

import hmac
import json
from datetime import timedelta
from hashlib import sha256

import pytest
from django.core import mail
from django.utils import timezone

from apps.executions import delivering
from apps.executions.actions.subscribing import create_subscription
from apps.executions.actions.topics import create_topic
from apps.executions.models import Delivery, Topic
from apps.executions.notifying import announce
from apps.workflows import actions as workflows
from apps.workflows.models import Workflow
from tests.executions.made_rows import START, an_execution
from tests.fakes.webhook import Receiver, receiving

SECRET = "a secret of sixteen"
DOCUMENT = {"name": "Steel", "smn_switch": True, "steps": [{"name": "train", "type": "job"}]}


@pytest.fixture
def workflow(cast) -> Workflow:
    """A workflow whose switch is on."""
    return workflows.create_workflow(project=cast.project, document=DOCUMENT, by=cast.editor)


@pytest.fixture
def receiver(settings):
    settings.WEFT_PRIVATE_TARGETS = True
    with receiving() as found:
        yield found


@pytest.fixture
def mailbox(cast) -> Topic:
    return create_topic(
        cast.project, by=cast.owner, name="team", channel="email", address="team@example.com"
    )


@pytest.fixture
def hook(cast, receiver: Receiver) -> Topic:
    return create_topic(
        cast.project,
        by=cast.owner,
        name="hook",
        channel="webhook",
        address=receiver.url,
        secret=SECRET,
    )


def subscribe(workflow: Workflow, topic: Topic, *events: str, by):
    urn = f"urn:smn:here:{workflow.project_id}:{topic.name}"
    return create_subscription(workflow, by=by, topic_urns=[urn], events=events)


def told(workflow: Workflow, *moves) -> list[tuple[str, str]]:
    """Return what is to be sent after some moves of a run."""
    Delivery.objects.all().delete()
    announce(an_execution(workflow), [(*move, START) for move in moves])
    return sorted(Delivery.objects.values_list("step", "status"))


MOVES = [("train", "completed"), ("train", "running"), ("test", "failed"), ("", "abnormal")]
WANTED = {
    "*:failed,completed": [("", "abnormal"), ("test", "failed"), ("train", "completed")],
    "*:abnormal": [("", "abnormal")],
    "train:completed": [("train", "completed")],
    "train:stop": [],
    "test:fail": [("test", "failed")],
    "other:failed": [],
}


@pytest.mark.parametrize("event", WANTED)
def test_a_subscription_is_told_what_it_asked_for(cast, workflow, mailbox, event: str):
    subscribe(workflow, mailbox, event, by=cast.editor)
    assert told(workflow, *MOVES) == WANTED[event]


@pytest.mark.parametrize(
    ("said", "sent"),
    [
        ({"smn_switch": True}, 1),
        ({"smn_switch": "true"}, 1),
        ({"with_subscription": True}, 1),
        ({"smn_switch": False}, 0),
        ({"smn_switch": "false", "with_subscription": False}, 0),
        ({}, 0),
    ],
)
def test_nothing_is_sent_while_the_switch_is_off(cast, mailbox, said, sent: int):
    document = {"name": "w", "steps": DOCUMENT["steps"], **said}
    row = workflows.create_workflow(project=cast.project, document=document, by=cast.editor)
    subscribe(row, mailbox, "*:failed", by=cast.editor)
    assert len(told(row, ("train", "failed"))) == sent


def test_a_run_that_nobody_follows_costs_one_query(workflow, django_assert_num_queries):
    execution = an_execution(workflow)
    with django_assert_num_queries(1):
        announce(execution, [("train", "failed", START)])


def a_delivery(workflow: Workflow, topic: Topic, **fields) -> Delivery:
    made = {"status": "failed", "step": "train", "happened_at": START, "due_at": START, **fields}
    return Delivery.objects.create(topic=topic, execution=an_execution(workflow), **made)


def after(delivery: Delivery) -> Delivery:
    delivering.deliver(delivery.pk)
    delivery.refresh_from_db()
    return delivery


def test_a_mail_says_what_happened_where(workflow, mailbox, settings):
    settings.EMAIL_HOST, settings.WEFT_PUBLIC_URL = "mail.example.com", "https://weft.example.com"
    delivery = after(a_delivery(workflow, mailbox))
    (sent,) = mail.outbox
    assert sent.to == ["team@example.com"]
    assert sent.subject == "Steel: train: Failed"
    assert "execution-001" in sent.body
    assert f"https://weft.example.com/runs/{delivery.execution_id}/" in sent.body
    assert (delivery.state, delivery.attempts, delivery.due_at) == ("sent", 1, None)


def test_without_a_mail_server_a_mail_is_given_up_and_the_log_says_why(workflow, mailbox, settings):
    settings.EMAIL_HOST = ""
    delivery = after(a_delivery(workflow, mailbox))
    assert (delivery.state, delivery.error_code) == ("failed", "delivery.no_mail_server")
    assert not mail.outbox


def test_a_webhook_is_signed_with_the_topics_secret(workflow, hook, receiver: Receiver):
    delivery = after(a_delivery(workflow, hook))
    (got,) = receiver.seen
    said = dict(part.split("=") for part in got.headers["X-Weft-Signature"].split(","))
    signed = f"{said['t']}.".encode() + got.body
    assert said["v1"] == hmac.new(SECRET.encode(), signed, sha256).hexdigest()
    assert abs(int(said["t"]) - timezone.now().timestamp()) < 60
    body = json.loads(got.body)
    assert (body["step_name"], body["status"], body["delivery_id"]) == (
        "train",
        "failed",
        delivery.pk,
    )
    assert got.headers["X-Weft-Delivery"] == delivery.pk
    assert delivery.state == "sent"


def test_what_does_not_arrive_is_sent_again_later_and_given_up_at_last(
    workflow, hook, receiver: Receiver
):
    receiver.statuses.extend([500] * 7)
    delivery, pauses = a_delivery(workflow, hook), []
    for _ in range(6):
        delivery = after(delivery)
        assert (delivery.state, delivery.error_code) == ("waiting", "delivery.answer")
        pauses.append((delivery.due_at - timezone.now()).total_seconds())
        Delivery.objects.update(due_at=START)
    assert pauses == sorted(pauses)
    assert after(delivery).state == "failed"
    assert len({got.headers["X-Weft-Delivery"] for got in receiver.seen}) == 1


def test_a_second_attempt_that_arrives_is_the_last(workflow, hook, receiver: Receiver):
    receiver.statuses.append(503)
    delivery = after(a_delivery(workflow, hook))
    Delivery.objects.update(due_at=START)
    delivery = after(delivery)
    assert (delivery.state, delivery.attempts, delivery.error_code) == ("sent", 2, "")
    assert after(delivery).attempts == 2


def test_a_receiver_that_is_gone_is_not_asked_again(workflow, hook, receiver: Receiver):
    receiver.statuses.append(410)
    assert after(a_delivery(workflow, hook)).state == "failed"


def test_a_redirect_is_not_followed(workflow, hook, receiver: Receiver):
    receiver.statuses.append(302)
    delivery = after(a_delivery(workflow, hook))
    assert (delivery.state, delivery.error_params) == ("waiting", {"status": 302})


def test_a_private_address_is_not_reached_unless_the_setting_allows(
    workflow, hook, receiver: Receiver, settings
):
    settings.WEFT_PRIVATE_TARGETS = False
    delivery = after(a_delivery(workflow, hook))
    assert (delivery.state, delivery.error_code) == ("failed", "delivery.address_refused")
    assert not receiver.seen


def test_only_one_of_two_workers_sends_a_message(workflow, hook, receiver: Receiver):
    delivery = a_delivery(workflow, hook, due_at=timezone.now() + timedelta(minutes=1))
    assert after(delivery).attempts == 0
    assert not receiver.seen


def test_the_secret_lies_encrypted(hook):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM executions_topic")
        assert SECRET not in cursor.fetchone()[0]


def test_what_breaks_every_attempt_is_given_up(workflow, mailbox):
    delivery = after(a_delivery(workflow, mailbox, attempts=7))
    assert (delivery.state, delivery.error_code) == ("failed", "delivery.broke")


@pytest.mark.parametrize(
    "address",
    ["https://no.such.host.invalid/", "https://..", "https://[fe80::1%25x]/", "http://a b"],
)
def test_an_odd_address_is_written_down_as_what_it_is(workflow, hook, address: str):
    Topic.objects.filter(pk=hook.pk).update(address=address)
    delivery = after(a_delivery(workflow, hook))
    assert delivery.error_code in ("delivery.unreachable", "delivery.address_refused")


def test_the_log_forgets_what_was_settled_long_ago(workflow, mailbox):
    now = timezone.now()
    for state, days in [("sent", 91), ("failed", 91), ("waiting", 91), ("sent", 1)]:
        a_delivery(workflow, mailbox, state=state, happened_at=now - timedelta(days=days))
    delivering.forget()
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["sent", "waiting"]
