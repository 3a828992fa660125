"""What is said to everybody who has a run open."""

from apps.core.live.events import Event, publish
from apps.spec import text


def came_to(sequence: int, status: str) -> Event:
    """Return the event that says how far an execution has come."""
    return Event("run", text.write({"sequence": sequence, "status": status}), sequence)


def grew(step: str, attempt: int, lines_until: int) -> Event:
    """Return the event that says how many lines the log of an attempt has now."""
    data = text.write({"step": step, "attempt": attempt, "lines_until": lines_until})
    return Event("log", data)


def publish_run(execution_id: str, *, sequence: int, status: str) -> None:
    """Tell that an execution has changed; to be called once that is committed."""
    publish(execution_id, came_to(sequence, status))


def publish_log(execution_id: str, *, step: str, attempt: int, lines_until: int) -> None:
    """Tell that a step has said something; to be called once that is committed."""
    publish(execution_id, grew(step, attempt, lines_until))
