"""The library's page, and what is done from it at once."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from apps.pages.answers import said
from apps.pages.current import current_project, project_or_none
from apps.pages.library.downloads import download, download_bundle
from apps.pages.library.filters import VIEW_COOKIE, read_filters
from apps.pages.library.shelves import shelf_page
from apps.pages.requests import PageRequest
from apps.pages.session.preferences import YEAR
from apps.workflows import actions, queries


@require_GET
@login_required
@vary_on_headers("HX-Request")
def library(request: PageRequest) -> HttpResponse:
    """Show workflows; a request of the page itself gets the results alone."""
    project = project_or_none(request)
    if project is None:
        return render(request, "pages/library/no_project.html")
    filters = read_filters(request)
    context = shelf_page(user=request.user, project=project, filters=filters)
    part = "#results" if request.htmx and not request.htmx.history_restore_request else ""
    response = render(request, f"pages/library/library.html{part}", context)
    if part:
        response["HX-Push-Url"] = (
            f"{request.path}?{filters.query}" if filters.query else request.path
        )
    response.set_cookie(VIEW_COOKIE, filters.view, max_age=YEAR, samesite="Lax")
    return response


@require_POST
@login_required
def new(request: PageRequest) -> HttpResponse:
    """Create an empty workflow and open it."""
    project = current_project(request)
    name = queries.free_name(project, _("Untitled workflow"))
    workflow = actions.create_draft(project=project, name=name, by=request.user)
    return redirect("workflow", workflow.pk)


@require_GET
@login_required
def export(request: PageRequest, workflow_id: UUID) -> HttpResponse:
    """Send the workflow as the body that creates it, or bundled with its layout and notes."""
    workflow = queries.find(user=request.user, workflow_id=str(workflow_id))
    return download_bundle(workflow) if "bundle" in request.GET else download(workflow)


@require_POST
@login_required
def copy(request: PageRequest, workflow_id: UUID) -> HttpResponse:
    """Copy a workflow beside itself, or into the current project where it is another team's."""
    workflow = queries.find(user=request.user, workflow_id=str(workflow_id))
    made = actions.copy_workflow(workflow, by=request.user, project=current_project(request))
    text = _("Copied as %(name)s.") % {"name": made.name}
    return said(request, text, event="workflows:changed", otherwise="library")
