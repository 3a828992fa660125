"""Ending what is under way."""

from django.db import transaction

from apps.engine.states import ENDED, StepState
from apps.executions import mirroring, wiring
from apps.executions.actions.acting import acting, refuse, standing_of
from apps.executions.mirrors import Request, Verb
from apps.executions.models import Execution, StepExecution
from apps.executions.stopping import stop_all, stop_one
from apps.teams.models import User
from apps.teams.policy import Action


@transaction.atomic
def stop_execution(execution: Execution, *, by: User) -> None:
    """End an execution: nothing more begins, what is under way ends within moments."""
    with acting(execution, Action.RUN, by=by) as turn:
        if turn.is_over or turn.execution.stop_requested:
            raise refuse("stop", turn.execution.status)
        stop_all(turn)


@transaction.atomic
def stop_step(step: StepExecution, *, by: User) -> None:
    """End one step; what needs it is not started, the rest of the execution goes on."""
    with acting(step.execution, Action.RUN, by=by) as turn:
        standing = standing_of(turn, step)
        if standing.state in ENDED | {StepState.INIT, StepState.STOPPING}:
            raise refuse("stop_step", standing.state)
        if wiring.is_mirrored(turn.execution.target):
            request = Request(verb=Verb.STOP_STEP, step=standing.name)
            mirroring.pass_on(turn.execution, request, by=by)
            return
        stop_one(turn, standing)
