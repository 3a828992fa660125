"""Writing down how an attempt stands, unless it is no longer ours."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from apps.engine.states import StepState, route
from apps.executions import claiming, dispatch, driver, losing, store
from apps.executions.asking import has_ended, is_late
from apps.executions.blueprint import blueprint_of
from apps.executions.claiming import Claim
from apps.executions.ending import end
from apps.executions.models import Execution, StepExecution
from apps.executions.pace import pace
from apps.executions.ports import Observation
from apps.executions.resolution import with_made
from apps.executions.store import Standing, Turn
from apps.executions.time_limits import poll_interval
from apps.executions.worker import this_worker
from apps.spec import text


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of it: whether this process goes on with the attempt, and what it took next.

    `is_late`: the attempt was no longer held by this process, and nothing was written.
    """

    goes_on: bool = False
    is_late: bool = False
    taken: Claim | None = None


def record(
    claim: Claim, observation: Observation, *, take_next: bool = False, hand_back: bool = False
) -> Recorded:
    """Write down what a target said; an end brings the execution on in the same turn.

    With `take_next` one of the steps that begin because of it is taken at once. With `hand_back`
    work that was stopped, and not because somebody wanted that, is offered to other workers.
    """
    try:
        with store.turn(claim.work.execution_id) as turn:
            held = StepExecution.objects.filter(
                pk=claim.row.pk, attempt=claim.row.attempt, worker=this_worker()
            )
            row = held.select_for_update().first()
            if row is None:
                return Recorded(is_late=True)
            _note_metrics(turn, row, observation)
            if hand_back and _is_cut_short(row, claim, observation):
                losing.hand_back(turn, row)
                return Recorded()
            if has_ended(observation):
                return _end(turn, row, claim, observation, take_next=take_next)
            return _go_on(turn, row, claim, observation)
    except Execution.DoesNotExist:
        return Recorded(is_late=True)


def _is_cut_short(row: StepExecution, claim: Claim, observation: Observation) -> bool:
    stopped = observation.state is StepState.STOPPED
    return stopped and row.state != StepState.STOPPING and not is_late(claim)


def _end(
    turn: Turn, row: StepExecution, claim: Claim, observation: Observation, *, take_next: bool
) -> Recorded:
    state = observation.state
    if state is StepState.STOPPED and row.state != StepState.STOPPING and is_late(claim):
        state = StepState.TIMEOUT
    fields = _facts(row, observation)
    ready = end(turn, row.name, state, fault=observation.fault, **fields)
    queue = dispatch.queue_of(row)
    taken = claiming.take_next(turn, ready, queue=queue) if take_next else None
    driver.hint(step for step in ready if taken is None or step.pk != taken.row.pk)
    return Recorded(taken=taken)


def _go_on(turn: Turn, row: StepExecution, claim: Claim, observation: Observation) -> Recorded:
    step = Standing.of(row)
    if fields := _facts(row, observation):
        turn.write(step, **fields)
    stop_is_new = row.state == StepState.STOPPING and claim.row.state != StepState.STOPPING
    way = route(step.state, observation.state)
    if way:
        _move(turn, step, observation.state)
    claim.row.state, claim.row.handle = step.state.value, observation.handle or row.handle
    if claim.target.attached and step.state is not StepState.HOLD:
        return Recorded(goes_on=True)
    _park(turn, step, row, replace(observation, look_again=0) if stop_is_new else observation)
    return Recorded()


def _move(turn: Turn, step: Standing, state: StepState) -> None:
    if step.state is StepState.HOLD:
        turn.end_waiting(step)
    turn.move(step, state)
    if state is StepState.HOLD:
        step.waiting_since = turn.now
        turn.write(step, waiting_since=turn.now)


def _park(turn: Turn, step: Standing, row: StepExecution, observation: Observation) -> None:
    """Let go of an attempt until there may be news of it."""
    wait = _wait(row, observation, step.state)
    due = row.times_out_at if wait is None else turn.now + timedelta(seconds=wait)
    if due is not None and row.times_out_at is not None:
        due = min(due, row.times_out_at)
    turn.write(step, seen=False, worker="", due_at=due)
    if step.state is StepState.HOLD:
        turn.write(step, seen=False, execution_policy="")  # Continue counts once
    if wait is not None and wait <= pace().soon:
        dispatch.carry(row, wait=wait)


def _wait(row: StepExecution, observation: Observation, state: StepState) -> float | None:
    if observation.look_again is None:
        return 0.0 if state is StepState.STOPPING else None
    least = poll_interval(blueprint_of(row.execution_id).steps[row.name])
    return min(max(observation.look_again, least), pace().longest_look)


def _facts(row: StepExecution, observation: Observation) -> Mapping[str, Any]:
    """Return the fields of the row that an observation changes."""
    said: dict[str, Any] = {}
    if observation.handle:
        said["handle"] = observation.handle
    if observation.outputs is not None:
        said["outputs"] = with_made(row.outputs, observation.outputs)
    if observation.instance_id is not None:
        said["instance_id"] = text.write(observation.instance_id)
    if observation.progress is not None:
        said["progress"] = observation.progress
    if observation.progress_text:
        said["progress_text"] = observation.progress_text[:256]
    return {name: value for name, value in said.items() if getattr(row, name) != value}


def _note_metrics(turn: Turn, row: StepExecution, observation: Observation) -> None:
    if observation.metrics:
        store.write_metrics(row.pk, row.attempt, observation.metrics, now=turn.now)
        turn.write(Standing.of(row))
