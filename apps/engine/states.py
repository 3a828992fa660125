"""The states of a step and of an execution, and the only moves between them.

Source: the vendor's status lists (`decisions.md`, Executions); which moves there are is ours.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache


class StepState(StrEnum):
    """How a step of an execution is going, in the words of the API."""

    INIT = "init"
    WAIT_INPUTS = "wait_inputs"
    PENDING = "pending"
    CREATING = "creating"
    CREATED = "created"
    CREATE_FAILED = "create_failed"
    RUNNING = "running"
    HOLD = "hold"
    STOPPING = "stopping"
    STOPPED = "stopped"
    TIMEOUT = "timeout"
    COMPLETED = "completed"
    FAILED = "failed"
    SKIPPED = "skipped"


class ExecutionState(StrEnum):
    """How an execution is going."""

    INIT = "init"
    RUNNING = "running"
    COMPLETED = "completed"
    STOPPED = "stopped"
    ABNORMAL = "abnormal"


PASSED = frozenset({StepState.COMPLETED, StepState.SKIPPED})
"""What lets the steps behind go on."""

BROKEN = frozenset(
    {StepState.FAILED, StepState.CREATE_FAILED, StepState.TIMEOUT, StepState.STOPPED}
)
"""What the steps behind wait for in vain, until it is retried."""

ENDED = PASSED | BROKEN
"""Nothing but a new attempt leaves these: an answer that comes late changes nothing."""

_S = StepState

MOVES: Mapping[StepState, frozenset[StepState]] = {
    _S.INIT: frozenset({_S.WAIT_INPUTS, _S.PENDING, _S.SKIPPED, _S.STOPPED, _S.FAILED}),
    _S.WAIT_INPUTS: frozenset({_S.PENDING, _S.STOPPED}),
    _S.PENDING: frozenset({_S.CREATING, _S.RUNNING, _S.STOPPING, _S.STOPPED, _S.CREATE_FAILED}),
    _S.CREATING: frozenset({_S.CREATED, _S.CREATE_FAILED, _S.STOPPING, _S.TIMEOUT}),
    _S.CREATED: frozenset({_S.RUNNING, _S.HOLD, _S.FAILED, _S.STOPPING, _S.TIMEOUT}),
    _S.RUNNING: frozenset({_S.COMPLETED, _S.FAILED, _S.HOLD, _S.STOPPING, _S.TIMEOUT}),
    _S.HOLD: frozenset({_S.RUNNING, _S.COMPLETED, _S.FAILED, _S.STOPPING, _S.TIMEOUT}),
    _S.STOPPING: frozenset({_S.STOPPED, _S.FAILED}),
    **dict.fromkeys(ENDED, frozenset()),
}
"""Every move of one attempt. A retry or a rerun is a new attempt and begins at `init`."""


def may_move(before: StepState, after: StepState) -> bool:
    """Tell whether an attempt may go from one state to the other."""
    return after in MOVES[before]


@cache
def route(before: StepState, after: StepState) -> tuple[StepState, ...] | None:
    """Return the shortest way from one state to another, `after` last; None where there is none.

    A target may have seen less than happened: what was `creating` and is `completed` has been
    `created` and `running` in between. Nobody holds who was not seen holding.
    """
    ways: dict[StepState, tuple[StepState, ...]] = {before: ()}
    for state in (queue := [before]):
        for step in (one for one in StepState if one in MOVES[state] and one not in ways):
            ways[step] = (*ways[state], step)
            queue.append(step)
    return ways.get(after)


def may_restart(state: StepState) -> bool:
    """Tell whether a new attempt may follow: nothing is under way any more."""
    return state in ENDED
