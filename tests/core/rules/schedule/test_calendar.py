"""Which shifts a day has: the week, weeks that differ, days that differ, the calendar below."""

from __future__ import annotations

import datetime as dt

from core.rules.schedule.calendar import (
    ALL_DAY,
    NO_WORK,
    OFFICE,
    ROUND_THE_CLOCK,
    Calendar,
    OtherDays,
    OtherWeek,
)
from core.rules.schedule.instant import HOUR
from core.rules.schedule.recurrence import MONTHLY, Recurrence

MORNING = ((8 * HOUR, 12 * HOUR),)
MONDAY = dt.date(2025, 3, 3)
JUNE = dt.date(2025, 6, 1), dt.date(2025, 6, 30)
INHERITED = (None,) * 7


def shifts(calendar: Calendar, day: dt.date) -> object:
    return next(calendar.shifts_between(day, day))


def test_a_week_that_differs_beats_the_usual_one_where_it_says_something() -> None:
    week = (MORNING, None, None, None, None, None, None)
    calendar = Calendar("Site", weeks=(OtherWeek(*JUNE, week),))
    assert shifts(calendar, dt.date(2025, 6, 2)) == MORNING
    assert shifts(calendar, dt.date(2025, 6, 3)) == OFFICE
    assert shifts(calendar, dt.date(2025, 7, 7)) == OFFICE


def test_a_day_that_differs_beats_its_week() -> None:
    calendar = Calendar("Site", days=(OtherDays(MONDAY, MONDAY, MORNING),))
    assert shifts(calendar, MONDAY) == MORNING
    assert shifts(calendar, MONDAY + dt.timedelta(1)) == OFFICE


def test_the_first_of_two_that_name_a_day_holds() -> None:
    one_day = OtherDays(MONDAY, MONDAY, ALL_DAY)
    whole_week = OtherDays(MONDAY, MONDAY + dt.timedelta(6))
    calendar = Calendar("Site", days=(one_day, whole_week))
    assert shifts(calendar, MONDAY) == ALL_DAY
    assert shifts(calendar, MONDAY + dt.timedelta(1)) == NO_WORK


def test_a_recurring_day_differs_each_time() -> None:
    rule = Recurrence(MONTHLY, day=3)
    calendar = Calendar(
        "Site", days=(OtherDays(dt.date(2025, 1, 1), dt.date(2025, 4, 1), every=rule),)
    )
    assert shifts(calendar, MONDAY) == NO_WORK
    assert shifts(calendar, dt.date(2025, 6, 3)) == OFFICE


def test_what_a_calendar_does_not_say_is_said_by_the_one_below() -> None:
    below = Calendar("Country", days=(OtherDays(MONDAY, MONDAY),))
    own = (None, ALL_DAY, None, None, None, None, None)
    calendar = Calendar("Person", week=own, base=below)
    assert shifts(calendar, MONDAY) == NO_WORK
    assert shifts(calendar, MONDAY + dt.timedelta(1)) == ALL_DAY
    assert shifts(calendar, MONDAY + dt.timedelta(2)) == OFFICE
    works = Calendar(
        "Person", week=INHERITED, days=(OtherDays(MONDAY, MONDAY, MORNING),), base=below
    )
    assert shifts(works, MONDAY) == MORNING


def test_within_another_only_what_is_common_counts_past_midnight_too() -> None:
    night = ((22 * HOUR, 30 * HOUR),)
    late = Calendar("Late", (night,) * 7, within=Calendar("Line", ROUND_THE_CLOCK))
    assert shifts(late, MONDAY) == ((22 * HOUR, 24 * HOUR), (24 * HOUR, 30 * HOUR))
    line = Calendar("Line", ROUND_THE_CLOCK, within=Calendar("Late", (night,) * 7))
    assert shifts(line, MONDAY) == ((0, 6 * HOUR), (22 * HOUR, 24 * HOUR))
    assert len(list(late.shifts_between(dt.date.min, dt.date.min))) == 1
    assert len(list(late.shifts_between(dt.date.max, dt.date.max))) == 1
