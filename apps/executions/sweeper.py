"""What a lost message or a dead worker left behind, asked for again."""

from datetime import datetime, timedelta

from django.utils import timezone

from apps.engine.states import ExecutionState
from apps.executions import dispatch, store
from apps.executions.models import Execution
from apps.executions.pace import pace
from apps.executions.stopping import stop_each

MOST_AT_ONCE = 500


def sweep() -> None:
    """Offer everything that is due to the workers, and stop what runs of workflows in the trash."""
    now = timezone.now()
    for due in store.take_due(now, patience=pace().patience, most=MOST_AT_ONCE):
        dispatch.carry(due)
    for execution_id in _unbegun(now):
        dispatch.advance(execution_id)
    for execution_id in _elsewhere(now):
        dispatch.mirror(execution_id)
    stop_each(Execution.objects.filter(workflow__trashed_at__isnull=False))


def _unbegun(now: datetime) -> list[str]:
    early = now - timedelta(seconds=pace().patience)
    rows = Execution.objects.filter(
        status=ExecutionState.INIT.value, created_at__lte=early, due_at=None
    )
    return list(rows.order_by("created_at").values_list("pk", flat=True)[:MOST_AT_ONCE])


def _elsewhere(now: datetime) -> list[str]:
    due = Execution.objects.filter(due_at__lte=now)
    return list(due.order_by("due_at").values_list("pk", flat=True)[:MOST_AT_ONCE])
