"""What a person sees everywhere: the theme, the language and the project they are in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST
from django.views.i18n import set_language
from django_htmx.http import trigger_client_event

from apps.pages.current import enter_project
from apps.pages.requests import PageRequest, without_nul
from apps.teams import actions
from apps.teams.models import Theme

THEME_COOKIE = "theme"
YEAR = 365 * 24 * 3600


def back(request: HttpRequest) -> HttpResponse:
    """Return to the page that the form names, if it is one of ours."""
    target = request.POST.get("next", "/")
    here = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
    return redirect(target if here else "/")


def remember_theme(response: HttpResponse, value: str) -> None:
    """Let this browser show its pages in those colours."""
    response.set_cookie(THEME_COOKIE, value, max_age=YEAR, samesite="Lax")


@require_POST
def theme(request: PageRequest) -> HttpResponse:
    """Remember light, dark or the system's colours."""
    chosen = request.POST.get("theme")
    value = chosen if chosen in Theme.values else Theme.SYSTEM.value
    response = HttpResponse(status=204) if request.htmx else back(request)
    if request.user.is_authenticated:
        actions.choose_theme(theme=Theme(value), by=request.user)
    remember_theme(response, value)
    return trigger_client_event(response, "theme:changed", {"theme": value})


@require_POST
def language(request: PageRequest) -> HttpResponse:
    """Remember the language; Django's own view checks it and where to go next."""
    chosen = request.POST.get("language", "")
    if request.user.is_authenticated and check_for_language(chosen):
        actions.choose_language(language=chosen, by=request.user)
    return set_language(request)


@require_POST
@login_required
def project(request: HttpRequest) -> HttpResponse:
    """Move to another project of the person's teams."""
    enter_project(request, without_nul(request.POST.get("project", "")))
    return redirect("library")
