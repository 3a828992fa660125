"""Ending what is under way, for whoever asked for it."""

from django.db.models import QuerySet

from apps.engine.states import ENDED, StepState
from apps.executions import dispatch, driver, mirroring, store, wiring
from apps.executions.ending import end
from apps.executions.mirrors import Request, Verb
from apps.executions.models import Execution, StepExecution
from apps.executions.store import Standing, Turn
from apps.teams.models import User

_NOT_BEGUN = frozenset({StepState.WAIT_INPUTS, StepState.PENDING})


def stop_all(turn: Turn) -> None:
    """End everything in an execution that has not ended."""
    if wiring.is_mirrored(turn.execution.target):
        mirroring.pass_on(turn.execution, Request(verb=Verb.STOP), by=turn.by)
        return
    turn.write_execution(stop_requested=True)
    for step in list(turn.steps.values()):
        if step.state not in ENDED and step.state is not StepState.INIT:
            stop_one(turn, step)
    driver.proceed(turn)


def stop_one(turn: Turn, step: Standing) -> None:
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
        dispatch.carry(step)


def stop_each(executions: QuerySet[Execution], *, by: User | None = None) -> None:
    """Stop those of the executions that run, each in a turn of its own."""
    running = executions.filter(finished_at=None, stop_requested=False).order_by("pk")
    for execution_id in running.values_list("pk", flat=True):
        with store.turn(execution_id, by=by) as turn:
            if not turn.is_over and not turn.execution.stop_requested:
                stop_all(turn)
