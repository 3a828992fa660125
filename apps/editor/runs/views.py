"""Starting and stopping runs from the workflow page."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import trigger_client_event

from apps.core.errors import NotFound, Refused
from apps.editor.answers import exact, find, for_scripts
from apps.editor.requests import EditorRequest
from apps.editor.runs.panel import panel
from apps.editor.runs.under_way import followed
from apps.editor.runs.wanted import as_before, earlier_run, from_form
from apps.executions.actions import rerun_execution, start_execution, stop_execution
from apps.executions.queries import visible_executions
from apps.spec import text
from apps.spec.problems import Problem
from apps.workflows import store


@require_GET
@login_required
def ask(request: EditorRequest, workflow_id: UUID) -> HttpResponse:
    """Show the panel, filled in as the person's last run here was, or the one that is named."""
    workflow = find(request, workflow_id)
    specification = store.load(workflow.pk)
    earlier = earlier_run(workflow, request.user, request.GET.get("run", ""))
    return panel(request, workflow, specification, as_before(specification, earlier))


@require_POST
@login_required
def start(request: EditorRequest, workflow_id: UUID) -> HttpResponse:
    """Start a run as the panel says; show the panel again with what is wrong."""
    workflow = find(request, workflow_id)
    specification = store.load(workflow.pk)
    wanted = from_form(request.POST, specification)
    try:
        execution = start_execution(workflow, by=request.user, **wanted.arguments())
    except Refused as refused:
        return panel(request, workflow, specification, wanted, list(refused.problems))
    return trigger_client_event(HttpResponse(), "run:started", followed(execution))


@require_POST
@for_scripts
def start_as_it_is(request: EditorRequest, workflow_id: UUID) -> HttpResponse:
    """Start a run with the workflow's own values, at the target that is named."""
    workflow = find(request, workflow_id)
    target = _said(request.body, "target")
    return exact(followed(start_execution(workflow, by=request.user, target=target)))


@require_POST
@for_scripts
def again_from(request: EditorRequest, workflow_id: UUID) -> HttpResponse:
    """Do a step, and all behind it, again in the newest run, which must be of this revision."""
    workflow = find(request, workflow_id)
    step = _said(request.body, "step")
    newest = visible_executions(request.user).filter(workflow=workflow).order_by("-number").first()
    if newest is None or newest.revision != workflow.revision:
        raise Refused([Problem(code="run.nothing_before", params={"name": step})])
    rerun_execution(newest, by=request.user, steps=(step,))
    return exact(followed(newest))


@require_POST
@for_scripts
def stop(request: EditorRequest, workflow_id: UUID, execution_id: UUID) -> HttpResponse:
    """Stop a run of this workflow."""
    found = visible_executions(request.user).filter(workflow=str(workflow_id))
    execution = found.filter(pk=str(execution_id)).first()
    if execution is None:
        raise NotFound("execution", str(execution_id))
    stop_execution(execution, by=request.user)
    return exact({})


def _said(body: bytes, name: str) -> str:
    """Return a text of the body, "" where it has none; what was cut off is refused."""
    read, problems = text.read(body)
    if problems:
        raise Refused(problems)
    said = read.get(name, "") if isinstance(read, dict) else ""
    return said if isinstance(said, str) else ""
