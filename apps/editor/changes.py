"""Changes: what the canvas sends, what it has missed, and taking back."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from apps.core.errors import Refused
from apps.editor.answers import exact, find, for_scripts, steps_left
from apps.editor.requests import EditorRequest
from apps.spec import text
from apps.spec.problems import Problem
from apps.spec.shapes import Json
from apps.workflows import actions
from apps.workflows.actions.recording import Recorded


@require_http_methods(["GET", "POST"])
def changes(request: EditorRequest, workflow_id: UUID) -> HttpResponse:
    """Answer the changes after a sequence, or apply one."""
    return (_apply if request.method == "POST" else _since)(request, workflow_id)


@require_POST
@for_scripts
def _apply(request: EditorRequest, workflow_id: UUID) -> HttpResponse:
    workflow = find(request, workflow_id)
    done = actions.apply_change(workflow, change=_body(request), by=request.user)
    return exact(_recorded(done) | steps_left(workflow, request.user))


@require_GET
@for_scripts
def _since(request: EditorRequest, workflow_id: UUID) -> HttpResponse:
    workflow = find(request, workflow_id)
    after = request.GET.get("after", "0")
    if not after.isdecimal():
        raise Refused([Problem(code="change.after_number")])
    missed = actions.changes_since(workflow, sequence=int(after), by=request.user)
    return exact({"changes": list(missed), **steps_left(workflow, request.user)})


@require_POST
@for_scripts
def undo(request: EditorRequest, workflow_id: UUID) -> HttpResponse:
    """Take back the person's own newest change, or the one that the request names."""
    workflow = find(request, workflow_id)
    done = actions.undo(workflow, by=request.user, **_step(request))
    return exact(_recorded(done) | steps_left(workflow, request.user))


@require_POST
@for_scripts
def redo(request: EditorRequest, workflow_id: UUID) -> HttpResponse:
    """Do again what the person took back last, or in the undo that the request names."""
    workflow = find(request, workflow_id)
    done = actions.redo(workflow, by=request.user, **_step(request))
    return exact(_recorded(done) | steps_left(workflow, request.user))


def _body(request: EditorRequest) -> Json:
    body, problems = text.read(request.body)
    if problems:
        raise Refused(problems)
    return body


def _step(request: EditorRequest) -> dict[str, str | None]:
    """Return the id that makes a repeated request step once, and the change it is about.

    A request that was cut off has no body, and asks for nothing.
    """
    body = _body(request)
    said = body if isinstance(body, dict) else {}
    named = {"change_id": said.get("id"), "change": said.get("change")}
    return {name: id if isinstance(id, str) else None for name, id in named.items()}


def _recorded(done: Recorded) -> dict[str, Json]:
    return {
        "id": done.change_id,
        "sequence": done.sequence,
        "revision": done.revision,
        "operations": list(done.operations),
    }
