"""Hints to the worker, by job name. The rows are the truth: a lost hint costs only time."""

import logging
from functools import partial

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

ADVANCE = "targets.advance_submission"
SWEEP = "targets.sweep_submissions"

logger = logging.getLogger(__name__)


def advance(submission_id: str) -> None:
    """Ask a worker to act on a submission as soon as the transaction is committed."""
    transaction.on_commit(partial(_send, submission_id))


def _send(submission_id: str) -> None:
    try:
        current_app.send_task(ADVANCE, [submission_id])
    except OperationalError:
        logger.warning("no broker: submission %s waits for the sweep", submission_id)
