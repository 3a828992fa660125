"""The files that went into a step or came out of it, looked at without being trusted."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from apps.core.errors import NotFound
from apps.core.messages import sentence
from apps.executions.models import StepExecution
from apps.executions.shown import finding, steps
from apps.pages.requests import PageRequest
from apps.pages.runs import previews
from apps.pages.runs.addressed import find
from apps.pages.runs.feeds import fresh
from apps.pages.runs.flows import inputs_of, outputs_of
from apps.spec.problems import Problem
from apps.storage import paths
from apps.storage.opening import store_of
from apps.storage.ports import StorageFault, Store


@require_GET
@login_required
def look(request: PageRequest, workflow_id: UUID, execution_id: UUID) -> HttpResponse:
    """Show a directory, or what a file holds as far as one would read it."""
    step, path = _asked(request, workflow_id, execution_id)
    context = {"execution": step.execution, "workflow": step.execution.workflow, "step": step}
    try:
        shown = previews.look(_store(step), path)
    except StorageFault as fault:
        said = sentence(Problem(code=fault.code, params=fault.params))
        return fresh(render(request, "pages/runs/_file.html", {**context, "error": said}))
    return fresh(render(request, "pages/runs/_file.html", {**context, "shown": shown}))


@require_GET
@login_required
def file(request: PageRequest, workflow_id: UUID, execution_id: UUID) -> FileResponse:
    """Send a file: to be kept, but a picture may stand in the page."""
    step, path = _asked(request, workflow_id, execution_id)
    kind = previews.image_type(path)
    try:
        data = _store(step).open(path)
    except StorageFault as fault:
        raise NotFound("file", path) from fault
    response = FileResponse(data, as_attachment=not kind, filename=paths.parse(path).name)
    response["Content-Type"] = kind or "application/octet-stream"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _store(step: StepExecution) -> Store:
    return store_of(step.execution.workflow.project)


def _asked(
    request: PageRequest, workflow_id: UUID, execution_id: UUID
) -> tuple[StepExecution, str]:
    """Return the step and the path; raise NotFound for a path that is none of the step's."""
    execution = find(request, workflow_id, execution_id)
    step = finding.find_step(execution, request.GET.get("step", ""))
    asked = request.GET.get("path", "")
    if step is None:
        raise NotFound("step", asked)
    step.execution = execution
    try:
        path = paths.parse(asked)
        allowed = [paths.parse(each) for each in _paths_of(step)]
    except StorageFault as fault:
        raise NotFound("file", asked) from fault
    if not any(
        path.bucket == each.bucket and path.parts[: len(each.parts)] == each.parts
        for each in allowed
    ):
        raise NotFound("file", asked)
    return step, str(path)


def _paths_of(step: StepExecution) -> list[str]:
    """Return where the files of a step lie, of its earlier attempts too."""
    past = steps.past_attempts([step.pk]).get(step.pk, ())
    outputs = [flow for attempt in (None, *past) for flow in outputs_of(step, attempt)]
    return [flow.path for flow in (*inputs_of(step), *outputs) if flow.path]
