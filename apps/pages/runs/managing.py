"""What is done in a list of runs: labels, and deleting for good."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from apps.core.errors import Refused
from apps.executions import actions
from apps.executions.shown import finding
from apps.pages.answers import sentences, toast
from apps.pages.requests import PageRequest, without_nul
from apps.pages.runs.addressed import find

MOST_AT_ONCE = 100


@require_http_methods(["GET", "POST"])
@login_required
def labels(request: PageRequest, workflow_id: UUID, execution_id: UUID) -> HttpResponse:
    """Show the labels of a run as a form; take new ones."""
    execution = find(request, workflow_id, execution_id)
    written = ", ".join(label.text for label in execution.labels.all())
    context = {"execution": execution, "workflow": execution.workflow, "written": written}
    if request.method == "GET":
        return render(request, "pages/runs/_labels.html", context)
    entered = without_nul(request.POST.get("labels", ""))
    parts = [part.strip() for part in entered.replace("，", ",").split(",")]
    wanted = list(dict.fromkeys(part for part in parts if part))
    try:
        actions.update_execution(execution, by=request.user, labels=wanted)
    except Refused as refused:
        more = {"written": entered, "error": sentences(refused.problems)}
        return render(request, "pages/runs/_labels.html", {**context, **more}, status=422)
    if not request.htmx:
        return redirect("workflow-runs", workflow_id)
    response = toast(HttpResponse(status=204), _("Labels saved."))
    return trigger_client_event(trigger_client_event(response, "runs:changed"), "dialog:close")


@require_POST
@login_required
def delete(request: PageRequest, workflow_id: UUID) -> HttpResponse:
    """Delete the chosen runs for good."""
    chosen = dict.fromkeys(request.POST.getlist("run")[:MOST_AT_ONCE])
    found = finding.chosen(user=request.user, workflow_id=str(workflow_id), ids=list(chosen))
    for execution in found:
        actions.delete_execution(execution, by=request.user)
    if not request.htmx:
        return redirect("workflow-runs", workflow_id)
    text = ngettext("%(count)d run deleted.", "%(count)d runs deleted.", len(found))
    response = toast(HttpResponse(status=204), text % {"count": len(found)})
    return trigger_client_event(response, "runs:changed")
