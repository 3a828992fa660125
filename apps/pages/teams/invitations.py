"""Links into a team: making one, which shows it this once, and revoking."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from apps.pages.requests import PageRequest
from apps.pages.teams.answering import part
from apps.pages.teams.forms import InviteForm
from apps.teams import actions, queries
from apps.teams.models import Role


@require_POST
@login_required
def invite(request: PageRequest, team_id: int) -> HttpResponse:
    """Make a link and show its address: only a hash of it is kept."""
    team = queries.find_team(request.user, team_id)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return part(request, team, "invitations", status=422, invite_form=form)
    invited = actions.invite(
        team,
        role=Role(form.cleaned_data["role"]),
        lifetime=form.lifetime,
        max_uses=form.max_uses,
        by=request.user,
    )
    link = request.build_absolute_uri(reverse("join", args=[invited.text]))
    return part(request, team, "invitations", new_link=link)


@require_POST
@login_required
def revoke(request: PageRequest, team_id: int, invitation_id: int) -> HttpResponse:
    """End a link at once."""
    team = queries.find_team(request.user, team_id)
    invitation = queries.find_open_invitation(team, invitation_id)
    actions.revoke_invitation(invitation, by=request.user)
    return part(request, team, "invitations")
