"""Coming into a team by a link: signed in, signing in, or with a new account."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from apps.core.errors import Refused
from apps.core.messages import sentence
from apps.pages.answers import sentences
from apps.pages.teams.forms import RegisterForm
from apps.spec.problems import Problem
from apps.teams import actions, queries
from apps.teams.models import Invitation

BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, text: str) -> HttpResponse:
    """Show where a link leads; a signed-in person's post goes in."""
    invitation = queries.find_invitation(text)
    if request.method == "POST" and request.user.is_authenticated:
        try:
            actions.join(text, by=request.user)
        except Refused as refused:
            return _page(request, text, invitation, error=sentences(refused.problems), status=422)
        return _welcome(request, invitation)
    return _page(request, text, invitation)


@never_cache
@require_POST
def register(request: HttpRequest, text: str) -> HttpResponse:
    """Make an account for whoever comes with a usable link, and go in."""
    invitation = queries.find_invitation(text)
    form = RegisterForm(request.POST)
    if not form.is_valid():
        return _page(request, text, invitation, form=form, status=422)
    try:
        user = actions.register(
            text,
            username=form.cleaned_data["username"],
            password=form.cleaned_data["password1"],
        )
    except Refused as refused:
        return _page(request, text, invitation, error=sentences(refused.problems), status=422)
    login(request, user, backend=BACKEND)
    return _welcome(request, invitation)


def _welcome(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    messages.success(request, _("You joined %(team)s.") % {"team": invitation.team.name})
    return redirect("team", invitation.team_id)


def _page(
    request: HttpRequest, text: str, invitation: Invitation, *, status: int = 200, **more: Any
) -> HttpResponse:
    closed = actions.why_closed(invitation)
    found = {
        "text": text,
        "invitation": invitation,
        "is_member": queries.role_of(request.user, invitation.team_id) is not None,
        "closed": sentence(Problem(code=closed)) if closed else "",
        "form": RegisterForm(),
    }
    return render(request, "pages/teams/join.html", found | more, status=status)
