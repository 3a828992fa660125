"""Attempts of a step: the one that is over is kept, the next begins with nothing."""

from datetime import datetime
from typing import Any

from apps.engine.states import StepState
from apps.executions.models import PastAttempt, StepExecution
from apps.executions.ports import Fault
from apps.executions.store import Standing, Turn
from apps.teams.models import User

_FRESH: dict[str, Any] = {
    "worker": "",
    "due_at": None,
    "handle": "",
    "log_cursor": "",
    "stop_requested": False,
    "execution_policy": "",
    "started_at": None,
    "ended_at": None,
    "waiting_since": None,
    "waited": 0,
    "times_out_at": None,
    "instance_id": "",
    "progress": None,
    "progress_text": "",
    "error_code": "",
    "error_params": {},
    "outcome": None,
    "operands": "",
    "used_cache": False,
}


def keep(
    row: StepExecution,
    *,
    state: StepState,
    now: datetime,
    fault: Fault | None = None,
    by: User | None = None,
) -> None:
    """Keep an attempt that another one follows, as its row has it."""
    PastAttempt.objects.create(
        step_id=row.pk,
        number=row.attempt,
        state=state.value,
        worker=row.worker,
        started_at=row.started_at,
        ended_at=row.ended_at or now,
        waited=row.waited,
        outputs=row.outputs,
        error_code=fault.code if fault else row.error_code,
        error_params=dict(fault.params) if fault else row.error_params,
        followed_by=by,
    )


def begin(turn: Turn, step: Standing, **fields: Any) -> None:
    """Begin the next attempt of a step, at `init`."""
    step.attempt += 1
    step.state, step.outcome = StepState.INIT, None
    step.waiting_since, step.waited = None, 0
    turn.write(step, state=step.state.value, attempt=step.attempt, **{**_FRESH, **fields})
