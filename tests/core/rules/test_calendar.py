"""Working days of three countries, golden for known years; laws of walking forward and back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.rules.calendar import KeptDay, Shutdown, WorkCalendar, together, weekend_of
from tests.sample import day

CN, KZ, UZ = WorkCalendar("CN"), WorkCalendar("KZ"), WorkCalendar("UZ")
days = st.dates(dt.date(2022, 1, 1), dt.date(2028, 12, 31))


@pytest.mark.parametrize(
    ("calendar", "year", "count"),
    [
        (CN, 2025, 248),
        (CN, 2026, 248),
        (KZ, 2025, 246),
        (KZ, 2026, 247),
        (UZ, 2025, 251),
        (UZ, 2026, 248),
    ],
)
def test_working_days_of_a_year(calendar: WorkCalendar, year: int, count: int) -> None:
    assert calendar.working_days(dt.date(year, 1, 1), dt.date(year, 12, 31)) == count


@pytest.mark.parametrize(
    ("calendar", "first", "last", "count"),
    [
        (KZ, "2025-03-01", "2025-03-31", 17),
        (CN, "2025-03-01", "2025-03-31", 21),
        (CN, "2025-01-01", "2025-01-31", 19),
    ],
)
def test_working_days_of_a_month(calendar: WorkCalendar, first: str, last: str, count: int) -> None:
    assert calendar.working_days(day(first), day(last)) == count


def test_days_on_which_china_and_kazakhstan_both_work() -> None:
    year = [dt.date(2025, 1, 1) + dt.timedelta(n) for n in range(365)]
    assert sum(together((CN, KZ), on) == on for on in year) == 229


def test_make_up_days_are_worked_and_new_year_is_not() -> None:
    assert CN.is_working(day("2025-01-26"))
    assert not CN.is_working(day("2025-01-28"))
    assert CN.add_working_days(day("2025-01-24"), 10) == day("2025-02-13")


def test_a_six_day_site_works_on_saturdays() -> None:
    site = WorkCalendar("KZ", weekend=weekend_of("Sun"))
    assert site.is_working(day("2025-02-01"))
    assert not site.is_working(day("2025-02-02"))
    assert not site.is_working(day("2025-03-22"))


def test_a_shutdown_beats_a_make_up_day_and_the_user_s_day_beats_all() -> None:
    stop = Shutdown("Chinese New Year 2025 shutdown", day("2025-01-23"), day("2025-02-12"))
    factory = WorkCalendar(
        "CN", weekend_of("Sun"), (stop,), days=(KeptDay(day("2025-02-10"), "", working=True),)
    )
    assert not factory.is_working(day("2025-01-26"))
    assert factory.holiday_name(day("2025-01-26")) == "Chinese New Year 2025 shutdown"
    assert factory.is_working(day("2025-02-10"))
    assert factory.next_working(day("2025-01-23")) == day("2025-02-10")
    assert factory.previous_working(day("2025-02-09")) == day("2025-01-22")


@pytest.mark.parametrize(
    ("calendar", "on", "name"),
    [
        (CN, "2025-05-31", "Dragon Boat Festival"),
        (CN, "2025-02-03", "Day off"),
        (KZ, "2025-03-24", "Nowruz Holiday"),
        (KZ, "2026-05-27", "Eid al-Adha"),
        (KZ, "2025-02-03", ""),
    ],
)
def test_a_holiday_has_a_plain_name(calendar: WorkCalendar, on: str, name: str) -> None:
    assert calendar.holiday_name(day(on)) == name


def test_a_country_that_is_not_known_has_only_weekends() -> None:
    assert WorkCalendar("").working_days(day("2025-01-06"), day("2025-01-12")) == 5
    assert not WorkCalendar("XX").holiday_name(day("2025-01-01"))


def test_without_public_holidays_new_year_is_worked() -> None:
    assert WorkCalendar("CN", public_holidays=False).is_working(day("2025-01-01"))


def test_a_calendar_that_never_works_is_refused() -> None:
    with pytest.raises(InvalidInput, match="no working day"):
        WorkCalendar("", weekend=frozenset(range(7))).next_working(day("2025-01-01"))


def test_a_weekday_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidInput, match="Sunday"):
        weekend_of("Sat Sunday")


@given(days, st.integers(0, 60), st.sampled_from([CN, KZ, UZ]))
def test_working_days_forward_and_back_are_nothing(
    on: dt.date, count: int, calendar: WorkCalendar
) -> None:
    start = calendar.next_working(on)
    there = calendar.add_working_days(start, count)
    assert calendar.is_working(there)
    assert calendar.add_working_days(there, -count) == start


@given(days, st.sampled_from([CN, KZ, UZ]))
def test_the_next_working_day_is_the_nearest(on: dt.date, calendar: WorkCalendar) -> None:
    following = calendar.next_working(on)
    assert following >= on
    skipped = [on + dt.timedelta(n) for n in range((following - on).days)]
    assert not any(calendar.is_working(between) for between in skipped)
