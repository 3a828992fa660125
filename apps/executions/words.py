"""How a run and its steps are going, in words and as one of the marks that every page shows."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.engine.states import ExecutionState, StepState


class Mark(StrEnum):
    """The round mark beside the word; styles and scripts know these."""

    COMPLETED = "completed"
    RUNNING = "running"
    WAIT = "wait"
    FAILED = "failed"
    SKIPPED = "skipped"
    STOPPED = "stopped"
    QUEUED = "queued"


_STEPS: Mapping[StepState, tuple[Promise, Mark]] = {
    StepState.INIT: (_("Queued"), Mark.QUEUED),
    StepState.WAIT_INPUTS: (_("Waiting for input"), Mark.WAIT),
    StepState.PENDING: (_("Starting"), Mark.RUNNING),
    StepState.CREATING: (_("Starting"), Mark.RUNNING),
    StepState.CREATED: (_("Starting"), Mark.RUNNING),
    StepState.CREATE_FAILED: (_("Could not start"), Mark.FAILED),
    StepState.RUNNING: (_("Running"), Mark.RUNNING),
    StepState.HOLD: (_("Waiting for people"), Mark.WAIT),
    StepState.STOPPING: (_("Stopping"), Mark.RUNNING),
    StepState.STOPPED: (_("Stopped"), Mark.STOPPED),
    StepState.TIMEOUT: (_("Timed out"), Mark.FAILED),
    StepState.COMPLETED: (_("Succeeded"), Mark.COMPLETED),
    StepState.FAILED: (_("Failed"), Mark.FAILED),
    StepState.SKIPPED: (_("Skipped"), Mark.SKIPPED),
}

_NOT_RUN = _("Not run")

_EXECUTIONS: Mapping[ExecutionState, tuple[Promise, Mark]] = {
    ExecutionState.INIT: (_("Queued"), Mark.QUEUED),
    ExecutionState.RUNNING: (_("Running"), Mark.RUNNING),
    ExecutionState.COMPLETED: (_("Succeeded"), Mark.COMPLETED),
    ExecutionState.STOPPED: (_("Stopped"), Mark.STOPPED),
    ExecutionState.ABNORMAL: (_("Failed"), Mark.FAILED),
}


def step_word(state: str, *, over: bool = False) -> str:
    """Return the word for a step's state in the person's language; `over`: the run has ended."""
    if over and state == StepState.INIT:
        return str(_NOT_RUN)
    return str(_STEPS[StepState(state)][0])


def step_mark(state: str) -> Mark:
    """Return the mark of a step's state."""
    return _STEPS[StepState(state)][1]


def execution_word(status: str, *, waits: bool = False) -> str:
    """Return the word for an execution's status; `waits`: all that is left waits for people."""
    return (
        step_word(StepState.WAIT_INPUTS) if waits else str(_EXECUTIONS[ExecutionState(status)][0])
    )


def execution_mark(status: str, *, waits: bool = False) -> Mark:
    """Return the mark of an execution's status."""
    return Mark.WAIT if waits else _EXECUTIONS[ExecutionState(status)][1]
