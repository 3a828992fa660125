"""How a page answers when an action or a query did not happen."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import Resolver404, resolve
from django_htmx.http import HttpResponseClientRedirect, reswap

from apps.core.errors import Forbidden, NotFound, Refused
from apps.pages.errors import refused
from apps.pages.requests import PageRequest


class AnswersMiddleware:
    """Turn the domain's errors into pages, and a lost session inside a page into signing in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: PageRequest) -> HttpResponse:
        response = self._get_response(request)
        if request.htmx and _leads_to_sign_in(response):
            return _sign_in_again(request)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotFound):
            raise Http404 from error
        if isinstance(error, Forbidden):
            raise PermissionDenied from error
        if isinstance(error, Refused):
            return refused(request, error)
        return None


def _sign_in_again(request: PageRequest) -> HttpResponse:
    """Lead to the sign-in page; but who edits a workflow signs in where they are."""
    if _is_editing(request):
        return reswap(HttpResponse(status=401), "none")
    return HttpResponseClientRedirect(_sign_in_and_return(request))


def _is_editing(request: PageRequest) -> bool:
    try:
        return resolve(request.htmx.current_url_abs_path or "").url_name == "workflow"
    except Resolver404:
        return False


def _sign_in_and_return(request: PageRequest) -> str:
    page = request.htmx.current_url_abs_path or "/"
    return f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': page})}"


def _leads_to_sign_in(response: HttpResponse) -> bool:
    location = response.headers.get("Location", "")
    return response.status_code == 302 and location.startswith(resolve_url(settings.LOGIN_URL))
