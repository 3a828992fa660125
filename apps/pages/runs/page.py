"""The page of one run."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from apps.engine.states import StepState
from apps.executions import policy
from apps.executions.models import Execution
from apps.executions.shown import durations, finding
from apps.executions.words import step_mark, step_word
from apps.pages.requests import PageRequest
from apps.pages.runs.addressed import find
from apps.pages.runs.catalog import catalog
from apps.pages.runs.state import head_of
from apps.pages.runs.targets import target_name
from apps.pages.templatetags.durations import clock, roughly
from apps.teams.policy import Action

MINUTE, HOUR = 60, 3600

LEGEND = (
    *(StepState.COMPLETED, StepState.RUNNING, StepState.WAIT_INPUTS),
    *(StepState.FAILED, StepState.SKIPPED, StepState.INIT),
)
"""States whose marks are explained below the canvas."""


@require_GET
@gzip_page
@login_required
def run(request: PageRequest, workflow_id: UUID, execution_id: UUID) -> HttpResponse:
    """Show a run; its script asks for all that grows with it. The address says what is chosen."""
    execution = find(request, workflow_id, execution_id)
    return render(request, "pages/runs/run.html", _context(request, execution))


def _context(request: PageRequest, execution: Execution) -> dict[str, Any]:
    newer, older = finding.neighbours(execution)
    usual = durations.usual(execution)
    seconds = durations.seconds_of(execution, timezone.now())
    return {
        "execution": execution,
        "workflow": execution.workflow,
        "head": head_of(execution),
        "started": _started(execution),
        "duration": clock(seconds),
        "target": target_name(execution),
        "usual": _range(usual) if usual else "",
        "usual_steps": dict(usual.steps) if usual else {},
        "legend": [(step_mark(state), step_word(state)) for state in LEGEND],
        "newer": newer,
        "older": older,
        "may_run": policy.can(request.user, Action.RUN, execution.workflow),
        "catalog": catalog(),
    }


def _started(execution: Execution) -> str:
    """Return when the run began: the time of day, with its date unless that is today."""
    began = timezone.localtime(execution.created_at)
    time = began.strftime("%H:%M:%S")
    if began.date() == timezone.localdate():
        return gettext("Today %(time)s") % {"time": time}
    return f"{date_format(began, 'SHORT_DATE_FORMAT')} {time}"


def _range(usual: durations.Usual) -> str:
    """Return the least and the most as one text where they read alike."""
    least, most = roughly(usual.least), roughly(usual.most)
    if usual.least >= MINUTE and usual.most < HOUR and least != most:
        return gettext("{} to {} min").format(round(usual.least / 60), round(usual.most / 60))
    return least if least == most else gettext("{} to {}").format(least, most)
