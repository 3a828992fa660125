"""The pages of refusals and faults. Inside a page, htmx gets the sentence as a toast instead."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from apps.core.errors import Refused
from apps.pages.answers import sentences, toast


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(
        request,
        400,
        _("This request cannot be read"),
        _("Something in the address or in what was sent is malformed. Nothing was changed."),
    )


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(
        request,
        403,
        _("Your role does not allow this"),
        _("An owner of the team can give you another role. Nothing was changed."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _answer(
        request,
        403,
        _("This page is too old"),
        _("Its form was made before you signed in, or cookies are off. Load the page again."),
    )


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(
        request,
        404,
        _("There is nothing here"),
        _("It does not exist, was deleted, or is not shared with you."),
    )


def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """Say every rule that an action found broken."""
    return _answer(request, 422, _("Nothing was changed"), sentences(error.problems))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer without the session or the database, which may be what failed."""
    title = _("Something broke on the server")
    text = _("It was written to the log. Nothing you saved is lost; try again.")
    if getattr(request, "htmx", False):
        return _in_page(500, f"{title}. {text}")
    body = render_to_string("500.html", {"title": title, "text": text, "theme": "system"})
    return HttpResponse(body, status=500)


def _answer(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    if getattr(request, "htmx", False):
        return _in_page(status, f"{title}. {text}")
    return render(request, "error.html", {"title": title, "text": text}, status=status)


def _in_page(status: int, sentence: str) -> HttpResponse:
    response = toast(HttpResponse(status=status), sentence, tone="err")
    response["HX-Reswap"] = "none"
    return response
