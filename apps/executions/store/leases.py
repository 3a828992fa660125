"""Leases of steps: renewed while their worker lives, offered again when nobody has taken them.

Rows that somebody is changing just now are left out, so that no two statements wait for each other.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from apps.executions.models import StepExecution


@dataclass(frozen=True, slots=True)
class Due:
    """A step on which somebody may act now."""

    pk: str
    attempt: int
    type: str
    flavor: str
    worker: str


def renew(step_ids: Collection[str], *, worker: str, lease: float) -> Mapping[tuple[str, int], str]:
    """Hold steps for longer; return (step, attempt) → state of all that the worker still holds."""
    mine = StepExecution.objects.order_by().filter(pk__in=step_ids, worker=worker)
    with transaction.atomic():
        rows = mine.select_for_update(skip_locked=True).values_list("pk", flat=True)
        due = timezone.now() + timedelta(seconds=lease)
        StepExecution.objects.filter(pk__in=list(rows)).update(due_at=due)
    return {
        (pk, attempt): state for pk, attempt, state in mine.values_list("pk", "attempt", "state")
    }


def take_due(now: datetime, *, patience: float, most: int) -> list[Due]:
    """Return what is due, longest first; what no worker holds is not due again for a while."""
    due = StepExecution.objects.filter(due_at__lte=now).order_by("due_at")
    with transaction.atomic():
        rows = due.select_for_update(skip_locked=True)[:most]
        found = [Due(*row) for row in rows.values_list("pk", "attempt", "type", "flavor", "worker")]
        free = [one.pk for one in found if not one.worker]
        again = now + timedelta(seconds=patience)
        StepExecution.objects.filter(pk__in=free).update(due_at=again)
    return found
