"""Hints to the workers, by job name. The rows are the truth: a lost hint costs only time."""

import logging
from collections.abc import Sequence
from functools import partial

from celery import current_app
from django.conf import settings
from django.db import transaction
from kombu.exceptions import OperationalError

ADVANCE = "executions.advance"
CARRY = "executions.carry"
MIRROR = "executions.mirror"
SWEEP = "executions.sweep"
CLOCK = "executions.look_at_the_clock"
START_BY_SCHEDULE = "executions.start_by_schedule"
SETTLE_START = "executions.settle_start"
DELIVER = "executions.deliver"
DELIVERIES = "executions.sweep_deliveries"
FORGET = "executions.forget_deliveries"

logger = logging.getLogger(__name__)


def advance(execution_id: str) -> None:
    """Ask a worker to look what can begin, as soon as the transaction is committed."""
    transaction.on_commit(partial(_send, ADVANCE, [execution_id]))


def carry(step_id: str, attempt: int, *, type: str, wait: float | None = None) -> None:
    """Ask a worker to act on an attempt, `wait` seconds after the transaction is committed."""
    send = partial(_send, CARRY, [step_id, attempt], queue=queue_of(type), countdown=wait)
    transaction.on_commit(send)


def mirror(execution_id: str, *, wait: float | None = None) -> None:
    """Ask a worker to look at an execution elsewhere, `wait` seconds after the commit."""
    transaction.on_commit(partial(_send, MIRROR, [execution_id], countdown=wait))


def start_by_schedule(schedule_id: str) -> None:
    """Ask a worker to start what a schedule asks for."""
    transaction.on_commit(partial(_send, START_BY_SCHEDULE, [schedule_id]))


def settle_start(execution_id: str) -> None:
    """Ask a worker to look how an execution ended that a schedule started."""
    transaction.on_commit(partial(_send, SETTLE_START, [execution_id]))


def deliver(delivery_id: str) -> None:
    """Ask a worker to send a message, as soon as the transaction is committed."""
    transaction.on_commit(partial(_send, DELIVER, [delivery_id]))


def queue_of(type: str) -> str | None:
    """Return the queue of a type of step, None for the one that every worker listens to."""
    found: str | None = settings.WEFT_STEP_QUEUES.get(type)
    return found


def _send(
    job: str,
    arguments: Sequence[object],
    *,
    queue: str | None = None,
    countdown: float | None = None,
) -> None:
    try:
        current_app.send_task(job, arguments, queue=queue, countdown=countdown)
    except OperationalError:
        logger.warning("no broker: %s of %s waits for the sweep", job, arguments[0])
