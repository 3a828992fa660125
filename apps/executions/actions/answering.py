"""Giving the values that an execution asks for, and going on with what waits."""

from django.db import transaction

from apps.core.errors import Refused
from apps.engine.states import ENDED, StepState
from apps.executions import dispatch, driver, mirroring, wiring
from apps.executions.actions.acting import acting, refuse, standing_of
from apps.executions.actions.giving import NOTHING, Given, Values
from apps.executions.blueprint import Question, blueprint_of
from apps.executions.claiming import CONTINUE
from apps.executions.mirrors import Verb
from apps.executions.models import Execution, Source, StepExecution
from apps.executions.store import Standing, Turn
from apps.executions.values import Values as Known
from apps.spec.problems import Problem
from apps.spec.shapes import Json
from apps.teams.models import User
from apps.teams.policy import Action


@transaction.atomic
def answer_questions(
    execution: Execution,
    *,
    by: User,
    parameters: Values = NOTHING,
    data_requirements: Values = NOTHING,
) -> None:
    """Answer questions, also before a step waits for them; what waited for them goes on.

    Raises Refused for values that do not fit or that nobody asked for, and once a step has begun
    that uses one.
    """
    given = Given(parameters, data_requirements)
    with acting(execution, Action.ANSWER, by=by) as turn:
        if turn.is_over:
            raise refuse("answer", turn.execution.status)
        _answer(turn, given, by=by)
        driver.hint(driver.resume(turn))


@transaction.atomic
def continue_step(
    step: StepExecution,
    *,
    by: User,
    parameters: Values = NOTHING,
    data_requirements: Values = NOTHING,
) -> None:
    """Go on with a step that waits for values or holds; a default stands where no value is given.

    Raises Refused where a value is still missing or does not fit.
    """
    given = Given(parameters, data_requirements)
    with acting(step.execution, Action.ANSWER, by=by) as turn:
        standing = standing_of(turn, step)
        if standing.state is StepState.WAIT_INPUTS:
            _answer(turn, _with_defaults(turn, standing, given), by=by)
            driver.hint(driver.resume(turn))
        elif standing.state is StepState.HOLD:
            _answer(turn, given, by=by)
            if wiring.is_mirrored(turn.execution.target):
                request = given.asked_for(Verb.CONTINUE, step=standing.name)
                mirroring.pass_on(turn.execution, request, by=by)
                return
            turn.write(standing, execution_policy=CONTINUE, due_at=turn.now)
            dispatch.carry(standing)
        else:
            raise refuse("continue", standing.state)


def _answer(turn: Turn, given: Given, *, by: User) -> None:
    blueprint = blueprint_of(turn.execution.pk)
    given.refuse_unfitting(blueprint.workflow)
    problems = [
        Problem(code="execution.not_asked", path=question, params={"name": question[1]})
        for question in given.by_question()
        if question not in blueprint.asked or _is_used(turn, question)
    ]
    if problems:
        raise Refused(problems)
    given.keep(turn.execution, by=by)
    turn.write_execution()


def _is_used(turn: Turn, question: Question) -> bool:
    """Tell whether a step has begun with the answer that there was."""
    asked = blueprint_of(turn.execution.pk).questions
    idle = ENDED | {StepState.INIT, StepState.WAIT_INPUTS}
    return any(
        question in asked.get(step.name, ()) and step.state not in idle
        for step in turn.steps.values()
    )


def _with_defaults(turn: Turn, step: Standing, given: Given) -> Given:
    """Return the values and, for what the step asks beside them, the defaults that there are."""
    blueprint = blueprint_of(turn.execution.pk)
    known = {**Known(blueprint).answers, **given.by_question()}
    defaults = {one.name: one.default for one in blueprint.workflow.parameters or ()}
    missing = [one for one in blueprint.questions.get(step.name, ()) if one not in known]
    filled: dict[str, Json] = {}
    for source, name in missing:
        if source is Source.PARAMETERS and defaults.get(name) is not None:
            filled[name] = defaults[name]
    problems = [
        Problem(code="execution.value_needed", path=(source.value, name), params={"name": name})
        for source, name in missing
        if name not in filled or source is not Source.PARAMETERS
    ]
    if problems:
        raise Refused(problems)
    return Given({**filled, **given.parameters}, given.data_requirements)
