"""What is said to everybody who has a workflow open."""

from apps.core.live.events import Event, publish
from apps.spec import text
from apps.spec.shapes import Json

__all__ = ["MAX_DATA", "Event", "changed", "counted", "publish"]

MAX_DATA = 16 * 1024
"""Characters of a change that are sent along; a larger one is fetched by those who want it."""


def counted(sequence: int, revision: int) -> Event:
    """Return the event that says how far a workflow has come."""
    return Event("change", text.write({"sequence": sequence, "revision": revision}), sequence)


def changed(change: dict[str, Json], *, sequence: int) -> Event:
    """Return the event of one change with all that was done."""
    return Event("change", text.write(change), sequence)
