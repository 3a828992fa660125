"""Windows of a step's log: it may be long, and nobody reads all of it at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import F, Max, QuerySet

from apps.executions.models import Event, LogChunk, StepExecution

MOST_LINES = 1000
"""Lines of one answer."""

LEVELS = ("info", "warn", "error")


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `number` counts from 0 within its attempt, `at` is RFC 3339 in UTC."""

    attempt: int
    number: int
    at: str
    level: str
    text: str


@dataclass(frozen=True, slots=True)
class AttemptLog:
    """How long the log of one attempt is, and where its first error stands."""

    attempt: int
    lines: int
    first_error: int | None


def attempts_of(step: StepExecution) -> Sequence[AttemptLog]:
    """Return the logs of a step's attempts, the first one first, those without a line too."""
    ends = step.log.values("attempt").annotate(end=Max(F("first_line") + F("lines")))
    lengths = {row["attempt"]: row["end"] for row in ends.order_by()}
    return [
        AttemptLog(number, lengths.get(number, 0), _first_error(step, number))
        for number in range(1, step.attempt + 1)
    ]


def _first_error(step: StepExecution, attempt: int) -> int | None:
    chunks = step.log.filter(attempt=attempt).exclude(errors=[])
    found = chunks.order_by("number").values_list("errors", flat=True).first()
    return min(found) if found else None


def lines_of(
    step: StepExecution, *, attempt: int, start: int, limit: int = MOST_LINES
) -> list[Line]:
    """Return the lines of an attempt from `start` on, at most `limit`."""
    end = start + min(limit, MOST_LINES)
    chunks = step.log.filter(attempt=attempt, first_line__lt=end)
    chunks = chunks.filter(first_line__gt=start - F("lines"))
    return [line for line in _lines(chunks) if start <= line.number < end]


def matching(step: StepExecution, *, text: str, levels: Sequence[str]) -> list[Line]:
    """Return the lines of all attempts that hold `text` at one of some levels, the last ones."""
    wanted = text.casefold()
    found: list[Line] = []
    for line in _lines(step.log.order_by("-attempt", "-number"), backwards=True):
        if line.level in levels and wanted in line.text.casefold():
            found.append(line)
            if len(found) == MOST_LINES:
                break
    return found[::-1]


def whole(step: StepExecution) -> Iterator[str]:
    """Yield the log of all attempts as text, a few lines at a time."""
    attempt = 0
    for chunk in step.log.order_by("attempt", "number").iterator(chunk_size=50):
        if chunk.attempt != attempt:
            attempt = chunk.attempt
            yield f"# attempt {attempt}\n"
        yield chunk.text if chunk.text.endswith("\n") else f"{chunk.text}\n"


def events_of(step: StepExecution) -> Sequence[Event]:
    """Return what happened to a step in its order."""
    return list(step.events.select_related("by").order_by("id"))


def _lines(chunks: QuerySet[LogChunk], *, backwards: bool = False) -> Iterator[Line]:
    for chunk in chunks.iterator(chunk_size=50):
        said = chunk.text.split("\n")[: chunk.lines]
        read = [
            _line(chunk.attempt, chunk.first_line + place, each) for place, each in enumerate(said)
        ]
        yield from reversed(read) if backwards else read


def _line(attempt: int, number: int, said: str) -> Line:
    at, level, text = (*said.split("\t", 2), "", "")[:3]
    return Line(attempt, number, at, level, text)
