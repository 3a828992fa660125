"""The projects of a team."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from apps.core.errors import Refused
from apps.pages.requests import PageRequest
from apps.pages.teams.answering import away, part
from apps.pages.teams.forms import NameForm
from apps.teams import actions, queries


@require_POST
@login_required
def create(request: PageRequest, team_id: int) -> HttpResponse:
    """Add a project; the frame's menu lists it from now on, so the page is shown anew."""
    team = queries.find_team(request.user, team_id)
    form = NameForm(request.POST, auto_id="id_project_%s")
    try:
        actions.create_project(team, name=form.data.get("name", ""), by=request.user)
    except Refused as refused:
        form.show(refused.problems)
        return part(request, team, "projects", status=422, project_form=form)
    return away(request, reverse("team", args=[team_id]))
