"""Schedules: the examples of the vendor and of Quartz, laws over made-up ones, changed clocks."""

from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.engine.cron import Cron, next_after, read_cron

BERLIN = ZoneInfo("Europe/Berlin")
SHANGHAI = ZoneInfo("Asia/Shanghai")
APIA = ZoneInfo("Pacific/Apia")
UTC_ZONE = ZoneInfo("UTC")


def cron(text: str) -> Cron:
    found, problems = read_cron(text)
    assert found is not None, problems
    return found


def coming(text: str, since: str, count: int, zone: ZoneInfo = UTC_ZONE) -> list[str]:
    """Return the next moments after a time of the place, as that place's clocks show them."""
    moment, found = datetime.fromisoformat(since).replace(tzinfo=zone), []
    for _ in range(count):
        moment = next_after(cron(text), moment, zone)
        found.append(f"{moment.astimezone(zone):%Y-%m-%d %H:%M:%S%z}"[:-2].replace("+00", ""))
    return found


EXAMPLES = {
    "0 0 0 * * Thu": ["2026-11-26 00:00:00", "2026-12-03 00:00:00"],
    "0 0 12 * * ?": ["2026-11-24 12:00:00", "2026-11-25 12:00:00"],
    "0 0 13 * * Mon,Tue": ["2026-11-24 13:00:00", "2026-11-30 13:00:00"],
    "0 15 10 ? * 6L": ["2026-11-27 10:15:00", "2026-12-25 10:15:00"],
    "0 15 10 ? * FRIL": ["2026-11-27 10:15:00", "2026-12-25 10:15:00"],
    "0 15 10 ? * 6#3": ["2026-12-18 10:15:00", "2027-01-15 10:15:00"],
    "0 0 0 ? * SUN#5": ["2026-11-29 00:00:00", "2027-01-31 00:00:00"],
    "0 0 0 L * ?": ["2026-11-30 00:00:00", "2026-12-31 00:00:00"],
    "0 0 0 L-2 * ?": ["2026-11-28 00:00:00", "2026-12-29 00:00:00"],
    "0 0 0 LW * ?": ["2026-11-30 00:00:00", "2026-12-31 00:00:00", "2027-01-29 00:00:00"],
    "0 0 0 1W * ?": ["2026-12-01 00:00:00", "2027-01-01 00:00:00", "2027-02-01 00:00:00"],
    "0 0 0 15W 5,8 ?": ["2027-05-14 00:00:00", "2027-08-16 00:00:00"],
    "0 0 0 ? * L": ["2026-11-28 00:00:00", "2026-12-05 00:00:00"],
    "0 0 0 ? * FRI-MON": ["2026-11-27 00:00:00", "2026-11-28 00:00:00", "2026-11-29 00:00:00"],
    "0 0 22-2/2 * * ?": ["2026-11-24 02:00:00", "2026-11-24 22:00:00", "2026-11-25 00:00:00"],
    "0 5/20 8 * * ?": ["2026-11-24 08:05:00", "2026-11-24 08:25:00", "2026-11-24 08:45:00"],
    "*/30 * * * * *": ["2026-11-24 00:00:30", "2026-11-24 00:01:00"],
    "0 0 0 29 2 ?": ["2028-02-29 00:00:00", "2032-02-29 00:00:00"],
    "0 0 0 31 JAN-mar ?": ["2027-01-31 00:00:00", "2027-03-31 00:00:00"],
}


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_schedule_comes_when_quartz_says(text: str):
    expected = EXAMPLES[text]
    assert coming(text, "2026-11-24 00:00:00", len(expected)) == expected


REFUSED = {
    "": "cron.fields",
    "0 0 12 * *": "cron.fields",
    "0 0 12 * * ? 2027": "cron.fields",
    "0 " * 500: "cron.fields",
    "60 0 0 * * ?": "cron.field",
    "? 0 0 * * ?": "cron.field",
    "0 0 24 * * ?": "cron.field",
    "0 0 0 0 * ?": "cron.field",
    "0 0 0 32 * ?": "cron.field",
    "0 0 0 32W * ?": "cron.field",
    "0 0 0 L-31 * ?": "cron.field",
    "0 0 0 ? * 0": "cron.field",
    "0 0 0 ? * 8": "cron.field",
    "0 0 0 ? * Thursday": "cron.field",
    "0 0 0 ? * MON#6": "cron.field",
    "0 0 0 ? 13 *": "cron.field",
    "0 */0 0 * * ?": "cron.field",
    "0 */61 0 * * ?": "cron.field",
    "0 1,,2 0 * * ?": "cron.field",
    "0 ٣ 0 * * ?": "cron.field",
    "0 0 0 1 * MON": "cron.both_days",
    "0 0 0 30 2 ?": "cron.never",
    "0 0 0 31 4,6,9,11 ?": "cron.never",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_quartz_does_not_know_is_refused(text: str):
    found, problems = read_cron(text)
    assert found is None
    assert [problem.code for problem in problems] == [REFUSED[text]]


def test_every_wrong_field_is_named_at_once():
    _, problems = read_cron("99 99 99 99 99 ?")
    fields = [problem.params["unit"] for problem in problems]
    assert fields == ["second", "minute", "hour", "month", "day"]


@given(st.text(max_size=40) | st.text("0123456789*?LW#/,- MONTUEjan", max_size=40))
def test_no_text_fails_the_reader(text: str):
    found, problems = read_cron(text)
    assert (found is None) == bool(problems)


NUMBERS = st.lists(st.integers(0, 23), min_size=1, max_size=3).map(
    lambda all: ",".join(map(str, all))
)
MADE_UP = st.builds(
    "{} {} {} ? {} {}".format,
    st.sampled_from(["0", "*/20", "7,9"]),
    NUMBERS | st.sampled_from(["*", "*/7", "50-10/5"]),
    NUMBERS | st.sampled_from(["*", "*/5", "20-3"]),
    st.sampled_from(["*", "3,10", "NOV-FEB"]),
    st.sampled_from(["*", "?", "MON-FRI", "SUN", "7L", "1#2"]),
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC)
)


@given(MADE_UP, MOMENTS)
def test_what_comes_is_later_fits_every_field_and_leaves_nothing_out(text: str, moment: datetime):
    wanted = cron(text)
    found = next_after(wanted, moment, UTC_ZONE)
    assert found > moment
    assert _fits(wanted, found)
    skipped = min(found - moment, timedelta(hours=1))
    for second in range(1, int(skipped.total_seconds())):
        assert not _fits(wanted, moment.replace(microsecond=0) + timedelta(seconds=second))


def _fits(wanted: Cron, moment: datetime) -> bool:
    return moment.replace(tzinfo=None) == next(wanted.moments_from(moment.replace(tzinfo=None)))


@given(MADE_UP, MOMENTS, st.sampled_from([BERLIN, SHANGHAI, APIA, ZoneInfo("America/New_York")]))
def test_in_every_zone_moments_come_in_order_and_none_twice(text: str, moment, zone: ZoneInfo):
    wanted, found = cron(text), [moment]
    for _ in range(5):
        found.append(next_after(wanted, found[-1], zone))
    assert found == sorted(set(found))
    between = found[0] + (found[1] - found[0]) / 2
    assert next_after(wanted, between, zone) == found[1]


def test_a_time_is_that_of_the_place():
    found = next_after(cron("0 0 8 * * ?"), datetime(2026, 7, 1, tzinfo=UTC), SHANGHAI)
    assert found == datetime(2026, 7, 2, 0, tzinfo=UTC)


def test_what_would_come_in_the_hour_left_out_comes_at_its_end():
    found = coming("0 30 2 * * ?", "2026-03-28 12:00", 2, BERLIN)
    assert found == ["2026-03-29 03:00:00+02", "2026-03-30 02:30:00+02"]


def test_what_comes_often_comes_once_at_the_end_of_the_hour_left_out():
    found = coming("0 */20 * * * ?", "2026-03-29 01:39", 3, BERLIN)
    assert found == [
        "2026-03-29 01:40:00+01",
        "2026-03-29 03:00:00+02",
        "2026-03-29 03:20:00+02",
    ]


def test_a_time_that_comes_twice_starts_once():
    found = coming("0 30 2 * * ?", "2026-10-24 12:00", 2, BERLIN)
    assert found == ["2026-10-25 02:30:00+02", "2026-10-26 02:30:00+01"]


def test_what_comes_every_hour_comes_in_both_hours_of_one_name():
    found = coming("0 30 * * * ?", "2026-10-25 01:30", 4, BERLIN)
    assert found == [
        "2026-10-25 02:30:00+02",
        "2026-10-25 02:30:00+01",
        "2026-10-25 03:30:00+01",
        "2026-10-25 04:30:00+01",
    ]


def test_a_whole_day_left_out_comes_as_one_moment():
    found = coming("0 0 6,18 * * ?", "2011-12-29 18:00", 2, APIA)
    assert found == ["2011-12-31 00:00:00+14", "2011-12-31 06:00:00+14"]


def test_moments_are_counted_as_far_as_anybody_plans():
    moments = cron("0 0 0 29 2 ?").moments_from(datetime(2026, 1, 1))
    assert [moment.year for moment in islice(moments, 3)] == [2028, 2032, 2036]
