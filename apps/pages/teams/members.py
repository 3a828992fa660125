"""The members of a team: changing a role, removing, leaving."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from apps.core.errors import Refused
from apps.pages.answers import sentences
from apps.pages.requests import PageRequest
from apps.pages.teams.answering import away, part
from apps.teams import actions, queries
from apps.teams.models import Role


@require_POST
@login_required
def role(request: PageRequest, team_id: int, member_id: int) -> HttpResponse:
    """Give a member another role; changing one's own changes the whole page."""
    team = queries.find_team(request.user, team_id)
    member = queries.find_member(team, member_id)
    wanted = request.POST.get("role", "")
    try:
        chosen = Role(wanted) if wanted in Role.values else Role(member.role)
        actions.change_role(member, role=chosen, by=request.user)
    except Refused as refused:
        return part(request, team, "members", status=422, error=sentences(refused.problems))
    if member.user_id == request.user.pk:
        return away(request, reverse("team", args=[team_id]))
    return part(request, team, "members")


@require_POST
@login_required
def remove(request: PageRequest, team_id: int, member_id: int) -> HttpResponse:
    """Take a member out of the team."""
    team = queries.find_team(request.user, team_id)
    member = queries.find_member(team, member_id)
    try:
        actions.remove_member(member, by=request.user)
    except Refused as refused:
        return part(request, team, "members", status=422, error=sentences(refused.problems))
    return part(request, team, "members")


@require_POST
@login_required
def leave(request: PageRequest, team_id: int) -> HttpResponse:
    """Leave the team and go to the others."""
    team = queries.find_team(request.user, team_id)
    try:
        actions.leave(team, by=request.user)
    except Refused as refused:
        return part(request, team, "members", status=422, error=sentences(refused.problems))
    messages.success(request, _("You left %(team)s.") % {"team": team.name})
    return away(request, reverse("teams"))
