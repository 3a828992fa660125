"""Writes down who must be told of what happens in a run, together with what happened.

The rows are committed with the change they tell of; `delivering` sends them afterwards.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Q

from apps.executions import dispatch
from apps.executions.models import Delivery, Execution, Subscription
from apps.executions.subscribed import wants

Moved = tuple[str, str, datetime]
"""A step ("" for the execution itself), the state it came to, and when."""

_SWITCHED_ON = Q(workflow__with_subscription=True) | Q(workflow__smn_switch__in=["true", '"true"'])


def announce(execution: Execution, moves: Sequence[Moved]) -> None:
    """Have everybody told who subscribed to what happened, if the workflow's switch is on."""
    if not moves:
        return
    subscriptions = Subscription.objects.filter(_SWITCHED_ON, workflow_id=execution.workflow_id)
    messages = [
        message
        for subscription in subscriptions.prefetch_related("topics")
        for message in _messages(execution, subscription, moves)
    ]
    Delivery.objects.bulk_create(messages)
    for message in messages:
        dispatch.deliver(message.pk)


def _messages(
    execution: Execution, subscription: Subscription, moves: Sequence[Moved]
) -> Iterator[Delivery]:
    for step, state, at in moves:
        if wants(subscription, step=step, status=state):
            told = {"step": step, "status": state, "happened_at": at, "due_at": at}
            for topic in subscription.topics.all():
                yield Delivery(topic=topic, execution=execution, **told)
