"""The share dialog: who sees a workflow, and the links that show it to anybody."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import trigger_client_event

from apps.core.errors import Refused
from apps.pages.answers import sentences
from apps.pages.requests import PageRequest, without_nul
from apps.teams import queries as teams
from apps.teams.policy import Action
from apps.workflows import actions, policy, queries
from apps.workflows.models import Level, Visibility, Workflow

DAYS = ((1, _("1 day")), (7, _("7 days")), (30, _("30 days")), (90, _("90 days")))


@require_http_methods(["GET", "POST"])
@login_required
def share(request: PageRequest, workflow_id: UUID) -> HttpResponse:
    """Show with whom a workflow is shared; a post changes one thing of it and shows it again."""
    workflow = queries.find(user=request.user, workflow_id=str(workflow_id))
    policy.require(request.user, Action.SHARE, workflow)
    extra: dict[str, object] = {}
    if request.method == "POST":
        extra = _change(request, workflow)
    part = "#panel" if request.htmx else ""
    context = _panel(request, queries.find(user=request.user, workflow_id=str(workflow_id))) | extra
    status = 422 if "error" in extra else 200
    response = render(request, f"pages/library/share.html{part}", context, status=status)
    return trigger_client_event(response, "workflows:changed") if extra else response


def _panel(request: PageRequest, workflow: Workflow) -> dict[str, object]:
    return {
        "workflow": workflow,
        "shares": queries.shares_of(workflow),
        "links": queries.open_links(workflow),
        "teams": teams.teams_of(request.user).exclude(pk=workflow.project.team_id),
        "levels": Level.choices,
        "days": DAYS,
        "may_be_private": workflow.owner_id == request.user.pk,
    }


def _change(request: PageRequest, workflow: Workflow) -> dict[str, object]:
    """Do what the pressed button says; return what the panel shows besides."""
    change = _CHANGES.get(request.POST.get("change", ""))
    if change is None:
        return {"error": _("Nothing was changed.")}
    try:
        return change(request, workflow) or {"changed": True}
    except Refused as refused:
        return {"error": sentences(refused.problems), "username": request.POST.get("username", "")}


def _visibility(request: PageRequest, workflow: Workflow) -> None:
    wanted = request.POST.get("visibility")
    visibility = wanted if wanted in Visibility.values else workflow.visibility
    actions.set_visibility(workflow, visibility=Visibility(visibility), by=request.user)


def _level(request: PageRequest) -> Level:
    return Level.EDIT if request.POST.get("level") == Level.EDIT else Level.VIEW


def _add_user(request: PageRequest, workflow: Workflow) -> None:
    username = without_nul(request.POST.get("username", "")).strip()
    actions.share_with_user(workflow, username=username, level=_level(request), by=request.user)


def _add_team(request: PageRequest, workflow: Workflow) -> None:
    team = teams.find_team(request.user, _number(request, "team"))
    actions.share_with_team(workflow, team=team, level=_level(request), by=request.user)


def _remove(request: PageRequest, workflow: Workflow) -> None:
    actions.unshare(workflow, share_id=_number(request, "share"), by=request.user)


def _add_link(request: PageRequest, workflow: Workflow) -> dict[str, object]:
    """Return the new link's address: it is shown this once, only a hash of it is kept."""
    days = _number(request, "days")
    chosen = days if days in dict(DAYS) else 7
    expires_at = timezone.now() + timedelta(days=chosen)
    _link, token = actions.create_share_link(workflow, expires_at=expires_at, by=request.user)
    return {"new_link": request.build_absolute_uri(reverse("shared-link", args=[token]))}


def _revoke_link(request: PageRequest, workflow: Workflow) -> None:
    actions.revoke_share_link(workflow, link_id=_number(request, "link"), by=request.user)


def _number(request: PageRequest, name: str) -> int:
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


_CHANGES: Mapping[str, Callable[[PageRequest, Workflow], dict[str, object] | None]] = {
    "visibility": _visibility,
    "add-user": _add_user,
    "add-team": _add_team,
    "remove": _remove,
    "add-link": _add_link,
    "revoke-link": _revoke_link,
}
