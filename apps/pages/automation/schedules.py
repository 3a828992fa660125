"""The schedule of a workflow."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from apps.core.errors import Refused
from apps.executions.actions.scheduling import create_schedule, delete_schedule
from apps.executions.queries.telling import schedule_of
from apps.pages.automation.forms import ScheduleForm
from apps.pages.automation.page import found_workflow, shown
from apps.pages.requests import PageRequest
from apps.workflows.models import Workflow


@login_required
@require_GET
def automation(request: PageRequest, workflow_id: str) -> HttpResponse:
    """Show when a workflow starts by itself, and who is told of its runs."""
    return shown(request, found_workflow(request, workflow_id))


@login_required
@require_POST
def save(request: PageRequest, workflow_id: str) -> HttpResponse:
    """Give the workflow the schedule that was entered, in the place of the one it has."""
    workflow = found_workflow(request, workflow_id)
    form = ScheduleForm(request.POST)
    if form.is_valid() and _saved(request, workflow, form):
        messages.success(request, _("Saved."))
        return redirect("automation", workflow.pk)
    return shown(request, workflow, status=422, schedule_form=form)


@login_required
@require_POST
def remove(request: PageRequest, workflow_id: str) -> HttpResponse:
    """Take the schedule away."""
    workflow = found_workflow(request, workflow_id)
    if schedule := schedule_of(workflow):
        schedule.workflow = workflow
        delete_schedule(schedule, by=request.user)
    return redirect("automation", workflow.pk)


def _saved(request: PageRequest, workflow: Workflow, form: ScheduleForm) -> bool:
    try:
        _replace(request, workflow, form.cleaned_data)
    except Refused as refused:
        form.show(refused.problems)
        return False
    return True


@transaction.atomic
def _replace(request: PageRequest, workflow: Workflow, entered: dict[str, Any]) -> None:
    if schedule := schedule_of(workflow):
        schedule.workflow = workflow
        delete_schedule(schedule, by=request.user)
    create_schedule(
        workflow,
        by=request.user,
        content={"cron": entered["cron"].strip(), "method": "fixed"},
        enabled=entered["enabled"],
        policies={
            **({"on_running": "cancel"} if entered["on_running"] else {}),
            **({"on_failure": "retry"} if entered["on_failure"] else {}),
        },
    )
