"""Schedules, subscriptions and deliveries as a person reads them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from apps.core.messages import sentence
from apps.engine.cron import next_after, read_cron
from apps.executions.clocks import zone_of
from apps.executions.models import Delivery, DeliveryState, Schedule, Subscription
from apps.executions.words import execution_word, step_word
from apps.spec.problems import Problem

SHOWN = 5

_TONES: Mapping[str, str] = {
    DeliveryState.WAITING: "wait",
    DeliveryState.SENT: "completed",
    DeliveryState.FAILED: "failed",
}


@dataclass(frozen=True)
class ShownDelivery:
    """A message, what it told, and how far it came."""

    row: Delivery

    @property
    def tone(self) -> str:
        """Return the look of its state."""
        return _TONES[self.row.state]

    @property
    def word(self) -> str:
        """Return its state in words."""
        words = {"waiting": _("Will be sent again"), "sent": _("Sent"), "failed": _("Not sent")}
        if self.row.state == DeliveryState.WAITING and not self.row.attempts:
            return _("Is being sent")
        return words[self.row.state]

    @property
    def told(self) -> str:
        """Return the status that it tells of, in words."""
        return (step_word if self.row.step else execution_word)(self.row.status)

    @property
    def why(self) -> str:
        """Return why it did not arrive, "" where it did."""
        row = self.row
        return (
            sentence(Problem(code=row.error_code, params=row.error_params))
            if row.error_code
            else ""
        )


@dataclass(frozen=True)
class ShownSchedule:
    """A schedule, its next starts by the clocks of the project, and the last one it missed."""

    row: Schedule

    @cached_property
    def zone(self) -> str:
        """Return the name of the project's time zone."""
        return zone_of(self.row.workflow.project).key

    @cached_property
    def coming(self) -> list[datetime]:
        """Return the next starts, in the time of the project; none while it is off."""
        return list(self._coming()) if self.row.enabled else []

    @property
    def missed(self) -> str:
        """Return why the latest start did not happen, "" where it did."""
        row = self.row
        return sentence(Problem(code=row.missed, params=row.missed_params)) if row.missed else ""

    def _coming(self) -> Iterator[datetime]:
        cron, _problems = read_cron(self.row.cron)
        zone, moment = zone_of(self.row.workflow.project), timezone.now()
        for _count in range(SHOWN if cron else 0):
            found = cron and next_after(cron, moment, zone)
            if not found:
                return
            moment = found
            yield found.astimezone(zone)


@dataclass(frozen=True)
class ShownSubscription:
    """A subscription with the names of its topics."""

    row: Subscription

    @property
    def topics(self) -> str:
        """Return the names of those who are told."""
        return ", ".join(topic.name for topic in self.row.topics.all())

    @property
    def events(self) -> str:
        """Return what they are told, as it is written."""
        return " · ".join(event.replace(",", ", ") for event in self.row.events)
