"""Telling those who have a workflow open what was done to it."""

from functools import partial

from django.db import transaction

from apps.workflows.actions.log_rows import change_json
from apps.workflows.live import MAX_DATA, Event, changed, counted, publish
from apps.workflows.models import Change


def announce(change: Change) -> None:
    """Tell everybody of a change as soon as it is committed, and nobody if it never is."""
    transaction.on_commit(partial(publish, change.workflow_id, _said(change)))


def _said(change: Change) -> Event:
    if len(change.operations) > MAX_DATA:
        return counted(change.sequence, change.revision)
    return changed(change_json(change), sequence=change.sequence)
