"""What the worker runs: each a hint to look at the rows."""

from celery import shared_task
from celery.signals import worker_shutdown, worker_shutting_down

from apps.executions import (
    carrying,
    delivering,
    dispatch,
    driver,
    leaving,
    mirroring,
    sweeper,
    timetable,
)

worker_shutting_down.connect(leaving.begin)
worker_shutdown.connect(leaving.end)


@shared_task(name=dispatch.ADVANCE)
def advance(execution_id: str) -> None:
    """Start what can start in an execution."""
    driver.advance(execution_id)


@shared_task(name=dispatch.CARRY)
def carry(step_id: str, attempt: int) -> None:
    """Act on one attempt of a step."""
    carrying.carry(step_id, attempt)


@shared_task(name=dispatch.MIRROR)
def mirror(execution_id: str) -> None:
    """Look at an execution that goes on elsewhere."""
    mirroring.mirror(execution_id)


@shared_task(name=dispatch.SWEEP)
def sweep() -> None:
    """Ask for everything that is due."""
    sweeper.sweep()


@shared_task(name=dispatch.CLOCK)
def look_at_the_clock() -> None:
    """Ask for what schedules have due."""
    timetable.look_at_the_clock()


@shared_task(name=dispatch.START_BY_SCHEDULE)
def start_by_schedule(schedule_id: str) -> None:
    """Start what one schedule asks for."""
    timetable.start_by(schedule_id)


@shared_task(name=dispatch.SETTLE_START)
def settle_start(execution_id: str) -> None:
    """Look how an execution ended that a schedule started."""
    timetable.settle(execution_id)


@shared_task(name=dispatch.DELIVER)
def deliver(delivery_id: str) -> None:
    """Send one message."""
    delivering.deliver(delivery_id)


@shared_task(name=dispatch.DELIVERIES)
def sweep_deliveries() -> None:
    """Ask for every message that is due."""
    delivering.sweep()


@shared_task(name=dispatch.FORGET)
def forget_deliveries() -> None:
    """Take what was settled long ago out of the log of deliveries."""
    delivering.forget()
