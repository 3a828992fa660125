"""What a dry run's options may be: one check for each kind of value. Pure."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeGuard

from apps.spec.problems import Path, Problem
from apps.spec.shapes import Json

Check: TypeAlias = Callable[[Json, Path], Iterator[Problem]]

LONGEST_SECONDS = 7 * 24 * 3600
MOST_FAILURES = 100
MOST_KEYS = 100
MOST_VALUES = 10_000
MOST_LINES = 1_000
LONGEST_LINE = 4_000


def seconds(value: Json, path: Path) -> Iterator[Problem]:
    """A number from 0 to a week."""
    if not (_is_number(value) and 0 <= value <= LONGEST_SECONDS):
        yield Problem(code="rehearsal.seconds", path=path, params={"max": LONGEST_SECONDS})


def count(value: Json, path: Path) -> Iterator[Problem]:
    """A whole number of attempts."""
    if not (_is_number(value) and isinstance(value, int) and 0 <= value <= MOST_FAILURES):
        yield Problem(code="rehearsal.count", path=path, params={"max": MOST_FAILURES})


def flag(value: Json, path: Path) -> Iterator[Problem]:
    """True or false."""
    if not isinstance(value, bool):
        yield Problem(code="rehearsal.flag", path=path)


def one_of(known: Sequence[str]) -> Check:
    """Return the check for one of these words."""

    def check(value: Json, path: Path) -> Iterator[Problem]:
        if not (isinstance(value, str) and value in known):
            params = {"known": [str(word) for word in known]}
            yield Problem(code="rehearsal.outcome", path=path, params=params)

    return check


def metrics(value: Json, path: Path) -> Iterator[Problem]:
    """A number or a list of numbers for each key."""
    if not _is_small_map(value):
        yield Problem(code="rehearsal.metrics", path=path, params={"max": MOST_KEYS})
        return
    for key, numbers in value.items():
        series = numbers if isinstance(numbers, list) else [numbers]
        if not (0 < len(series) <= MOST_VALUES and all(_is_number(one) for one in series)):
            yield Problem(code="rehearsal.series", path=(*path, key), params={"max": MOST_VALUES})


def outputs(value: Json, path: Path) -> Iterator[Problem]:
    """A map of what consumers read for each output."""
    if not (_is_small_map(value) and all(isinstance(one, dict) for one in value.values())):
        yield Problem(code="rehearsal.outputs", path=path, params={"max": MOST_KEYS})


def lines(value: Json, path: Path) -> Iterator[Problem]:
    """A list of lines of text."""
    listed = value if isinstance(value, list) else None
    if listed is None or len(listed) > MOST_LINES or not all(map(_is_line, listed)):
        params = {"max": MOST_LINES, "longest": LONGEST_LINE}
        yield Problem(code="rehearsal.lines", path=path, params=params)


def _is_number(value: Json) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_small_map(value: Json) -> TypeGuard[dict[str, Json]]:
    return isinstance(value, dict) and len(value) <= MOST_KEYS


def _is_line(value: Json) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_LINE and "\n" not in value
