"""What a target is asked about an attempt, and what its answer means."""

import logging
from collections.abc import Callable

from django.utils import timezone

from apps.engine.states import ENDED, StepState
from apps.executions import store
from apps.executions.claiming import Claim
from apps.executions.pace import pace
from apps.executions.ports import Fault, Log, Observation, Stopped, TargetUnavailable

logger = logging.getLogger(__name__)

MOST_READS = 100


def ask(claim: Claim, *, stopped: Stopped) -> Observation:
    """Do with the work what its row says is next; return how it stands then."""
    row = claim.row
    if row.state == StepState.STOPPING:
        return cancel(claim, row.handle, StepState.STOPPED)
    if is_late(claim):
        return cancel(claim, row.handle, StepState.TIMEOUT)
    if row.state == StepState.CREATING or claim.work.resumed:
        return _understood(claim, lambda: _submit(claim, stopped))
    return look(claim, row.handle)


def look(claim: Claim, handle: str) -> Observation:
    """Return how work goes that was submitted."""
    if claim.row.state == StepState.HOLD and claim.target.attached:
        return Observation(state=StepState.HOLD, handle=handle)
    return _understood(claim, lambda: claim.target.observe(claim.work, handle))


def cancel(claim: Claim, handle: str, state: StepState) -> Observation:
    """End the work; return that it has come to `state`, or that nothing has changed yet."""

    def act() -> Observation:
        claim.target.cancel(claim.work, handle)
        return Observation(state=state, handle=handle)

    return _understood(claim, act)


def read_log(claim: Claim, handle: str) -> bool:
    """Keep what the work has said since the last time; False where somebody else keeps it now."""
    if not handle and not claim.target.attached:
        return True
    with claim.reading:
        for _ in range(MOST_READS):
            before = claim.row.log_cursor
            log = _said(claim, handle, after=before)
            if log.cursor == before and not log.lines:
                break
            claim.row.log_cursor = log.cursor
            if not store.append_log(claim.row, log, after=before):
                return False
    return True


def _said(claim: Claim, handle: str, *, after: str) -> Log:
    """Return the lines after a cursor; a target that cannot tell now has said nothing new."""
    try:
        return claim.target.log(claim.work, handle, after=after)
    except TargetUnavailable:
        return Log(lines=(), cursor=after)


def is_late(claim: Claim) -> bool:
    """Tell whether an attempt has taken longer than it may."""
    limit = claim.row.times_out_at
    return limit is not None and limit <= timezone.now()


def _submit(claim: Claim, stopped: Stopped) -> Observation:
    fault = claim.target.refuses(claim.work)
    if fault is not None:
        return Observation(state=StepState.CREATE_FAILED, fault=fault)
    return claim.target.submit(claim.work, stopped=stopped)


def _understood(claim: Claim, act: Callable[[], Observation]) -> Observation:
    """Return the answer; where there is none for now, that all is as it was."""
    try:
        return act()
    except TargetUnavailable as away:
        wait = pace().unavailable if away.wait is None else away.wait
        state = StepState(claim.row.state)
        return Observation(state=state, handle=claim.row.handle, look_again=wait)
    except Exception as error:  # an adapter's own fault must end the step, not us
        logger.exception("the target of step %s broke", claim.row.pk)
        params = {"error": f"{type(error).__name__}: {error}"[:200]}
        return Observation(
            state=StepState.FAILED, fault=Fault(code="step.target_broke", params=params)
        )


def has_ended(observation: Observation) -> bool:
    """Tell whether nothing more will come of the attempt."""
    return observation.state in ENDED
