"""Subscriptions: which topics of the project are told what of a workflow's executions."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

from apps.api.answers import answer
from apps.api.bodies import object_of
from apps.api.operation import MemberRequest, ProjectOperation
from apps.api.v2 import telling_schema as schema
from apps.api.v2.ids import checked_ids, found_workflow
from apps.api.v2.model import Subscription as Body
from apps.executions.actions import subscribing
from apps.executions.clocks import zone_of
from apps.executions.models import Subscription
from apps.executions.queries.telling import find_subscription


class Subscriptions(ProjectOperation):
    """`/workflows/{workflow_id}/subscriptions`."""

    @schema.create_subscription
    def post(self, request: MemberRequest, project_id: str, workflow_id: str) -> HttpResponse:
        """Have topics of the project told of what happens."""
        workflow = found_workflow(request, project_id, workflow_id)
        wanted = object_of(request, of=Body)
        subscription = subscribing.create_subscription(
            workflow,
            by=request.user,
            topic_urns=wanted.topic_urns or (),
            events=wanted.events or (),
            entity=wanted.entity or "",
        )
        return answer(_shown(subscription), status=HTTPStatus.CREATED)


class OneSubscription(ProjectOperation):
    """`/workflows/{workflow_id}/subscriptions/{subscription_id}`."""

    @schema.show_subscription
    def get(self, request: MemberRequest, **ids: str) -> HttpResponse:
        """Show a subscription."""
        return answer(_shown(_found(request, **ids)))

    @schema.update_subscription
    def put(self, request: MemberRequest, **ids: str) -> HttpResponse:
        """Change who is told what."""
        subscription = _found(request, **ids)
        wanted = object_of(request, of=Body)
        changed = subscribing.update_subscription(
            subscription,
            by=request.user,
            topic_urns=wanted.topic_urns or (),
            events=wanted.events,
            entity=wanted.entity,
        )
        return answer(_shown(changed))

    @schema.delete_subscription
    def delete(self, request: MemberRequest, **ids: str) -> HttpResponse:
        """Delete a subscription."""
        subscribing.delete_subscription(_found(request, **ids), by=request.user)
        return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _found(
    request: MemberRequest, project_id: str, workflow_id: str, subscription_id: str
) -> Subscription:
    workflow = found_workflow(request, project_id, workflow_id)
    checked_ids(subscription_id)
    return find_subscription(workflow, subscription_id)


def _shown(subscription: Subscription) -> dict[str, Any]:
    zone = zone_of(subscription.workflow.project)
    return {
        "subscription_id": subscription.pk,
        "topic_urns": subscription.topic_urns,
        "entity": subscription.entity,
        "events": subscription.events,
        "created_at": subscription.created_at.astimezone(zone).isoformat(),
    }
