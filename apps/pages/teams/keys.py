"""The access keys of a team's projects: making an own one, which is shown this once; revoking."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from apps.pages.requests import PageRequest
from apps.pages.teams.answering import part
from apps.pages.teams.forms import KeyForm
from apps.teams import actions, queries


@require_POST
@login_required
def create(request: PageRequest, team_id: int) -> HttpResponse:
    """Make a key pair of the person and show its secret: nobody sees it again."""
    team = queries.find_team(request.user, team_id)
    form = KeyForm(queries.projects_in(team), request.POST)
    if not form.is_valid():
        return part(request, team, "keys", status=422, key_form=form)
    project = form.cleaned_data["project"]
    key = actions.create_access_key(user=request.user, project=project, by=request.user)
    return part(request, team, "keys", new_key=key)


@require_POST
@login_required
def revoke(request: PageRequest, team_id: int, key_id: int) -> HttpResponse:
    """End a key pair for ever."""
    team = queries.find_team(request.user, team_id)
    actions.revoke_access_key(queries.find_access_key(request.user, key_id), by=request.user)
    return part(request, team, "keys")
