"""What can be done with a step now, and why the rest cannot."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from apps.engine.states import BROKEN, ENDED, StepState
from apps.executions.models import StepExecution
from apps.executions.shown.steps import UNDER_WAY, WAITING
from apps.teams.policy import Action


@dataclass(frozen=True)
class StepAction:
    """A button; with `because` it cannot be pressed. `primary`: what the step needs most."""

    verb: str
    label: str
    icon: str
    because: str = ""
    primary: bool = False


def step_actions(step: StepExecution, rights: Collection[Action]) -> Sequence[StepAction]:
    """Return Stop, Retry and Continue, the one that is needed first."""
    state = StepState(step.state)
    actions = [
        StepAction("stop", _("Stop"), "square", _why_not_stop(state, rights)),
        StepAction("retry", _("Retry"), "rotate-ccw", _why_not_retry(state, rights)),
        StepAction("continue", _("Continue"), "step-forward", _why_not_continue(state, rights)),
    ]
    needed = {"retry"} if state in BROKEN else {"continue"} if state in WAITING else set()
    marked = [_marked(action, action.verb in needed) for action in actions]
    return sorted(marked, key=lambda action: not action.primary)


def why_idle(actions: Sequence[StepAction]) -> str:
    """Return why nothing can be done with a step, "" where something can."""
    return "" if any(not action.because for action in actions) else actions[0].because


def _marked(action: StepAction, needed: bool) -> StepAction:
    primary = needed and not action.because
    return StepAction(action.verb, action.label, action.icon, action.because, primary)


def _why_not_stop(state: StepState, rights: Collection[Action]) -> str:
    if Action.RUN not in rights:
        return _("Your role does not allow this.")
    if state in ENDED:
        return _("This step has already ended")
    if state is StepState.STOPPING:
        return _("This step is already stopping")
    return "" if state in UNDER_WAY | WAITING else _("This step has not begun")


def _why_not_retry(state: StepState, rights: Collection[Action]) -> str:
    if Action.RUN not in rights:
        return _("Your role does not allow this.")
    return "" if state in BROKEN else _("Only a failed step can be retried")


def _why_not_continue(state: StepState, rights: Collection[Action]) -> str:
    if Action.ANSWER not in rights:
        return _("Your role does not allow this.")
    return "" if state in WAITING else _("This step is not waiting for input")
