"""Sends what was written down to be told: once, or again later, until it is given up.

Whoever moves `due_at` on from the value that was read sends the message; should that process die,
the message is due again after `_LEASE`.
"""

from datetime import timedelta

from django.utils import timezone

from apps.executions import dispatch
from apps.executions.mailing import mail
from apps.executions.models import Channel, Delivery, DeliveryState
from apps.executions.posting import post
from apps.executions.undelivered import Undelivered

_LEASE = timedelta(minutes=2)
_PAUSES = [timedelta(seconds=seconds) for seconds in (10, 60, 300, 1800, 7200, 21600)]
"""How long to wait after each attempt that failed; after the last one it is given up."""

_MOST = len(_PAUSES) + 1

_KEPT = timedelta(days=90)

_SENDERS = {Channel.EMAIL: mail, Channel.WEBHOOK: post}


def sweep() -> None:
    """Ask for everything that is due."""
    due = Delivery.objects.filter(due_at__lte=timezone.now()).order_by("due_at")
    for id in due.values_list("pk", flat=True)[:1000]:
        dispatch.deliver(id)


def forget() -> None:
    """Take what was settled long ago out of the log."""
    settled = Delivery.objects.exclude(state=DeliveryState.WAITING)
    settled.filter(happened_at__lt=timezone.now() - _KEPT).delete()


def deliver(delivery_id: str) -> None:
    """Send one message, if it is due and nobody else does; write down what came of it."""
    delivery = _claimed(delivery_id)
    if delivery is None:
        return
    if delivery.attempts > _MOST:
        _note_failure(delivery, Undelivered("delivery.broke", for_good=True))
        return
    try:
        _SENDERS[Channel(delivery.topic.channel)](delivery)
    except Undelivered as fault:
        _note_failure(delivery, fault)
    else:
        _note(delivery, state=DeliveryState.SENT, due_at=None, sent_at=timezone.now())


def _claimed(delivery_id: str) -> Delivery | None:
    joined = Delivery.objects.select_related("topic", "execution__workflow")
    delivery, now = joined.filter(pk=delivery_id).first(), timezone.now()
    if delivery is None or delivery.due_at is None or delivery.due_at > now:
        return None
    mine = Delivery.objects.filter(pk=delivery.pk, due_at=delivery.due_at)
    delivery.attempts += 1
    return delivery if mine.update(due_at=now + _LEASE, attempts=delivery.attempts) else None


def _note_failure(delivery: Delivery, fault: Undelivered) -> None:
    told = {"error_code": fault.problem.code, "error_params": dict(fault.problem.params)}
    if fault.for_good or delivery.attempts >= _MOST:
        _note(delivery, state=DeliveryState.FAILED, due_at=None, **told)
    else:
        _note(delivery, due_at=timezone.now() + _PAUSES[delivery.attempts - 1], **told)


def _note(delivery: Delivery, **fields: object) -> None:
    cleared = {"error_code": "", "error_params": {}}
    Delivery.objects.filter(pk=delivery.pk).update(**{**cleared, **fields})
