"""What the script of a run's page asks for: the graph, how it stands, the log, and its events."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from apps.core.errors import NotFound
from apps.core.live.events import CONTENT_TYPE, LISTENER, RETRY
from apps.executions.live import came_to
from apps.executions.models import StepExecution
from apps.executions.queries import find_execution
from apps.executions.shown import finding, logs
from apps.executions.shown.drafts import draft_of_run
from apps.pages.requests import PageRequest
from apps.pages.runs import log_lines
from apps.pages.runs.addressed import find, number
from apps.pages.runs.state import state_of
from apps.spec import text
from apps.spec.draft_json import draft_json


@require_GET
@login_required
@gzip_page
def state(request: PageRequest, workflow_id: UUID, execution_id: UUID) -> HttpResponse:
    """Answer how the run stands, of its steps those that changed since `after`."""
    execution = find(request, workflow_id, execution_id)
    return fresh(JsonResponse(state_of(execution, after=number(request, "after"))))


@require_GET
@login_required
@gzip_page
def draft(request: PageRequest, workflow_id: UUID, execution_id: UUID) -> HttpResponse:
    """Answer the graph of the run."""
    execution = find(request, workflow_id, execution_id)
    written = text.write(draft_json(draft_of_run(execution)))
    return fresh(HttpResponse(written, content_type="application/json"))


@require_GET
@login_required
@gzip_page
def log(request: PageRequest, workflow_id: UUID, execution_id: UUID) -> HttpResponse:
    """Answer a window of a step's log, or the lines that match what is looked for."""
    step = _step(request, workflow_id, execution_id)
    return fresh(JsonResponse(log_lines.answer(request, step)))


@require_GET
@login_required
def log_file(request: PageRequest, workflow_id: UUID, execution_id: UUID) -> StreamingHttpResponse:
    """Send a step's whole log as a file."""
    step = _step(request, workflow_id, execution_id)
    response = StreamingHttpResponse(logs.whole(step), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{step.execution_id}-{step.pk}.log"'
    return response


@require_GET
@login_required
def events(request: PageRequest, execution_id: UUID) -> HttpResponse:
    """Begin a stream: how far the run has come; `core/live/streams.py` goes on with it."""
    execution = find_execution(user=request.user, execution_id=str(execution_id))
    body = RETRY + came_to(execution.sequence, execution.status).encoded()
    headers = {"X-Accel-Buffering": "no", LISTENER: f"{request.user.pk}:"}
    return fresh(HttpResponse(body, content_type=CONTENT_TYPE, headers=headers))


def fresh(response: Any) -> Any:
    """Keep every cache from answering in place of the rows."""
    add_never_cache_headers(response)
    return response


def _step(request: PageRequest, workflow_id: UUID, execution_id: UUID) -> StepExecution:
    execution = find(request, workflow_id, execution_id)
    name = request.GET.get("step", "")
    step = finding.find_step(execution, name)
    if step is None:
        raise NotFound("step", name)
    return step
