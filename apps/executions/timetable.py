"""Starts what schedules ask for: once a tick, however many look at the clock.

Whoever moves `next_at` on from the value that was read has the start; moving it and starting
commit together, so that a crash between the two loses nothing. Ticks that passed while nobody
looked are one start.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from apps.core.errors import Forbidden, NotFound, Refused
from apps.engine.states import ExecutionState
from apps.executions import dispatch
from apps.executions.actions import start_execution
from apps.executions.clocks import plan
from apps.executions.models import Execution, Schedule, ScheduledStart
from apps.spec.problems import Problem

_UNDER_WAY = (ExecutionState.INIT.value, ExecutionState.RUNNING.value)
_ENDED = tuple(state.value for state in ExecutionState if state.value not in _UNDER_WAY)


def look_at_the_clock() -> None:
    """Ask for everything that is due: each by itself, so that a fault of one holds up no other."""
    for schedule_id in due():
        dispatch.start_by_schedule(schedule_id)
    for execution_id in ended():
        dispatch.settle_start(execution_id)


def due() -> list[str]:
    """Return the schedules whose time has come."""
    found = Schedule.objects.filter(enabled=True, next_at__lte=timezone.now())
    return list(found.order_by("next_at").values_list("pk", flat=True))


def ended() -> list[str]:
    """Return the executions started by schedules that have ended since somebody last looked."""
    found = ScheduledStart.objects.filter(settled=False, execution__status__in=_ENDED)
    return list(found.values_list("execution_id", flat=True))


@transaction.atomic
def start_by(schedule_id: str) -> None:
    """Start the workflow of a schedule whose time has come, unless somebody else does."""
    schedule = _schedules().filter(pk=schedule_id).first()
    if schedule is None or schedule.next_at is None or schedule.next_at > timezone.now():
        return
    tick = schedule.next_at
    mine = Schedule.objects.filter(pk=schedule.pk, next_at=tick, enabled=True)
    plan(schedule)
    if mine.update(next_at=schedule.next_at):
        _start(schedule, tick=tick)


@transaction.atomic
def settle(execution_id: str) -> None:
    """Start once more what failed, where its schedule says so, unless somebody else does."""
    start = ScheduledStart.objects.select_related("execution").filter(pk=execution_id).first()
    unsettled = ScheduledStart.objects.filter(pk=execution_id, settled=False)
    if start is None or not unsettled.update(settled=True) or start.is_retry:
        return
    willing = _schedules().filter(pk=start.schedule_id, enabled=True, retry_failure=True)
    schedule = willing.first()
    if schedule is not None and start.execution.status == ExecutionState.ABNORMAL:
        _start(schedule, tick=start.tick, is_retry=True)


def _schedules() -> QuerySet[Schedule]:
    return Schedule.objects.select_related("workflow__project__team", "user")


def _start(schedule: Schedule, *, tick: datetime, is_retry: bool = False) -> None:
    """Start the workflow, or write down why not."""
    missed = _obstacle(schedule) or _begin(schedule, tick=tick, is_retry=is_retry)
    Schedule.objects.filter(pk=schedule.pk).update(
        missed=missed.code if missed else "", missed_params=dict(missed.params) if missed else {}
    )


def _obstacle(schedule: Schedule) -> Problem | None:
    if schedule.workflow.trashed_at is not None:
        return Problem(code="schedule.in_trash")
    running = Execution.objects.filter(workflow=schedule.workflow, status__in=_UNDER_WAY)
    if schedule.cancel_while_running and running.exists():
        return Problem(code="schedule.still_running")
    return None


def _begin(schedule: Schedule, *, tick: datetime, is_retry: bool) -> Problem | None:
    try:
        with transaction.atomic():
            execution = start_execution(schedule.workflow, by=schedule.user)
            ScheduledStart.objects.create(
                schedule=schedule, tick=tick, execution=execution, is_retry=is_retry
            )
    except Refused as error:
        return error.problems[0]
    except (Forbidden, NotFound):
        return Problem(code="schedule.not_allowed", params={"user": schedule.user.username})
    return None
