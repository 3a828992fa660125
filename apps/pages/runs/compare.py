"""Up to four runs of a workflow side by side."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from apps.executions.shown import finding
from apps.pages.requests import PageRequest
from apps.pages.runs import compared
from apps.workflows import queries

MOST = 4


@require_GET
@login_required
def compare(request: PageRequest, workflow_id: UUID) -> HttpResponse:
    """Show the runs that the address names: parameters, metrics, durations, specifications."""
    workflow = queries.find(user=request.user, workflow_id=str(workflow_id))
    named = list(dict.fromkeys(request.GET.getlist("run")))
    runs = finding.chosen(user=request.user, workflow_id=workflow.pk, ids=named[:MOST])
    context = {"workflow": workflow, "more": max(len(named) - MOST, 0)}
    if len(runs) > 1:
        context |= compared.sections(runs)
    return render(request, "pages/runs/compare.html", context)
