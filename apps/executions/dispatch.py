"""Hints to the workers, by job name. The rows are the truth: a lost hint costs only time."""

import logging
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Protocol

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


class Attempt(Protocol):
    """One attempt of a step, and what says which workers may take it."""

    @property
    def pk(self) -> str:
        """The step execution's id."""

    @property
    def attempt(self) -> int:
        """The number of the attempt."""

    @property
    def type(self) -> str:
        """The type of the step."""

    @property
    def flavor(self) -> str:
        """The flavor that the step asks for, "" for none."""


def advance(execution_id: str) -> None:
    """Ask a worker to look what can begin, as soon as the transaction is committed."""
    transaction.on_commit(partial(_send, ADVANCE, [execution_id]))


def carry(step: Attempt, *, wait: float | None = None) -> None:
    """Ask a worker to act on an attempt, `wait` seconds after the transaction is committed."""
    arguments = [step.pk, step.attempt]
    send = partial(_send, CARRY, arguments, queue=queue_of(step), countdown=wait)
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


def queue_of(step: Attempt) -> str | None:
    """Return the queue of a step's flavor, else of its type, None for the one of every worker."""
    queues: Mapping[str, str] = settings.WEFT_STEP_QUEUES
    return queues.get(step.flavor) or queues.get(step.type)


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
