"""How the team page answers: the changed part where htmx asked, else the whole page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django_htmx.http import HttpResponseClientRedirect

from apps.pages.requests import PageRequest
from apps.pages.teams.forms import InviteForm, KeyForm, NameForm
from apps.pages.teams.shown import ShownTeam
from apps.teams import queries
from apps.teams.models import Team


@never_cache
def part(
    request: PageRequest, team: Team, name: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    """Show one panel of the team page, or the page with it. Nothing of it is cached, because a
    new key or link is in it."""
    template = f"pages/teams/_{name}.html" if request.htmx else "pages/teams/team.html"
    return render(request, template, context(request, team) | more, status=status)


def context(request: PageRequest, team: Team) -> dict[str, Any]:
    """Return what every panel of the page may show."""
    return {
        "team": ShownTeam(team, request.user),
        "name_form": NameForm(initial={"name": team.name}),
        "invite_form": InviteForm(),
        "project_form": NameForm(auto_id="id_project_%s"),
        "key_form": KeyForm(queries.projects_in(team)),
    }


def away(request: PageRequest, url: str) -> HttpResponse:
    """Lead the whole page elsewhere."""
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
