"""Calendars as plain days: how they were made no longer matters, when they work does."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from core.rules.flat_calendar import FlatDays, flat, works_alike
from core.rules.schedule.calendar import (
    NO_WORK,
    OFFICE,
    OFFICE_WEEK,
    Calendar,
    OtherDays,
    OtherWeek,
)
from core.rules.schedule.instant import DAY, HOUR
from core.rules.schedule.recurrence import YEARLY, Recurrence
from tests.builders import day

FIRST, LAST = day("2025-01-01"), day("2026-12-31")
MORNING = ((8 * HOUR, 12 * HOUR),)


def test_an_office_week_differs_on_its_holidays_only() -> None:
    holidays = OtherDays(day("2025-05-01"), day("2025-05-05"), name="Labour Day")
    made_up = OtherDays(day("2025-04-27"), day("2025-04-27"), OFFICE, name="Made up")
    found = flat(Calendar("CN", days=(holidays, made_up)), FIRST, LAST)
    assert found.week == OFFICE_WEEK
    assert found.days == (
        FlatDays(day("2025-04-27"), day("2025-04-27"), OFFICE, "Made up"),
        FlatDays(day("2025-05-01"), day("2025-05-02"), NO_WORK, "Labour Day"),
        FlatDays(day("2025-05-05"), day("2025-05-05"), NO_WORK, "Labour Day"),
    )


def test_a_recurring_day_is_named_each_year() -> None:
    every = Recurrence(YEARLY, day=3, month=1)
    found = flat(Calendar("x", days=(OtherDays(FIRST, LAST, every=every),)), FIRST, LAST)
    assert [each.first for each in found.days] == [day("2025-01-03")]


def test_a_night_shift_is_split_at_midnight() -> None:
    night = ((22 * HOUR, 30 * HOUR),)
    calendar = Calendar("n", week=(night, NO_WORK, *[NO_WORK] * 5))
    found = flat(calendar, FIRST, LAST)
    assert found.week[:2] == (((22 * HOUR, DAY),), ((0, 6 * HOUR),))
    assert found.days == ()


def test_a_calendar_on_another_has_its_week_and_its_days() -> None:
    below = Calendar("below", days=(OtherDays(day("2025-01-01"), day("2025-01-01"), name="New"),))
    above = Calendar("above", week=(None,) * 4 + (MORNING, None, None), base=below)
    found = flat(above, FIRST, LAST)
    assert found.week[3:5] == (OFFICE, MORNING)
    assert found.days == (FlatDays(day("2025-01-01"), day("2025-01-01"), NO_WORK, "New"),)


def test_weeks_that_differ_are_days_that_differ() -> None:
    summer = OtherWeek(day("2025-07-07"), day("2025-07-11"), (MORNING,) * 7)
    found = flat(Calendar("s", weeks=(summer,)), FIRST, LAST)
    assert found.days == (FlatDays(day("2025-07-07"), day("2025-07-11"), MORNING),)


_SHIFTS = st.sampled_from([NO_WORK, OFFICE, MORNING, ((0, DAY),), ((22 * HOUR, 30 * HOUR),)])
_DAYS = st.builds(
    lambda first, length, shifts: OtherDays(first, first + dt.timedelta(length), shifts),
    st.dates(FIRST, LAST),
    st.integers(0, 9),
    _SHIFTS,
)
_CALENDARS = st.builds(
    lambda week, days: Calendar("c", week=week, days=tuple(days)),
    st.tuples(*[_SHIFTS] * 7),
    st.lists(_DAYS, max_size=4),
)


@given(_CALENDARS)
def test_the_flat_calendar_works_when_the_calendar_does(calendar: Calendar) -> None:
    found = flat(calendar, FIRST, LAST)
    again = Calendar(
        "again",
        week=found.week,
        days=tuple(OtherDays(d.first, d.last, d.shifts) for d in found.days),
    )
    assert works_alike(calendar, again, FIRST, LAST)
    assert flat(again, FIRST, LAST).days == found.days


def test_calendars_that_differ_on_one_day_do_not_work_alike() -> None:
    holiday = OtherDays(day("2025-01-01"), day("2025-01-01"))
    assert not works_alike(Calendar("a"), Calendar("b", days=(holiday,)), FIRST, LAST)
    assert works_alike(Calendar("a"), Calendar("b", days=(holiday,)), day("2025-01-02"), LAST)
