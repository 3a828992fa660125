"""What is said to everybody who has a workflow open, as server-sent events over the broker.

A message is a hint: whoever misses one finds the row in the log, by the gap in the sequences.
"""

import logging
from dataclasses import dataclass

import redis

from apps.core.broker import broker
from apps.spec import text
from apps.spec.shapes import Json

CHANNEL = "weft:live:"
"""What the name of a workflow's channel starts with; its id follows."""

MAX_DATA = 16 * 1024
"""Characters of a change that are sent along; a larger one is fetched by those who want it."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Event:
    """One event; a reader that comes back names the `sequence` of the last it got."""

    name: str
    data: str
    sequence: int | None = None

    def encoded(self) -> bytes:
        """Return the event as it goes over the wire."""
        id = "" if self.sequence is None else f"id: {self.sequence}\n"
        return f"{id}event: {self.name}\ndata: {self.data}\n\n".encode()


def counted(sequence: int, revision: int) -> Event:
    """Return the event that says how far a workflow has come."""
    return Event("change", text.write({"sequence": sequence, "revision": revision}), sequence)


def changed(change: dict[str, Json], *, sequence: int) -> Event:
    """Return the event of one change with all that was done."""
    return Event("change", text.write(change), sequence)


def publish(workflow_id: str, event: Event) -> None:
    """Tell it to all who listen now. That the broker is away is no reason to fail."""
    try:
        broker().publish(CHANNEL + workflow_id, event.encoded())
    except redis.RedisError as error:
        _log.warning("nobody was told of an event of %s: %s", workflow_id, error)
