"""Ending what is under way."""

from django.db import transaction

from apps.engine.states import ENDED, StepState
from apps.executions import dispatch, driver, mirroring, wiring
from apps.executions.actions.acting import acting, refuse, standing_of
from apps.executions.ending import end
from apps.executions.mirrors import Request, Verb
from apps.executions.models import Execution, StepExecution
from apps.executions.store import Standing, Turn
from apps.teams.models import User
from apps.teams.policy import Action

_NOT_BEGUN = frozenset({StepState.WAIT_INPUTS, StepState.PENDING})


@transaction.atomic
def stop_execution(execution: Execution, *, by: User) -> None:
    """End an execution: nothing more begins, what is under way ends within moments."""
    with acting(execution, Action.RUN, by=by) as turn:
        if turn.is_over or turn.execution.stop_requested:
            raise refuse("stop", turn.execution.status)
        stop_all(turn)


def stop_all(turn: Turn) -> None:
    """End everything in an execution that has not ended."""
    if wiring.is_mirrored(turn.execution.target):
        mirroring.pass_on(turn.execution, Request(verb=Verb.STOP), by=turn.by)
        return
    turn.write_execution(stop_requested=True)
    for step in list(turn.steps.values()):
        if step.state not in ENDED and step.state is not StepState.INIT:
            _stop(turn, step)
    driver.proceed(turn)


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
        _stop(turn, standing)


def _stop(turn: Turn, step: Standing) -> None:
    """End a step that nobody has taken; ask whoever has it, or can reach it, to end any other."""
    if step.state is StepState.STOPPING:
        return
    turn.write(step, stop_requested=True)
    if step.state in _NOT_BEGUN:
        driver.hint(end(turn, step.name, StepState.STOPPED))
        return
    turn.end_waiting(step)
    turn.move(step, StepState.STOPPING)
    if StepExecution.objects.filter(pk=step.pk, worker="").update(due_at=turn.now):
        dispatch.carry(step.pk, step.attempt, type=step.type)
