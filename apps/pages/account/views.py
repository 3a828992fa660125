"""The account page and its two panels that change something."""

from typing import Any

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from apps.pages.account.forms import PasswordForm
from apps.pages.requests import PageRequest
from apps.pages.teams.forms import KeyForm
from apps.teams import actions, queries


@login_required
def account(request: PageRequest) -> HttpResponse:
    """Show the page."""
    return _part(request, "account")


@sensitive_post_parameters()
@require_POST
@login_required
def password(request: PageRequest) -> HttpResponse:
    """Change the password; this browser stays signed in, every other one is signed out."""
    form = PasswordForm(request.user, request.POST)
    if not form.is_valid():
        return _part(request, "password", status=422, password_form=form)
    form.save()
    update_session_auth_hash(request, form.user)
    said = {"message": _("Password changed."), "tone": "ok"}
    return trigger_client_event(_part(request, "password"), "toast", said)


@require_POST
@login_required
def create_key(request: PageRequest) -> HttpResponse:
    """Make a key pair of the person and show its secret: nobody sees it again."""
    form = KeyForm(queries.projects_of(request.user), request.POST)
    if not form.is_valid():
        return _part(request, "keys", status=422, key_form=form)
    project = form.cleaned_data["project"]
    key = actions.create_access_key(user=request.user, project=project, by=request.user)
    return _part(request, "keys", new_key=key)


@require_POST
@login_required
def revoke_key(request: PageRequest, key_id: int) -> HttpResponse:
    """End a key pair for ever."""
    actions.revoke_access_key(queries.find_access_key(request.user, key_id), by=request.user)
    return _part(request, "keys")


@never_cache
def _part(request: PageRequest, name: str, *, status: int = 200, **more: Any) -> HttpResponse:
    """Show one panel where htmx asked, else the page with it; a new key must not be cached."""
    partial = request.htmx and name != "account"
    template = f"pages/account/_{name}.html" if partial else "pages/account/account.html"
    shown = {
        "password_form": PasswordForm(request.user),
        "key_form": KeyForm(queries.projects_of(request.user)),
        "keys": queries.access_keys_of(request.user),
    }
    return render(request, template, shown | more, status=status)
