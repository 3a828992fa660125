"""Doing again what has ended."""

from collections.abc import Collection, Iterable

from django.db import transaction

from apps.core.errors import Refused
from apps.engine.states import BROKEN, PASSED, ExecutionState, StepState
from apps.executions import attempts, driver, mirroring, wiring
from apps.executions.actions.acting import acting, refuse, standing_of
from apps.executions.actions.giving import NOTHING, Given, Values
from apps.executions.blueprint import blueprint_of
from apps.executions.mirrors import Verb
from apps.executions.models import Execution, StepExecution
from apps.executions.store import Turn
from apps.spec.problems import Problem
from apps.teams.models import User
from apps.teams.policy import Action

RETRY = "retry"


@transaction.atomic
def rerun_execution(
    execution: Execution,
    *,
    by: User,
    steps: Collection[str] = (),
    parameters: Values = NOTHING,
    data_requirements: Values = NOTHING,
) -> None:
    """Do steps again, and everything behind them, in an execution that has ended.

    Without names everything that did not complete is done again; where all did, everything.
    """
    given = Given(parameters, data_requirements)
    with acting(execution, Action.RUN, by=by) as turn:
        if not turn.is_over:
            raise refuse("rerun", turn.execution.status)
        if unknown := [name for name in steps if name not in turn.steps]:
            raise Refused([_no_step(name) for name in unknown])
        _give(turn, given, by=by)
        if wiring.is_mirrored(turn.execution.target):
            request = given.asked_for(Verb.RERUN, steps=steps)
            mirroring.pass_on(turn.execution, request, by=by)
            return
        _reopen(turn)
        _restart(turn, _again(turn, steps))
        driver.hint(driver.proceed(turn))


@transaction.atomic
def retry_step(
    step: StepExecution,
    *,
    by: User,
    parameters: Values = NOTHING,
    data_requirements: Values = NOTHING,
) -> None:
    """Do a step again that did not end well; what waited for it goes on once it completes."""
    given = Given(parameters, data_requirements)
    with acting(step.execution, Action.RUN, by=by) as turn:
        standing = standing_of(turn, step)
        stopping = turn.execution.stop_requested and not turn.is_over
        if standing.state not in BROKEN or stopping:
            raise refuse("retry", standing.state)
        _give(turn, given, by=by)
        if wiring.is_mirrored(turn.execution.target):
            request = given.asked_for(Verb.RETRY, step=step.name)
            mirroring.pass_on(turn.execution, request, by=by)
            return
        _reopen(turn)
        _restart(turn, [step.name], policy=RETRY)
        driver.hint(driver.proceed(turn))


def _give(turn: Turn, given: Given, *, by: User) -> None:
    given.refuse_unfitting(blueprint_of(turn.execution.pk).workflow)
    given.keep(turn.execution, by=by)


def _reopen(turn: Turn) -> None:
    """Let an execution that has ended go on; the time between does not count."""
    row = turn.execution
    if row.finished_at is None:
        return
    turn.write_execution(
        status=ExecutionState.RUNNING.value,
        stop_requested=False,
        spent=row.spent + (row.finished_at - row.resumed_at).total_seconds(),
        resumed_at=turn.now,
        finished_at=None,
    )


def _again(turn: Turn, steps: Collection[str]) -> Iterable[str]:
    plan = blueprint_of(turn.execution.pk).plan
    left = [step.name for step in turn.steps.values() if step.state not in PASSED]
    return plan.downstream(steps or left or turn.steps)


def _restart(turn: Turn, names: Iterable[str], *, policy: str = "") -> None:
    """Begin new attempts of the steps that have ended; the others never began."""
    ended = [n for n in names if turn.steps[n].state is not StepState.INIT]
    rows = turn.execution.steps.filter(name__in=ended).in_bulk(field_name="pk")
    for name in ended:
        step = turn.steps[name]
        attempts.keep(rows[step.pk], state=step.state, now=turn.now, by=turn.by)
        step.reached = None if not policy else step.reached
        attempts.begin(turn, step, losses=0, reached=step.reached, execution_policy=policy)


def _no_step(name: str) -> Problem:
    return Problem(
        code="execution.no_step", path=("policies", "rerun_steps"), params={"name": name}
    )
