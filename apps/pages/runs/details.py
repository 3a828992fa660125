"""The column beside the canvas: everything about one step of a run."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from apps.engine.states import BROKEN, ENDED, PASSED, StepState
from apps.executions import policy
from apps.executions.models import PastAttempt, StepExecution
from apps.executions.queries import values_of
from apps.executions.shown import finding, metrics, steps
from apps.executions.words import step_mark, step_word
from apps.pages.requests import PageRequest
from apps.pages.runs import charts
from apps.pages.runs.addressed import find, number
from apps.pages.runs.catalog import icon_of, label_of
from apps.pages.runs.feeds import fresh
from apps.pages.runs.flows import inputs_of, operands_of, outputs_of
from apps.pages.runs.reasons import reason_of
from apps.pages.runs.state import error_of
from apps.pages.runs.step_actions import step_actions, why_idle
from apps.teams.policy import Action

LABELING = "labeling"
MOST_KEPT = 6


@require_GET
@login_required
def details(request: PageRequest, workflow_id: UUID, execution_id: UUID) -> HttpResponse:
    """Show a step: the attempt that the address names, else the newest."""
    execution = find(request, workflow_id, execution_id)
    step = finding.find_step(execution, request.GET.get("step", ""))
    if step is None:
        return fresh(render(request, "pages/runs/_no_step.html"))
    past = steps.past_attempts([step.pk]).get(step.pk, [])
    shown = next((each for each in past if each.number == number(request, "attempt")), None)
    return fresh(render(request, "pages/runs/_details.html", _context(request, step, past, shown)))


def _context(
    request: PageRequest,
    step: StepExecution,
    past: Sequence[PastAttempt],
    shown: PastAttempt | None,
) -> Mapping[str, Any]:
    execution = step.execution
    rights = {each for each in Action if policy.can(request.user, each, execution.workflow)}
    attempt = shown.number if shown else step.attempt
    actions = step_actions(step, rights)
    return {
        "execution": execution,
        "workflow": execution.workflow,
        "step": step,
        "label": label_of(step.type),
        "icon": icon_of(step.type),
        "mark": step_mark(step.state),
        "word": step_word(step.state, over=execution.finished_at is not None),
        "actions": actions,
        "idle": why_idle(actions),
        "error": error_of(shown or step),
        "reason": reason_of(step) if shown is None else "",
        "percent": _percent(step) if shown is None else None,
        "charts": charts.drawn(metrics.curves(step, attempt)),
        "attempts": _attempts(step, past, attempt),
        "inputs": inputs_of(step),
        "outputs": outputs_of(step, shown),
        "operands": operands_of(step),
        "may_change": _may_change(step, rights),
        "may_rerun": _may_rerun(step, rights),
        "kept": _kept(step),
        "labels_here": step.type == LABELING and step.state == StepState.HOLD,
    }


def _may_rerun(step: StepExecution, rights: Collection[Action]) -> bool:
    """Tell whether the step and what is behind it can be done again, under the same run."""
    ended = step.execution.finished_at is not None and step.state in ENDED
    return ended and Action.RUN in rights


def _may_change(step: StepExecution, rights: Collection[Action]) -> bool:
    """Tell whether the step can be tried again with other values: it uses some."""
    return step.state in BROKEN and Action.RUN in rights and bool(values_of(step))


def _kept(step: StepExecution) -> Sequence[Mapping[str, Any]]:
    """Return what a retry of a failed step leaves as it is."""
    if step.state not in BROKEN:
        return []
    passed = step.execution.steps.filter(state__in=PASSED).order_by("position")[:MOST_KEPT]
    return [
        {"name": each.name, "mark": step_mark(each.state), "word": step_word(each.state)}
        for each in passed.only("name", "state")
    ]


def _percent(step: StepExecution) -> int | None:
    running = step.state == StepState.RUNNING and step.progress is not None
    return round((step.progress or 0) * 100) if running else None


def _attempts(
    step: StepExecution, past: Sequence[PastAttempt], shown: int
) -> Sequence[Mapping[str, Any]]:
    """Return all attempts, the newest first; one that is alone is no news."""
    if not past:
        return []
    now = timezone.now()
    begun, ended = step.started_at, step.ended_at or now
    newest = {
        "number": step.attempt,
        "mark": step_mark(step.state),
        "word": step_word(step.state),
        "seconds": (ended - begun).total_seconds() if begun else None,
        "shown": step.attempt == shown,
    }
    return [newest, *(_past(each, shown) for each in reversed(past))]


def _past(attempt: PastAttempt, shown: int) -> Mapping[str, Any]:
    begun = attempt.started_at
    return {
        "number": attempt.number,
        "mark": step_mark(attempt.state),
        "word": error_of(attempt) or step_word(attempt.state),
        "seconds": (attempt.ended_at - begun).total_seconds() if begun else None,
        "shown": attempt.number == shown,
    }
