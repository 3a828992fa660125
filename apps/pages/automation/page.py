"""The page of one workflow's schedule and subscriptions."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from apps.executions.models import Topic
from apps.executions.queries.telling import schedule_of, subscriptions_of, topics_of
from apps.executions.subscribed import urn_of
from apps.pages.automation.forms import ScheduleForm, SubscriptionForm
from apps.pages.automation.shown import ShownSchedule, ShownSubscription
from apps.pages.requests import PageRequest
from apps.teams.policy import Action
from apps.workflows import policy, queries
from apps.workflows.models import Step, Workflow


def found_workflow(request: PageRequest, workflow_id: str) -> Workflow:
    """Return a workflow that the person may see; raise `NotFound` otherwise."""
    return queries.find(user=request.user, workflow_id=workflow_id)


def shown(
    request: PageRequest, workflow: Workflow, *, status: int = 200, **forms: Any
) -> HttpResponse:
    """Show the page, with the forms that somebody filled in wrongly in the place of fresh ones."""
    schedule = schedule_of(workflow)
    if schedule is not None:
        schedule.workflow = workflow
    rights = policy.rights(request.user, workflow)
    found = {
        "workflow": workflow,
        "schedule": ShownSchedule(schedule) if schedule else None,
        "schedule_form": ScheduleForm.of(schedule),
        "subscriptions": [ShownSubscription(row) for row in subscriptions_of(workflow)],
        "subscription_form": subscription_form(workflow),
        "is_on": is_on(workflow),
        "can_edit": Action.EDIT in rights,
        "can_schedule": rights >= {Action.EDIT, Action.RUN},
        "has_topics": topics_of(workflow.project).exists(),
    }
    return render(request, "pages/automation/workflow.html", {**found, **forms}, status=status)


def subscription_form(workflow: Workflow, *data: Any) -> SubscriptionForm:
    """Return the form that offers the topics of the project and the steps of the workflow."""
    topics: dict[str, Topic] = {urn_of(topic): topic for topic in topics_of(workflow.project)}
    steps = Step.objects.filter(workflow=workflow).order_by("position")
    names = [name for name in steps.values_list("name", flat=True) if name]
    return SubscriptionForm(topics, names, *data)


def is_on(workflow: Workflow) -> bool:
    """Tell whether the workflow's switch lets notifications out."""
    return bool(workflow.with_subscription) or workflow.smn_switch in ("true", '"true"')
