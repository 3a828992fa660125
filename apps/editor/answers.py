"""How the editor answers its scripts: exact JSON, and every refusal with its sentences."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext

from apps.core.errors import Forbidden, NotFound, Refused
from apps.core.messages import as_json
from apps.editor.requests import EditorRequest
from apps.spec import text
from apps.spec.problems import Problem
from apps.spec.shapes import Json
from apps.teams.models import User
from apps.workflows import queries
from apps.workflows.models import Workflow

_CONFLICTS = frozenset({"change.conflict", "change.gone", "change.id_taken"})


def find(request: EditorRequest, workflow_id: UUID) -> Workflow:
    """Return a workflow that the person may see; raise NotFound for any other."""
    return queries.find(user=request.user, workflow_id=str(workflow_id))


def exact(body: Json, *, status: int = 200) -> HttpResponse:
    """Return a JSON answer that spells every number as the specification does."""
    response = HttpResponse(text.write(body), content_type="application/json", status=status)
    add_never_cache_headers(response)
    return response


def steps_left(workflow: Workflow, user: User) -> dict[str, Json]:
    """Return whether the person has something to take back, and something to do again."""
    return {
        "undo": queries.undoable(workflow, user).exists(),
        "redo": queries.redoable(workflow, user).exists(),
    }


def refusal(problems: Iterable[Problem]) -> HttpResponse:
    """Return 409 where somebody else was faster, 400 where the change itself is wrong."""
    found = list(problems)
    status = 409 if any(problem.code in _CONFLICTS for problem in found) else 400
    return exact({"problems": [as_json(problem) for problem in found]}, status=status)


def for_scripts(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Turn the domain's errors into JSON answers, and nobody into 401."""

    @wraps(view)
    def answering(request: EditorRequest, workflow_id: UUID, **named: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return _said(401, "signed_out", gettext("Sign in again to go on."))
        try:
            return view(request, workflow_id, **named)
        except Refused as refused:
            return refusal(refused.problems)
        except NotFound:
            return _said(404, "not_found", gettext("There is no such workflow."))
        except Forbidden:
            return _said(403, "forbidden", gettext("Your role does not allow this."))

    return answering


def _said(status: int, code: str, message: str) -> HttpResponse:
    return exact({"problems": [{"code": code, "message": message}]}, status=status)
