"""Schedules, subscriptions, topics and deliveries, as far as somebody may see the workflow."""

from django.db.models import QuerySet

from apps.core.errors import NotFound
from apps.executions.models import Delivery, Schedule, Subscription, Topic
from apps.teams.models import Project
from apps.workflows.models import Workflow


def schedule_of(workflow: Workflow) -> Schedule | None:
    """Return the workflow's schedule, None where it has none."""
    return Schedule.objects.filter(workflow=workflow).select_related("user").first()


def find_schedule(workflow: Workflow, schedule_id: str) -> Schedule:
    """Return the schedule of a workflow that was found before; raise NotFound for another id."""
    found = schedule_of(workflow)
    if found is None or found.pk != schedule_id:
        raise NotFound("schedule", schedule_id)
    found.workflow = workflow
    return found


def find_subscription(workflow: Workflow, subscription_id: str) -> Subscription:
    """Return a subscription of a workflow that was found before; raise NotFound otherwise."""
    found = Subscription.objects.filter(workflow=workflow, pk=subscription_id).first()
    if found is None:
        raise NotFound("subscription", subscription_id)
    found.workflow = workflow
    return found


def subscriptions_of(workflow: Workflow) -> QuerySet[Subscription]:
    """Return the workflow's subscriptions, the oldest first."""
    return Subscription.objects.filter(workflow=workflow).prefetch_related("topics")


def topics_of(project: Project) -> QuerySet[Topic]:
    """Return the project's topics by name, their secrets left unread."""
    return Topic.objects.filter(project=project).defer("secret")


def find_topic(project: Project, topic_id: int) -> Topic:
    """Return a topic of a project that was found before; raise NotFound otherwise."""
    found = topics_of(project).filter(pk=topic_id).first()
    if found is None:
        raise NotFound("topic", str(topic_id))
    return found


def deliveries_of(project: Project) -> QuerySet[Delivery]:
    """Return what was sent to the project's topics, the latest first."""
    rows = Delivery.objects.filter(topic__project=project)
    return rows.select_related("topic", "execution__workflow").defer(
        "topic__secret", "execution__document"
    )
