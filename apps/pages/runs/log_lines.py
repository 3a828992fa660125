"""A step's log as its page's script shows it: a window of lines, or those that match."""

from collections.abc import Mapping, Sequence
from typing import Any

from apps.executions.models import Event, StepExecution
from apps.executions.shown import logs
from apps.executions.shown.logs import Line
from apps.pages.requests import PageRequest, without_nul
from apps.pages.runs.addressed import number


def answer(request: PageRequest, step: StepExecution) -> Mapping[str, Any]:
    """Return what the address asks for: `attempt` and `start`, or `q` and `level`."""
    asked = request.GET
    if "q" in asked or "level" in asked:
        levels = [level for level in asked.getlist("level") if level in logs.LEVELS] or logs.LEVELS
        found = logs.matching(step, text=without_nul(asked.get("q", "")), levels=levels)
        return {"lines": [_line(line) for line in found], "capped": len(found) == logs.MOST_LINES}
    attempt = number(request, "attempt")
    if attempt is None:
        return _outline(step)
    found = logs.lines_of(step, attempt=attempt, start=number(request, "start") or 0)
    return {"lines": [_line(line) for line in found]}


def _outline(step: StepExecution) -> Mapping[str, Any]:
    """Return what there is to be asked for: each attempt's length and what happened to it."""
    events = logs.events_of(step)
    return {
        "attempts": [
            {
                "attempt": each.attempt,
                "lines": each.lines,
                "first_error": each.first_error,
                "events": _events(event for event in events if event.attempt == each.attempt),
            }
            for each in logs.attempts_of(step)
        ],
    }


def _events(events: Any) -> Sequence[Mapping[str, Any]]:
    return [_event(event) for event in events]


def _event(event: Event) -> Mapping[str, Any]:
    return {
        "at": event.at.isoformat(),
        "before": event.before,
        "after": event.after,
        "by": event.by.username if event.by else "",
    }


def _line(line: Line) -> Sequence[Any]:
    return [line.attempt, line.number, line.at, line.level, line.text]
