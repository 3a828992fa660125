"""A schedule as text, read whole or refused with the part that is wrong."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from itertools import product
from typing import TypeVar

from apps.engine.cron.days import DayRule, Month, days_of_month, days_of_week
from apps.engine.cron.fields import HOURS, MINUTES, MONTHS, SECONDS, Unreadable
from apps.spec.problems import Problem

MAX_LENGTH = 256
_FIELDS = ("second", "minute", "hour", "day", "month", "weekday")
_ANY = frozenset({"*", "?"})
_FIRST_YEAR = 2000
_YEARS = 50  # 29 February falls on one weekday every 28 years, around 2100 every 40

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Cron:
    """When something comes, in the time of some place."""

    seconds: tuple[int, ...]
    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    months: frozenset[int]
    days: DayRule

    @property
    def every_hour(self) -> bool:
        """Whether every hour of the day has its turn."""
        return len(self.hours) == HOURS.last + 1

    def moments_from(self, since: datetime) -> Iterator[datetime]:
        """Yield the moments from a naive one on, in order, as far as `_YEARS` ahead."""
        for month in _months_from(since, self.months):
            for day in sorted(self.days(month)):
                if day <= month.length and (month.year, month.month, day) >= _date(since):
                    yield from self._on(datetime(month.year, month.month, day), since)

    def _on(self, day: datetime, since: datetime) -> Iterator[datetime]:
        earliest = since.time() if day.date() == since.date() else time.min
        hours = [hour for hour in self.hours if hour >= earliest.hour]
        for hour, minute in product(hours, self.minutes):
            if (hour, minute) < (earliest.hour, earliest.minute):
                continue
            for second in self.seconds:
                moment = day.replace(hour=hour, minute=minute, second=second)
                if moment >= since:
                    yield moment


def _date(moment: datetime) -> tuple[int, int, int]:
    return moment.year, moment.month, moment.day


def _months_from(since: datetime, wanted: frozenset[int]) -> Iterator[Month]:
    for count in range(since.month - 1, since.month + 12 * _YEARS):
        month = Month(since.year + count // 12, count % 12 + 1)
        if month.month in wanted:
            yield month


def read_cron(text: str) -> tuple[Cron | None, list[Problem]]:
    """Return the schedule that six fields parted by blanks describe, or what is wrong with them."""
    fields = text.split() if len(text) <= MAX_LENGTH else []
    if len(fields) != len(_FIELDS):
        return None, [Problem(code="cron.fields", params={"found": len(fields)})]
    named = dict(zip(_FIELDS, fields, strict=True))
    if not _ANY & {named["day"], named["weekday"]}:
        return None, [Problem(code="cron.both_days")]
    return _read(named)


def _read(fields: Mapping[str, str]) -> tuple[Cron | None, list[Problem]]:
    problems: list[Problem] = []

    def read(name: str, reader: Callable[[str], Read]) -> Read | None:
        try:
            return reader(fields[name])
        except Unreadable as error:
            params = {"unit": name, "part": str(error)}
            problems.append(Problem(code="cron.field", params=params))
            return None

    seconds, minutes = read("second", SECONDS.read), read("minute", MINUTES.read)
    hours, months = read("hour", HOURS.read), read("month", MONTHS.read)
    days = read(*_choice_of_days(fields))
    if not (seconds and minutes and hours and months and days):
        return None, problems
    cron = Cron(tuple(sorted(seconds)), tuple(sorted(minutes)), tuple(sorted(hours)), months, days)
    comes = next(cron.moments_from(datetime(_FIRST_YEAR, 1, 1)), None)
    return (cron, []) if comes else (None, [Problem(code="cron.never")])


def _choice_of_days(fields: Mapping[str, str]) -> tuple[str, Callable[[str], DayRule]]:
    """Return which field says on which days, and how to read it; at most one of the two does."""
    if fields["weekday"] not in _ANY:
        return "weekday", days_of_week
    return "day", _every_day if fields["day"] in _ANY else days_of_month


def _every_day(text: str) -> DayRule:
    return days_of_month("*")
