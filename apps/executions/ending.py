"""The end of an attempt, and what begins because of it."""

from typing import Any

from apps.engine.states import StepState, route
from apps.executions import driver
from apps.executions.ports import Fault
from apps.executions.store import Standing, Turn


def end(
    turn: Turn, name: str, state: StepState, *, fault: Fault | None = None, **fields: Any
) -> list[Standing]:
    """End the attempt of a step; return the steps that are ready because of it.

    Where the step stands already in a way that `state` cannot follow, it has failed; one that was
    being stopped has stopped, however its target saw it end.
    """
    step = turn.steps[name]
    if step.state is StepState.STOPPING:
        state, fault = StepState.STOPPED, None
    elif route(step.state, state) is None:
        state = StepState.FAILED
    if fault is not None:
        fields |= {"error_code": fault.code, "error_params": dict(fault.params)}
    turn.end_waiting(step)
    turn.move(step, state, worker="", due_at=None, ended_at=turn.now, **fields)
    return driver.proceed(turn, changed=[name])
