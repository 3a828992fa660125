"""One field of a schedule that is a set of numbers: values, names, ranges, lists and steps."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


class Unreadable(Exception):
    """A field does not say what it should; the text is the part that is wrong."""


_PART = re.compile(r"(?:(\*)|(\w+)(?:-(\w+))?)(?:/(\d{1,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a field may hold: the numbers from `first` to `last`, and `names` for some of them."""

    first: int
    last: int
    names: Mapping[str, int] = field(default_factory=dict)

    def read(self, text: str) -> frozenset[int]:
        """Return the numbers that a list names."""
        return frozenset().union(*(self.read_part(part) for part in text.split(",")))

    def read_part(self, text: str) -> frozenset[int]:
        """Return the numbers of one item of a list: `*`, `a`, `a-b`, each with or without `/n`.

        A range whose end lies before its start goes round: 22-2, FRI-MON. `a/n` goes to the end.
        """
        found = _PART.fullmatch(text)
        if not found:
            raise Unreadable(text)
        star, start, end, step = found.groups()
        span = self._span(star, start, end, stepped=bool(step))
        if step and not 1 <= int(step) <= self.last - self.first + 1:
            raise Unreadable(text)
        return frozenset(span[:: int(step or 1)])

    def number(self, text: str) -> int:
        """Return the number that a value or a name stands for."""
        value = self.names.get(text.upper(), int(text) if text.isdecimal() else -1)
        if not self.first <= value <= self.last:
            raise Unreadable(text)
        return value

    def _span(self, star: str, start: str, end: str | None, *, stepped: bool) -> Sequence[int]:
        if star:
            return range(self.first, self.last + 1)
        first = self.number(start)
        last = self.number(end) if end else self.last if stepped else first
        if first <= last:
            return range(first, last + 1)
        return [*range(first, self.last + 1), *range(self.first, last + 1)]


_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]

SECONDS = MINUTES = Numbers(0, 59)
HOURS = Numbers(0, 23)
DAYS = Numbers(1, 31)
MONTHS = Numbers(1, 12, {name: number for number, name in enumerate(_MONTHS, 1)})
WEEKDAYS = Numbers(1, 7, {name: number for number, name in enumerate(_WEEKDAYS, 1)})
"""Quartz counts the days of the week from Sunday, 1."""
