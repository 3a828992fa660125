"""Who is told of a workflow's runs."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from apps.core.errors import Refused
from apps.executions.actions.subscribing import create_subscription, delete_subscription
from apps.executions.queries.telling import find_subscription
from apps.pages.automation.forms import SubscriptionForm
from apps.pages.automation.page import found_workflow, is_on, shown, subscription_form
from apps.pages.requests import PageRequest
from apps.spec.shapes import Json
from apps.workflows import actions as workflows
from apps.workflows.models import Workflow


@login_required
@require_POST
def add(request: PageRequest, workflow_id: str) -> HttpResponse:
    """Have topics told of what was chosen."""
    workflow = found_workflow(request, workflow_id)
    form = subscription_form(workflow, request.POST)
    if form.is_valid() and _added(request, workflow, form):
        return redirect("automation", workflow.pk)
    return shown(request, workflow, status=422, subscription_form=form)


@login_required
@require_POST
def remove(request: PageRequest, workflow_id: str, subscription_id: str) -> HttpResponse:
    """Tell them no more."""
    workflow = found_workflow(request, workflow_id)
    delete_subscription(find_subscription(workflow, subscription_id), by=request.user)
    return redirect("automation", workflow.pk)


@login_required
@require_POST
def switch(request: PageRequest, workflow_id: str) -> HttpResponse:
    """Switch the workflow's notifications on where they are off, off where they are on."""
    workflow = found_workflow(request, workflow_id)
    document: Json = {"smn_switch": not is_on(workflow)}
    workflows.update_workflow(workflow, document=document, by=request.user)
    return redirect("automation", workflow.pk)


def _added(request: PageRequest, workflow: Workflow, form: SubscriptionForm) -> bool:
    try:
        create_subscription(
            workflow,
            by=request.user,
            topic_urns=form.cleaned_data["topic_urns"],
            events=form.events_chosen(),
        )
    except Refused as refused:
        form.show(refused.problems)
        return False
    return True
