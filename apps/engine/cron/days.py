"""On which days of a month a schedule comes: by the day's number, or by the day of the week."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from apps.engine.cron.fields import DAYS, WEEKDAYS, Unreadable

_SUNDAY, _SATURDAY = 1, 7
_LAST = re.compile(r"L(?:-(\d{1,2}))?(W)?", re.ASCII | re.IGNORECASE)
_NEAREST = re.compile(r"(\d{1,2})W", re.ASCII | re.IGNORECASE)
_LAST_WEEKDAY = re.compile(r"(\w+)L", re.ASCII | re.IGNORECASE)
_NTH_WEEKDAY = re.compile(r"(\w+)#([1-5])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    @property
    def length(self) -> int:
        """How many days it has."""
        return monthrange(self.year, self.month)[1]

    def weekday(self, day: int) -> int:
        """Return the weekday of a day as Quartz counts it: Sunday is 1."""
        monday_is_0 = monthrange(self.year, self.month)[0] + day - 1
        return (monday_is_0 + 1) % 7 + 1

    def nearest_workday(self, day: int) -> int:
        """Return the day from Monday to Friday that is nearest, never in another month."""
        weekday = self.weekday(day)
        if weekday == _SATURDAY:
            return day - 1 if day > 1 else day + 2
        if weekday == _SUNDAY:
            return day + 1 if day < self.length else day - 2
        return day


DayRule: TypeAlias = Callable[[Month], frozenset[int]]
"""Tells the days of a month; one that the month does not have may be among them."""


def days_of_month(text: str) -> DayRule:
    """Return the rule of the day field: numbers, `L`, `L-3`, `LW`, `15W`, and lists of them."""
    return _any_of([_day_of_month(part) for part in text.split(",")])


def days_of_week(text: str) -> DayRule:
    """Return the rule of the weekday field: numbers, names, `L`, `6L`, `FRI#2`, and lists."""
    return _any_of([_day_of_week(part) for part in text.split(",")])


def _any_of(rules: list[DayRule]) -> DayRule:
    return lambda month: frozenset().union(*(rule(month) for rule in rules))


def _day_of_month(text: str) -> DayRule:
    if found := _LAST.fullmatch(text):
        return _from_the_end(int(found[1] or 0), to_workday=bool(found[2]))
    if found := _NEAREST.fullmatch(text):
        return _nearest_workday(DAYS.number(found[1]))
    days = DAYS.read_part(text)
    return lambda month: days


def _from_the_end(before: int, *, to_workday: bool) -> DayRule:
    if before > DAYS.last - 1:
        raise Unreadable(f"L-{before}")

    def rule(month: Month) -> frozenset[int]:
        day = month.length - before
        if day < 1:
            return frozenset()
        return frozenset({month.nearest_workday(day) if to_workday else day})

    return rule


def _nearest_workday(day: int) -> DayRule:
    """A month that does not have the day has no workday nearest to it either."""

    def rule(month: Month) -> frozenset[int]:
        return frozenset({month.nearest_workday(day)} if day <= month.length else ())

    return rule


def _day_of_week(text: str) -> DayRule:
    if text.upper() == "L":
        return _on_weekdays(frozenset({_SATURDAY}))
    if found := _NTH_WEEKDAY.fullmatch(text):
        return _nth(WEEKDAYS.number(found[1]), int(found[2]))
    if found := _LAST_WEEKDAY.fullmatch(text):
        return _last(WEEKDAYS.number(found[1]))
    return _on_weekdays(WEEKDAYS.read_part(text))


def _on_weekdays(weekdays: frozenset[int]) -> DayRule:
    return lambda month: frozenset(
        day for day in range(1, month.length + 1) if month.weekday(day) in weekdays
    )


def _nth(weekday: int, nth: int) -> DayRule:
    def rule(month: Month) -> frozenset[int]:
        first = (weekday - month.weekday(1)) % 7 + 1
        day = first + 7 * (nth - 1)
        return frozenset({day} if day <= month.length else ())

    return rule


def _last(weekday: int) -> DayRule:
    def rule(month: Month) -> frozenset[int]:
        return frozenset({month.length - (month.weekday(month.length) - weekday) % 7})

    return rule
