"""The workflow page."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from apps.editor.answers import find
from apps.editor.catalog import catalog, palette
from apps.editor.panels import workflow_panel
from apps.editor.problems import listed
from apps.editor.shortcuts import shortcuts
from apps.teams.policy import Action
from apps.workflows import policy, store


@require_GET
@login_required
def workflow(request: HttpRequest, workflow_id: UUID) -> HttpResponse:
    """Show a workflow on its canvas; to look at only for somebody who may not edit it."""
    found = find(request, workflow_id)
    draft = store.load_draft(found.pk)
    editable = policy.can(request.user, Action.EDIT, found)
    context = {
        "workflow": found,
        "editable": editable,
        "catalog": catalog(),
        "palette": list(palette()),
        "panel": workflow_panel(found, draft, editable=editable),
        "problems": listed(draft),
        "shortcuts": shortcuts(),
    }
    return render(request, "editor/page.html", context)
