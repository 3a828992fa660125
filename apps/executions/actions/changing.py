"""Labels and values of an execution, and its end."""

from collections.abc import Sequence

from django.db import transaction

from apps.core.errors import Refused
from apps.engine.states import StepState
from apps.executions.actions.acting import acting, refuse
from apps.executions.actions.giving import NOTHING, Given, Values
from apps.executions.actions.labelling import problems_of_labels, set_labels
from apps.executions.blueprint import blueprint_of
from apps.executions.models import Execution
from apps.executions.store import Turn
from apps.teams.models import User
from apps.teams.policy import Action

_WAITING = (StepState.WAIT_INPUTS, StepState.HOLD)


@transaction.atomic
def update_execution(
    execution: Execution,
    *,
    by: User,
    labels: Sequence[str] | None = None,
    parameters: Values | None = None,
    data_requirements: Values | None = None,
) -> None:
    """Change labels at any time, and values while the execution waits for people or has ended.

    New values count from the next step that begins.
    """
    given = Given(parameters or NOTHING, data_requirements or NOTHING)
    with acting(execution, Action.RUN, by=by) as turn:
        if labels is not None:
            if problems := list(problems_of_labels(labels)):
                raise Refused(problems)
            set_labels(turn.execution, labels)
            turn.write_execution()
        if given.by_question():
            if not turn.is_over and not _waits(turn):
                raise refuse("change", turn.execution.status)
            given.refuse_unfitting(blueprint_of(turn.execution.pk).workflow)
            given.keep(turn.execution, by=by)
            turn.write_execution()


@transaction.atomic
def delete_execution(execution: Execution, *, by: User) -> None:
    """Delete an execution that has ended, with all that it said and measured.

    Raises Refused while something of it is under way.
    """
    with acting(execution, Action.RUN, by=by) as turn:
        if not turn.is_over:
            raise refuse("delete", turn.execution.status)
    Execution.objects.filter(pk=execution.pk).delete()


def _waits(turn: Turn) -> bool:
    return any(step.state in _WAITING for step in turn.steps.values())
