"""Acting on one attempt of a step: claim, commit, ask the target, commit what it said.

Every moment at which a worker might die has a name, told to `checkpoint`; the trials kill there.
"""

from collections.abc import Callable

from apps.engine.states import StepState
from apps.executions import claiming
from apps.executions.asking import ask, read_log
from apps.executions.claiming import Claim
from apps.executions.keeper import keeper
from apps.executions.models import StepExecution
from apps.executions.pace import pace
from apps.executions.recording import Recorded, record

Checkpoint = Callable[[str], None]


def passing(_name: str) -> None:
    """Go on."""


def carry(step_id: str, attempt: int, *, checkpoint: Checkpoint = passing) -> None:
    """Act on an attempt that is due, and then on what begins because it ended, for a while."""
    claim = claiming.claim(step_id, attempt, room=keeper.has_room())
    if claim is None and not keeper.has_room():
        _remember(step_id, attempt)
    left = pace().in_a_row
    while claim is not None:
        left -= 1
        claim = _act(claim, take_next=left > 0, checkpoint=checkpoint).taken


def _remember(step_id: str, attempt: int) -> None:
    """Have this worker told of an attempt, if it still waits, once it has room."""
    waiting = StepExecution.objects.filter(
        pk=step_id, attempt=attempt, state=StepState.PENDING.value
    )
    step = waiting.only("pk", "attempt", "type", "flavor").first()
    if step is not None:
        keeper.owes(step)


def _act(claim: Claim, *, take_next: bool, checkpoint: Checkpoint) -> Recorded:
    checkpoint("claimed")
    held = keeper.hold(claim)
    try:
        observation = ask(claim, stopped=held.is_stopped)
        checkpoint("answered")
        read_log(claim, observation.handle or claim.row.handle)
        recorded = record(
            claim,
            observation,
            take_next=take_next and not keeper.is_leaving,
            hand_back=held.is_handed_back,
        )
    except BaseException:
        keeper.abandon(held)
        raise
    checkpoint("recorded")
    if recorded.goes_on:
        keeper.keep(held, observation)
    else:
        keeper.drop(held)
    return recorded
