"""The right to look at a mirrored execution, held by its `due_at` and renewed with each request."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from apps.executions.mirroring.ties import Tie
from apps.executions.mirrors import Begun, Mirror, Order, Report, Request
from apps.executions.models import Execution
from apps.executions.ports import MetricSeries

LEASE = timedelta(seconds=45)


@dataclass(slots=True)
class Lease:
    """The right to look at an execution until `until`; it was due before that if it is hurried."""

    row: Execution
    tie: Tie
    until: datetime

    @property
    def id(self) -> str:
        """The execution's id."""
        return self.row.pk

    def renew(self) -> None:
        """Hold the execution for as long again, unless somebody wants another look anyway."""
        until = timezone.now() + LEASE
        if Execution.objects.filter(pk=self.id, due_at=self.until).update(due_at=until):
            self.until = until


def take(execution_id: str) -> Lease | None:
    """Take an execution that is due; None if it is not, or somebody else has it."""
    now = timezone.now()
    due = Execution.objects.filter(pk=execution_id, due_at__lte=now)
    row = due.select_related("workflow").first()
    if row is None:
        return None
    until = now + LEASE
    if not due.filter(due_at=row.due_at).update(due_at=until):
        return None
    return Lease(row, Tie.of(row), until)


class Renewing:
    """A mirror, each of whose requests renews the lease first."""

    def __init__(self, mirror: Mirror, lease: Lease) -> None:
        self._mirror, self._lease = mirror, lease

    def begin(self, order: Order, handle: str, *, keep: Callable[[str], None]) -> Begun:
        """Go on with beginning the execution."""
        self._lease.renew()
        return self._mirror.begin(order, handle, keep=keep)

    def look(self, handle: str) -> Report:
        """Return how the execution goes."""
        self._lease.renew()
        return self._mirror.look(handle)

    def measured(self, handle: str, step_id: str) -> Sequence[MetricSeries]:
        """Return everything that a step has measured."""
        self._lease.renew()
        return self._mirror.measured(handle, step_id)

    def ask(self, handle: str, request: Request) -> None:
        """Pass on what a person asks for."""
        self._lease.renew()
        self._mirror.ask(handle, request)
