"""The OpenAPI document, and the interactive page over it, in the reader's language."""

from functools import cache
from threading import Lock
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.plumbing import normalize_result_object

from apps.api.reference import OpenApi, Reference, read_reference
from apps.teams import queries

_one_at_a_time = Lock()


@require_GET
def schema(request: HttpRequest) -> HttpResponse:
    """Answer the OpenAPI document."""
    document = _document(get_language() or "en")
    return JsonResponse(document, content_type="application/vnd.oai.openapi+json")


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
    return read_reference(_document(language))


def _document(language: str) -> OpenApi:
    """Return the document, which only a new version of Weft changes.

    The generator keeps what it has seen in the module: two of them at once break each other.
    """
    with _one_at_a_time:
        return _generated(language)


@cache
def _generated(language: str) -> OpenApi:
    with override(language):
        found = SchemaGenerator().get_schema(request=None, public=True)
        document: OpenApi = normalize_result_object(found)
    return document
