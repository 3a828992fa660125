"""Signing in from inside the page: an expired session must not cost the page and what is in it."""

from typing import Any
from uuid import UUID

from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from apps.core.messages import as_json
from apps.editor.answers import exact
from apps.spec import text
from apps.spec.problems import Problem
from apps.spec.shapes import Json


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def session(request: HttpRequest, workflow_id: UUID) -> HttpResponse:
    """Answer who is signed in, with a token for what they send; POST name and password first."""
    if request.method == "GET":
        return exact(_signed_in(request))
    form = AuthenticationForm(request, data=_entered(request))
    if not form.is_valid():
        problem = as_json(Problem(code="session.wrong"))
        return exact({"problems": [problem]}, status=422)
    login(request, form.get_user())
    return exact(_signed_in(request))


def _signed_in(request: HttpRequest) -> dict[str, Json]:
    person = request.user.get_username() if request.user.is_authenticated else None
    return {"person": person, "token": get_token(request)}


def _entered(request: HttpRequest) -> dict[str, Any]:
    read, _ = text.read(request.body)
    return read if isinstance(read, dict) else {}
