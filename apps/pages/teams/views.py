"""The teams of a person, and the page of one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from apps.core.errors import Refused
from apps.pages.requests import PageRequest
from apps.pages.teams.answering import away, part
from apps.pages.teams.forms import NameForm
from apps.teams import actions, queries


@require_http_methods(["GET", "POST"])
@login_required
def teams(request: PageRequest) -> HttpResponse:
    """Show the person's teams; a post founds one, with a first project of the same name."""
    form = NameForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            team = actions.create_team(
                name=form.cleaned_data["name"], by=request.user, with_project=True
            )
        except Refused as refused:
            form.show(refused.problems)
        else:
            return redirect("team", team.pk)
    found = {"teams": queries.teams_of(request.user), "form": form}
    return render(request, "pages/teams/teams.html", found, status=422 if form.errors else 200)


@require_GET
@login_required
def team(request: PageRequest, team_id: int) -> HttpResponse:
    """Show one of the person's teams."""
    return part(request, queries.find_team(request.user, team_id), "page")


@require_POST
@login_required
def rename(request: PageRequest, team_id: int) -> HttpResponse:
    """Give the team another name, which stands in the frame as well."""
    found = queries.find_team(request.user, team_id)
    form = NameForm(request.POST)
    try:
        actions.rename_team(found, name=form.data.get("name", ""), by=request.user)
    except Refused as refused:
        form.show(refused.problems)
        return part(request, found, "name", status=422, name_form=form)
    return away(request, reverse("team", args=[team_id]))
