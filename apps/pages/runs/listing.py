"""The runs of a workflow, and of a whole project."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from apps.executions import policy
from apps.executions.models import Execution
from apps.executions.shown import finding, lists
from apps.pages.current import project_or_none
from apps.pages.requests import PageRequest
from apps.pages.runs import shown
from apps.pages.runs.filters import PAGE_SIZE, STATUSES, read_filters
from apps.teams.policy import Action
from apps.workflows import queries


@require_GET
@login_required
@vary_on_headers("HX-Request")
def workflow_runs(request: PageRequest, workflow_id: UUID) -> HttpResponse:
    """Show the runs of a workflow; a request of the page itself gets the results alone."""
    workflow = queries.find(user=request.user, workflow_id=str(workflow_id))
    rows = finding.runs_of(workflow, user=request.user)
    history = shown.lines(lists.latest(rows))
    may_run = policy.can(request.user, Action.RUN, workflow)
    more = {"workflow": workflow, "bars": shown.bars(history), "may_run": may_run}
    return _list(request, rows, more)


@require_GET
@login_required
@vary_on_headers("HX-Request")
def project_runs(request: PageRequest) -> HttpResponse:
    """Show the runs of all workflows of the project."""
    project = project_or_none(request)
    if project is None:
        return render(request, "pages/library/no_project.html")
    return _list(request, finding.runs_in(project, user=request.user), {})


def _list(request: PageRequest, rows: QuerySet[Execution], more: dict[str, Any]) -> HttpResponse:
    filters = read_filters(request)
    found = lists.narrowed(
        rows, text=filters.text, status=filters.status, label=filters.label
    ).prefetch_related("labels")
    page = list(found[filters.offset : filters.offset + PAGE_SIZE + 1])
    context = {
        "filters": filters,
        "statuses": STATUSES,
        "labels": lists.label_counts(rows),
        "needed": lists.waiting(rows).count(),
        "lines": shown.lines(page[:PAGE_SIZE]),
        "next": filters.on_page(filters.page + 1) if len(page) > PAGE_SIZE else "",
        "previous": filters.on_page(filters.page - 1) if filters.page > 1 else "",
        **more,
    }
    part = "#results" if request.htmx and not request.htmx.history_restore_request else ""
    response = render(request, f"pages/runs/list.html{part}", context)
    if part:
        response["HX-Push-Url"] = f"{request.path}?{filters.query}".removesuffix("?")
    return response
