"""The rows of services as the supervisor reads and writes them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from apps.serving.models import Service
from apps.serving.states import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A service that has to answer, in one generation of what people want of it."""

    id: str
    generation: int
    name: str
    project_id: str
    place: str
    environment: Mapping[str, str]
    port: int | None
    expires_at: datetime | None

    @property
    def key(self) -> tuple[str, int]:
        return self.id, self.generation


_FIELDS = {
    "id": "pk",
    "generation": "generation",
    "name": "name",
    "project_id": "project_id",
    "place": "version__place",
    "environment": "environment",
    "port": "port",
    "expires_at": "expires_at",
}


def wanted() -> list[Wanted]:
    """Return every service that has to answer now."""
    rows = Service.objects.filter(wanted=True).values_list(*_FIELDS.values())
    return [Wanted(**dict(zip(_FIELDS, row, strict=True))) for row in rows]


def note(key: tuple[str, int], **seen: Any) -> bool:
    """Write down what was seen of a generation; False where people want another by now."""
    id, generation = key
    return bool(Service.objects.filter(pk=id, generation=generation).update(**seen))


def note_stopped(running: Collection[str]) -> None:
    """Write down that what nobody wants any more has ended, where no process is left."""
    stopping = Service.objects.filter(wanted=False, state=State.STOPPING)
    stopping.exclude(pk__in=running).update(state=State.STOPPED, running_since=None)


def end_expired() -> None:
    """Want no more what was deployed for some hours that are over."""
    over = Service.objects.filter(wanted=True, expires_at__lte=timezone.now())
    over.update(wanted=False, state=State.STOPPING, fault="serving.expired", fault_params={})
