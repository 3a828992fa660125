"""Where the current project's notifications go, and what was sent there."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from apps.core.errors import Refused
from apps.executions.actions.topics import create_topic, delete_topic
from apps.executions.queries.telling import deliveries_of, find_topic, topics_of
from apps.pages.automation.forms import TopicForm
from apps.pages.automation.shown import ShownDelivery
from apps.pages.current import current_project
from apps.pages.requests import PageRequest
from apps.teams import policy
from apps.teams.models import Project
from apps.teams.policy import Action

LATEST = 50


@login_required
@require_GET
def notifications(request: PageRequest) -> HttpResponse:
    """Show the project's topics and the latest deliveries."""
    project = current_project(request)
    return render(request, "pages/automation/notifications.html", _page(request, project))


@login_required
@require_POST
def add(request: PageRequest) -> HttpResponse:
    """Add a topic to the project."""
    project = current_project(request)
    policy.require(request.user, Action.MANAGE_TARGETS, project)
    form = TopicForm(request.POST)
    if form.is_valid() and _added(request, form, project):
        return redirect("notifications")
    found = _page(request, project) | {"form": form}
    return render(request, "pages/automation/notifications.html", found, status=422)


@login_required
@require_POST
def remove(request: PageRequest, topic_id: int) -> HttpResponse:
    """Take a topic away."""
    topic = find_topic(current_project(request), topic_id)
    delete_topic(topic, by=request.user)
    messages.success(request, _("%(name)s was removed.") % {"name": topic.name})
    return redirect("notifications")


def _added(request: PageRequest, form: TopicForm, project: Project) -> bool:
    try:
        create_topic(project, by=request.user, **form.cleaned_data)
    except Refused as refused:
        form.show(refused.problems)
        return False
    return True


def _page(request: PageRequest, project: Project) -> dict[str, Any]:
    return {
        "project": project,
        "topics": topics_of(project),
        "deliveries": [ShownDelivery(row) for row in deliveries_of(project)[:LATEST]],
        "form": TopicForm(),
        "can_manage": policy.may(request.user, Action.MANAGE_TARGETS, project),
    }
