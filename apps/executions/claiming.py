"""Taking an attempt of a step, so that nobody else acts on it meanwhile.

A claim is a lease: `worker` holds the step until `due_at`, and says again and again that it lives.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from django.utils import timezone

from apps.engine.states import ENDED, StepState
from apps.executions import dispatch, driver, losing, store, wiring
from apps.executions.blueprint import Blueprint, blueprint_of
from apps.executions.ending import end
from apps.executions.models import Execution, StepExecution
from apps.executions.pace import pace
from apps.executions.ports import Fault, StepTarget, TargetUnavailable, Work
from apps.executions.resolution import work_of
from apps.executions.store import Standing, Turn
from apps.executions.time_limits import time_limit
from apps.executions.worker import this_worker

_UNTAKEN = ENDED | {StepState.INIT, StepState.WAIT_INPUTS}
CONTINUE = "continue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The right to act on one attempt of a step, and all that is needed for it.

    Whoever reads its log holds `reading`: two threads of a process may want to.
    """

    row: StepExecution
    work: Work
    target: StepTarget
    reading: Lock = field(default_factory=Lock)


def claim(step_id: str, attempt: int, *, room: bool) -> Claim | None:
    """Take an attempt that is due; None if it is not, or somebody else has it.

    Without `room` nothing is taken that would occupy this worker. An attempt whose worker is lost
    is given up.
    """
    found = StepExecution.objects.filter(pk=step_id, attempt=attempt)
    seen = found.only("execution_id", "state", "worker", "due_at").first()
    if seen is None or not _is_free(seen, timezone.now()):
        return None
    try:
        with store.turn(seen.execution_id) as turn:
            row = found.select_for_update().first()
            return None if row is None else _take_due(turn, row, room=room)
    except Execution.DoesNotExist:
        return None


def take_next(turn: Turn, ready: Sequence[Standing], *, queue: str | None) -> Claim | None:
    """Take a step that waits to be taken from the same queue: one of those ready just now at best.

    Whoever was told of it already finds it taken.
    """
    target = _opened(blueprint_of(turn.execution.pk))
    if target is None:
        return None
    for step in ready:
        if dispatch.queue_of(step) == queue:
            return _take(turn, step, turn.row_of(step), target)
    for step in turn.steps.values():
        if step.state is StepState.PENDING and dispatch.queue_of(step) == queue:
            return _take(turn, step, StepExecution.objects.get(pk=step.pk), target)
    return None


def _take_due(turn: Turn, row: StepExecution, *, room: bool) -> Claim | None:
    blueprint = blueprint_of(turn.execution.pk)
    if not _is_free(row, turn.now):
        return None
    target = _opened(blueprint)
    if target is None:
        fault = Fault(code="step.no_target", params={"target": blueprint.target})
        driver.hint(end(turn, row.name, StepState.CREATE_FAILED, fault=fault))
        return None
    if row.worker and not losing.survives(turn, row, attached=target.attached):
        return None
    step = Standing.of(row)
    if target.attached and not room:
        turn.write(step, seen=False, due_at=turn.now + timedelta(seconds=pace().patience))
        return None
    return _take(turn, step, row, target)


def _is_free(row: StepExecution, now: datetime) -> bool:
    if StepState(row.state) in _UNTAKEN:
        return False
    return not row.worker or (row.due_at is not None and row.due_at <= now)


def _take(turn: Turn, step: Standing, row: StepExecution, target: StepTarget) -> Claim:
    blueprint = blueprint_of(turn.execution.pk)
    resumed = row.state == StepState.HOLD and row.execution_policy == CONTINUE
    row.worker, row.due_at = this_worker(), turn.now + timedelta(seconds=pace().lease)
    fields = {"worker": row.worker, "due_at": row.due_at}
    if step.state is StepState.PENDING:
        row.state, row.started_at = StepState.CREATING.value, turn.now
        row.times_out_at = turn.now + time_limit(blueprint.steps[row.name])
        times = {"started_at": row.started_at, "times_out_at": row.times_out_at}
        turn.move(step, StepState.CREATING, **fields, **times)
    else:
        turn.write(step, seen=False, **fields)
    return Claim(row=row, work=work_of(row, blueprint, resumed=resumed), target=target)


def _opened(blueprint: Blueprint) -> StepTarget | None:
    try:
        return wiring.open_target(blueprint.target, project_id=blueprint.project_id)
    except TargetUnavailable:
        return None
