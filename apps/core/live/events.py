"""One event of a stream, and how it is told to everybody who listens.

A message is a hint: whoever misses one finds the rows by the gap in the sequences.
"""

import logging
from dataclasses import dataclass

import redis

from apps.core.broker import broker

CHANNEL = "weft:live:"
"""What the name of a channel starts with; the id of what is spoken of follows."""

CONTENT_TYPE = "text/event-stream"
LISTENER = "Weft-Listener"
"""The header by which a stream learns who listens; it never leaves the server."""

RETRY = b"retry: 2000\n\n"
"""How soon a browser comes again after it lost a stream."""

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


def publish(subject_id: str, event: Event) -> None:
    """Tell it to all who listen now. That the broker is away is no reason to fail."""
    try:
        broker().publish(CHANNEL + subject_id, event.encoded())
    except redis.RedisError as error:
        _log.warning("nobody was told of an event of %s: %s", subject_id, error)
