"""The services of a project: list, how one goes, start, stop, try, remove."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from apps.core.errors import Refused
from apps.pages.answers import sentences
from apps.pages.current import current_project
from apps.pages.requests import PageRequest
from apps.pages.serving.shown import ShownAnswer, shown
from apps.serving import actions, queries
from apps.serving.actions.services import FOR_EVER
from apps.serving.asking import LARGEST_REQUEST, Question, form_with_file

MOST_SERVICES = 200
HOURS = {"1": 1.0, "8": 8.0, "24": 24.0}


@login_required
@require_GET
def services(request: PageRequest) -> HttpResponse:
    """Show what answers in the project, and where."""
    project = current_project(request)
    rows = queries.services_of(project).select_related("project")[:MOST_SERVICES]
    found = {"project": project, "services": [shown(row, request.user) for row in rows]}
    return render(request, "pages/serving/services.html", found)


@login_required
@require_GET
def service(request: PageRequest, service_id: str) -> HttpResponse:
    """Show one service: how it goes, what it said, and a form to try it."""
    return _page(request, service_id, "pages/serving/service.html")


@login_required
@require_GET
def now(request: PageRequest, service_id: str) -> HttpResponse:
    """Show the part of a service's page that changes by itself."""
    return _page(request, service_id, "pages/serving/_now.html")


@login_required
@require_POST
def start(request: PageRequest, service_id: str) -> HttpResponse:
    """Have it answer, for some hours or for ever."""
    hours = HOURS.get(request.POST.get("hours", ""), FOR_EVER)
    found = queries.find_service(request.user, service_id)
    actions.start_service(found, by=request.user, hours=hours)
    return redirect("service", service_id)


@login_required
@require_POST
def stop(request: PageRequest, service_id: str) -> HttpResponse:
    """Have it answer no more."""
    actions.stop_service(queries.find_service(request.user, service_id), by=request.user)
    return redirect("service", service_id)


@login_required
@require_POST
def remove(request: PageRequest, service_id: str) -> HttpResponse:
    """Forget it."""
    found = queries.find_service(request.user, service_id)
    actions.remove_service(found, by=request.user)
    messages.success(request, _("%(name)s is removed.") % {"name": found.name})
    return redirect("services")


@login_required
@require_POST
def attempt(request: PageRequest, service_id: str) -> HttpResponse:
    """Ask it what the form says, and show the answer."""
    found = queries.find_service(request.user, service_id)
    try:
        answer = actions.try_service(found, _question(request), by=request.user)
    except Refused as refused:
        said: dict[str, Any] = {"refused": sentences(refused.problems)}
        return render(request, "pages/serving/_answer.html", said)
    return render(request, "pages/serving/_answer.html", {"answer": ShownAnswer(answer)})


def _question(request: HttpRequest) -> Question:
    """Return the chosen file as a form, else the text as JSON."""
    if (file := request.FILES.get("file")) is not None:
        return form_with_file(file.name or "file", file.read(LARGEST_REQUEST + 1))
    return Question(body=request.POST.get("request", "").encode())


def _page(request: PageRequest, service_id: str, template: str) -> HttpResponse:
    found = shown(queries.find_service(request.user, service_id), request.user)
    return render(request, template, {"service": found, "hours": HOURS})
