"""What every action on an execution under way begins with."""

from collections.abc import Iterator
from contextlib import contextmanager

from apps.core.errors import NotFound, Refused
from apps.engine.states import StepState
from apps.executions import policy, store
from apps.executions.models import Execution, StepExecution
from apps.executions.store import Standing, Turn
from apps.spec.problems import Problem
from apps.teams.models import User
from apps.teams.policy import Action


@contextmanager
def acting(execution: Execution, action: Action, *, by: User) -> Iterator[Turn]:
    """Hold an execution for whoever may do `action`; raise NotFound where it is gone."""
    policy.require_of(by, action, execution)
    try:
        with store.turn(execution.pk, by=by) as turn:
            yield turn
    except Execution.DoesNotExist:
        raise NotFound("execution", execution.pk) from None


def standing_of(turn: Turn, step: StepExecution) -> Standing:
    """Return where a step stands in a turn."""
    return turn.steps[step.name]


def refuse(verb: str, state: StepState | str) -> Refused:
    """Return the refusal of an action that does not fit the state."""
    return Refused([Problem(code=f"execution.cannot_{verb}", params={"state": str(state)})])
