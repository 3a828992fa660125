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
from apps.executions.actions import start_execution
from apps.executions.clocks import plan
from apps.executions.models import Execution, Schedule, ScheduledStart
from apps.spec.problems import Problem

_UNDER_WAY = (ExecutionState.INIT.value, ExecutionState.RUNNING.value)
_ENDED = tuple(state.value for state in ExecutionState if state.value not in _UNDER_WAY)


def look_at_the_clock() -> None:
    """Start everything that is due, and once more what failed where a schedule says so."""
    now = timezone.now()
    for schedule in _schedules().filter(enabled=True, next_at__lte=now):
        _take(schedule)
    ended = ScheduledStart.objects.filter(settled=False, execution__status__in=_ENDED)
    for start in ended.select_related("execution"):
        _settle(start)


def _schedules() -> QuerySet[Schedule]:
    return Schedule.objects.select_related("workflow__project__team", "user")


@transaction.atomic
def _take(schedule: Schedule) -> None:
    tick = schedule.next_at
    mine = Schedule.objects.filter(pk=schedule.pk, next_at=tick, enabled=True)
    plan(schedule)
    if tick is not None and mine.update(next_at=schedule.next_at):
        _start(schedule, tick=tick)


@transaction.atomic
def _settle(start: ScheduledStart) -> None:
    open_still = ScheduledStart.objects.filter(pk=start.pk, settled=False)
    failed = start.execution.status == ExecutionState.ABNORMAL
    if not open_still.update(settled=True) or not failed or start.is_retry:
        return
    schedule = _schedules().filter(pk=start.schedule_id, enabled=True, retry_failure=True).first()
    if schedule is not None:
        _start(schedule, tick=start.tick, is_retry=True)


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
