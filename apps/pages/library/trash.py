"""Deleting into the trash, what lies there, and taking it back."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from apps.executions.actions import delete_workflow
from apps.pages.answers import said
from apps.pages.current import current_project
from apps.pages.library.shown import cards
from apps.pages.requests import PageRequest
from apps.workflows import actions, queries


@require_GET
@login_required
def trash(request: PageRequest) -> HttpResponse:
    """Show what was deleted in the project, the latest first."""
    workflows = queries.trash(user=request.user, project=current_project(request))
    context = {
        "cards": cards(list(workflows), user=request.user),
        "days": actions.DAYS_IN_TRASH,
    }
    part = "#results" if request.htmx else ""
    return render(request, f"pages/library/trash.html{part}", context)


@require_POST
@login_required
def delete(request: PageRequest, workflow_id: UUID) -> HttpResponse:
    """Put a workflow into the trash; the answer offers to undo it."""
    workflow = queries.find(user=request.user, workflow_id=str(workflow_id))
    delete_workflow(workflow, by=request.user)
    return said(
        request,
        _("Deleted %(name)s.") % {"name": workflow.name},
        undo=reverse("workflow-restore", args=[workflow.pk]),
        event="workflows:changed",
        otherwise="library",
    )


@require_POST
@login_required
def restore(request: PageRequest, workflow_id: UUID) -> HttpResponse:
    """Take a workflow out of the trash."""
    workflow = queries.find_trashed(user=request.user, workflow_id=str(workflow_id))
    actions.restore_workflow(workflow, by=request.user)
    text = _("Restored %(name)s.") % {"name": workflow.name}
    return said(request, text, event="workflows:changed", otherwise="trash")
