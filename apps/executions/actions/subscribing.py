"""Who is told what of a workflow's runs."""

import re
from collections.abc import Iterator, Sequence

from django.db import transaction
from django.utils import timezone

from apps.core.errors import Refused
from apps.executions.models import Subscription, Topic
from apps.executions.subscribed import urn_of
from apps.spec.problems import Problem
from apps.teams.models import User
from apps.teams.policy import Action
from apps.workflows import policy
from apps.workflows.models import Workflow

MOST = 100
_EVENT = re.compile(r"(\*|[^:]{1,64}):[a-z_]{1,32}(,[a-z_]{1,32})*")


@transaction.atomic
def create_subscription(
    workflow: Workflow,
    *,
    by: User,
    topic_urns: Sequence[str],
    events: Sequence[str] = (),
    entity: str = "",
) -> Subscription:
    """Have topics of the project told of some events of the workflow's runs."""
    policy.require(by, Action.EDIT, workflow)
    topics = _checked(workflow, topic_urns, events, entity)
    subscription = Subscription.objects.create(
        workflow=workflow,
        topic_urns=list(topic_urns),
        events=list(events),
        entity=entity,
        created_at=timezone.now(),
    )
    subscription.topics.set(topics)
    return subscription


@transaction.atomic
def update_subscription(
    subscription: Subscription,
    *,
    by: User,
    topic_urns: Sequence[str],
    events: Sequence[str] | None = None,
    entity: str | None = None,
) -> Subscription:
    """Change who is told what; what is None stays."""
    workflow = subscription.workflow
    policy.require(by, Action.EDIT, workflow)
    subscription.topic_urns = list(topic_urns)
    if events is not None:
        subscription.events = list(events)
    if entity is not None:
        subscription.entity = entity
    topics = _checked(workflow, topic_urns, subscription.events, subscription.entity)
    subscription.save(update_fields=["topic_urns", "events", "entity"])
    subscription.topics.set(topics)
    return subscription


def delete_subscription(subscription: Subscription, *, by: User) -> None:
    """Tell nobody any more; what was sent stays in the log."""
    policy.require(by, Action.EDIT, subscription.workflow)
    subscription.delete()


def _checked(
    workflow: Workflow, urns: Sequence[str], events: Sequence[str], entity: str
) -> list[Topic]:
    """Return the topics of the project that the names stand for, or refuse with every fault."""
    known = {urn_of(topic): topic for topic in Topic.objects.filter(project=workflow.project)}
    spelled = {_plain(urn): index for index, urn in enumerate(urns)}
    problems = [*_limits(urns, events, entity), *_events(events)]
    for urn, index in spelled.items():
        if urn not in known:
            params = {"urn": urns[index], "known": sorted(topic.name for topic in known.values())}
            path = ("topic_urns", index)
            problems.append(Problem(code="subscription.unknown_topic", path=path, params=params))
    if problems:
        raise Refused(problems)
    return [known[urn] for urn in spelled]


def _plain(urn: str) -> str:
    """Return an address without its region: here there is but one."""
    parts = urn.split(":")
    return ":".join([*parts[:2], "", *parts[3:]]) if len(parts) == 5 else urn


def _limits(urns: Sequence[str], events: Sequence[str], entity: str) -> Iterator[Problem]:
    if not urns:
        yield Problem(code="subscription.no_topic", path=("topic_urns",))
    for name, items in {"topic_urns": urns, "events": events}.items():
        if len(items) > MOST:
            yield Problem(code="subscription.too_many", path=(name,), params={"limit": MOST})
    if len(entity) > 256:
        yield Problem(code="subscription.entity", path=("entity",), params={"limit": 256})


def _events(events: Sequence[str]) -> Iterator[Problem]:
    for index, event in enumerate(events):
        if not _EVENT.fullmatch(event):
            path = ("events", index)
            yield Problem(code="subscription.event", path=path, params={"event": event})
