"""The workflow page."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from apps.editor.answers import find
from apps.editor.catalog import catalog, palette
from apps.editor.requests import EditorRequest
from apps.editor.runs.under_way import run_under_way
from apps.editor.tables import TABLES
from apps.targets.choices import choices_of, settings_of
from apps.teams.policy import Action
from apps.workflows import policy


@require_GET
@gzip_page
@login_required
def workflow(request: EditorRequest, workflow_id: UUID) -> HttpResponse:
    """Show the page of a workflow; its script asks for all that grows with the workflow.

    Somebody who may not edit it can look at it.
    """
    found = find(request, workflow_id)
    editable = policy.can(request.user, Action.EDIT, found)
    context = {
        "workflow": found,
        "editable": editable,
        "sharable": policy.can(request.user, Action.SHARE, found),
        "catalog": catalog(),
        "palette": list(palette()),
        "tables": TABLES,
        "runnable": policy.can(request.user, Action.RUN, found),
        "run_choices": choices_of(found.project),
        "run_default": settings_of(found.project).default_target,
        "run": run_under_way(request, found),
    }
    return render(request, "editor/page.html", context)
