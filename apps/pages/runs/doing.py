"""What is done with a run from its page: stopped, started again, its steps stopped and retried."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect, trigger_client_event

from apps.core.errors import NotFound
from apps.executions import actions
from apps.executions.models import Execution, StepExecution
from apps.executions.shown import finding
from apps.executions.shown.given import given_to
from apps.pages.answers import toast
from apps.pages.requests import PageRequest
from apps.pages.runs.addressed import find


@require_POST
@login_required
def stop(request: PageRequest, workflow_id: UUID, execution_id: UUID) -> HttpResponse:
    """Stop the run."""
    execution = find(request, workflow_id, execution_id)
    actions.stop_execution(execution, by=request.user)
    return done(request, execution, _("%(name)s is stopping.") % {"name": execution.name})


@require_POST
@login_required
def again(request: PageRequest, workflow_id: UUID, execution_id: UUID) -> HttpResponse:
    """Run the workflow as it is now with the values of this run, and go to the new one."""
    execution = find(request, workflow_id, execution_id)
    given = given_to(execution)
    begun = actions.start_execution(execution.workflow, by=request.user, **given.again())
    target = redirect("run", workflow_id, begun.pk)
    return HttpResponseClientRedirect(target.url) if request.htmx else target


@require_POST
@login_required
def rerun(request: PageRequest, workflow_id: UUID, execution_id: UUID) -> HttpResponse:
    """Do a step and everything behind it again, under the same run."""
    execution = find(request, workflow_id, execution_id)
    steps = [name] if (name := request.POST.get("step", "")) else []
    actions.rerun_execution(execution, by=request.user, steps=steps)
    return done(request, execution, _("%(name)s goes on.") % {"name": execution.name})


@require_POST
@login_required
def act(request: PageRequest, workflow_id: UUID, execution_id: UUID, verb: str) -> HttpResponse:
    """Stop, retry or continue a step."""
    execution = find(request, workflow_id, execution_id)
    step = step_named(execution, request.POST.get("step", ""))
    {
        "stop": actions.stop_step,
        "retry": actions.retry_step,
        "continue": actions.continue_step,
    }[verb](step, by=request.user)
    said = {
        "stop": _("%(step)s is stopping."),
        "retry": _("%(step)s is tried again."),
        "continue": _("%(step)s goes on."),
    }
    return done(request, execution, said[verb] % {"step": step.name})


def step_named(execution: Execution, name: str) -> StepExecution:
    """Return a step of a run; raise NotFound where there is none of that name."""
    step = finding.find_step(execution, name)
    if step is None:
        raise NotFound("step", name)
    return step


def done(request: PageRequest, execution: Execution, said: str) -> HttpResponse:
    """Say what happens now, and let the page look."""
    if not request.htmx:
        return redirect("run", execution.workflow_id, execution.pk)
    return trigger_client_event(toast(HttpResponse(status=204), said), "run:changed")
