"""The gallery's page, and what a project does with one asset."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from apps.core.errors import Refused
from apps.gallery import actions, queries
from apps.gallery.models import Asset, Kind
from apps.pages.answers import sentences
from apps.pages.current import current_project
from apps.pages.gallery.shown import Search, ShownAsset, shelf
from apps.pages.requests import PageRequest, without_nul
from apps.spec.shapes import Json
from apps.teams import policy
from apps.teams.models import Project
from apps.teams.policy import Action
from apps.workflows import actions as workflows
from apps.workflows.queries import free_name


@require_GET
@login_required
@vary_on_headers("HX-Request")
def gallery(request: PageRequest) -> HttpResponse:
    """Show what there is; a request of the page itself gets the results alone."""
    return _page(request, current_project(request), request.GET.get("asset", ""))


@require_POST
@login_required
def subscribe(request: PageRequest, content_id: str) -> HttpResponse:
    """Let the project use the newest version."""

    def act(project: Project, asset: Asset) -> str:
        actions.subscribe(project, version=queries.newest_version(asset), by=request.user)
        return _("Subscribed to %(name)s.") % {"name": asset.name}

    return _done(request, content_id, act)


@require_POST
@login_required
def renew(request: PageRequest, content_id: str) -> HttpResponse:
    """Let the subscription last longer."""

    def act(project: Project, asset: Asset) -> str:
        actions.renew(queries.find_subscription(project, content_id), by=request.user)
        return _("Renewed %(name)s.") % {"name": asset.name}

    return _done(request, content_id, act)


@require_POST
@login_required
def unsubscribe(request: PageRequest, content_id: str) -> HttpResponse:
    """Give the subscription back; workflows made from it stay."""

    def act(project: Project, asset: Asset) -> str:
        actions.unsubscribe(queries.find_subscription(project, content_id), by=request.user)
        return _("Unsubscribed from %(name)s.") % {"name": asset.name}

    return _done(request, content_id, act)


@require_POST
@login_required
def choose_version(request: PageRequest, content_id: str) -> HttpResponse:
    """Move the subscription to another version."""

    def act(project: Project, asset: Asset) -> str:
        version = queries.find_version(asset, without_nul(request.POST.get("version", "")))
        subscription = queries.find_subscription(project, content_id)
        actions.choose_version(subscription, version=version, by=request.user)
        return _("%(name)s uses version %(number)s now.") % {
            "name": asset.name,
            "number": version.number,
        }

    return _done(request, content_id, act)


@require_POST
@login_required
def use(request: PageRequest, content_id: str) -> HttpResponse:
    """Make a workflow from a template and open it; say why where the subscription gives none."""
    project = current_project(request)
    asset = queries.find_asset(project, without_nul(content_id))
    document: Json = {
        "name": free_name(project, asset.name),
        "gallery_subscription": {"content_id": asset.pk},
    }
    try:
        made = workflows.create_workflow(project=project, document=document, by=request.user)
    except Refused as refused:
        return _page(request, project, asset.pk, error=sentences(refused.problems), status=422)
    return redirect("workflow", made.pk)


def _done(
    request: PageRequest, content_id: str, act: Callable[[Project, Asset], str]
) -> HttpResponse:
    """Do something with an asset and show it again, with what was done or why it was not."""
    project = current_project(request)
    asset = queries.find_asset(project, without_nul(content_id))
    try:
        messages.success(request, act(project, asset))
    except Refused as refused:
        return _page(request, project, asset.pk, error=sentences(refused.problems), status=422)
    found_by = _search(request).query
    return redirect(f"{reverse('gallery')}?{found_by}&{urlencode({'asset': asset.pk})}")


def _search(request: PageRequest) -> Search:
    """Return what is looked for; forms carry it along in their address."""
    kind = request.GET.get("kind", "")
    return Search(
        text=request.GET.get("q", "").strip(),
        kind=kind if kind in Kind.values else "",
        mine="mine" in request.GET,
    )


def _page(
    request: PageRequest, project: Project, content_id: str, *, error: str = "", status: int = 200
) -> HttpResponse:
    chosen = queries.find_asset(project, without_nul(content_id)) if content_id else None
    context = {
        "shelf": shelf(project, _search(request)),
        "chosen": ShownAsset(chosen) if chosen else None,
        "may_edit": policy.may(request.user, Action.EDIT, project),
        "error": error,
    }
    part = "#found" if request.htmx and not request.htmx.history_restore_request else ""
    return render(request, f"pages/gallery/gallery.html{part}", context, status=status)
