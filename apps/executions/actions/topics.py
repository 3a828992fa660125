"""Where a project's notifications go; the owners of its team say so."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from apps.core.errors import Refused
from apps.executions.models import Channel, Topic
from apps.spec.problems import Problem
from apps.teams import policy
from apps.teams.models import Project, User
from apps.teams.policy import Action

MOST = 100
SHORTEST_SECRET, LONGEST_SECRET = 16, 256
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_ODD = re.compile(r"[\x00-\x20\x7f]")


@transaction.atomic
def create_topic(
    project: Project, *, by: User, name: str, channel: str, address: str, secret: str = ""
) -> Topic:
    """Add a place where notifications go; what a webhook is sent is signed with its secret."""
    policy.require(by, Action.MANAGE_TARGETS, project)
    Project.objects.select_for_update().get(pk=project.pk)
    address = address.strip()
    if problems := [*_named(project, name), *_addressed(channel, address, secret)]:
        raise Refused(problems)
    return Topic.objects.create(
        project=project,
        name=name,
        channel=channel,
        address=address,
        secret=secret if channel == Channel.WEBHOOK else "",
        created_at=timezone.now(),
        created_by=by,
    )


def delete_topic(topic: Topic, *, by: User) -> None:
    """Take away a place; nothing is sent there any more, and its part of the log goes."""
    policy.require(by, Action.MANAGE_TARGETS, topic.project)
    topic.delete()


def _named(project: Project, name: str) -> Iterator[Problem]:
    topics = Topic.objects.filter(project=project)
    if not _NAME.fullmatch(name):
        yield Problem(code="topic.name", path=("name",))
    elif topics.filter(name=name).exists():
        yield Problem(code="topic.exists", path=("name",), params={"name": name})
    elif topics.count() >= MOST:
        yield Problem(code="topic.too_many", path=("name",), params={"limit": MOST})


def _addressed(channel: str, address: str, secret: str) -> Iterator[Problem]:
    if channel not in Channel.values:
        yield Problem(code="topic.channel", path=("channel",))
    elif channel == Channel.EMAIL and not _is_mailbox(address):
        yield Problem(code="topic.mailbox", path=("address",))
    elif channel == Channel.WEBHOOK and not _is_url(address):
        yield Problem(code="topic.url", path=("address",))
    elif channel == Channel.WEBHOOK and not SHORTEST_SECRET <= len(secret) <= LONGEST_SECRET:
        limits = {"minimum": SHORTEST_SECRET, "maximum": LONGEST_SECRET}
        yield Problem(code="topic.secret", path=("secret",), params=limits)


def _is_mailbox(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return len(address) <= 254


def _is_url(address: str) -> bool:
    if _ODD.search(address) or len(address) > 1024:
        return False
    try:
        parts = urlsplit(address)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and "@" not in parts.netloc
            and parts.port != 0
        )
    except ValueError:
        return False
