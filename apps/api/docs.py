"""The interactive page over the OpenAPI document, in the reader's language."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.plumbing import normalize_result_object

from apps.api.reference import Reference, read_reference
from apps.teams import queries


@require_GET
@ensure_csrf_cookie
def docs(request: HttpRequest) -> HttpResponse:
    """Show every operation; who is signed in can try it on a project of their own."""
    context = {"reference": _reference(get_language() or "en"), "project": _project(request.user)}
    return render(request, "api/docs.html", context)


def _project(user: Any) -> str:
    """Return the id of the first project of who is signed in, "" of nobody."""
    project = queries.projects_of(user).first() if user.is_authenticated else None
    return project.pk if project else ""


@cache
def _reference(language: str) -> Reference:
    """Return the document, which only a new version of Weft changes."""
    with override(language):
        document = SchemaGenerator().get_schema(request=None, public=True)
        return read_reference(normalize_result_object(document))
