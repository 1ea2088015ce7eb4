"""The engine works when the places do, day by day and minute by minute."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.rules.calendar import KeptDay, Shutdown, WorkCalendar, weekend_of
from core.rules.hours import spans_text
from core.rules.plan_calendars import plan_calendar, together_calendar
from core.rules.schedule.calendar import OFFICE
from core.rules.schedule.instant import HOUR
from tests.sample import day

if TYPE_CHECKING:
    from core.rules.schedule.calendar import Calendar

YEARS = 2024, 2026
FACTORY = WorkCalendar(
    "CN",
    weekend=weekend_of("Sun"),
    shutdowns=(Shutdown("New Year stop", day("2025-01-23"), day("2025-02-12")),),
    days=(
        KeptDay(day("2025-02-10"), "Urgent order", working=True, hours="08:00-20:00"),
        KeptDay(day("2025-06-10"), "Typhoon", working=False),
        KeptDay(day("2025-09-13"), "Half day", working=True, hours="08:00-12:00"),
    ),
    hours="08:00-12:00 13:00-17:30",
    hours_by_day=((5, "08:00-12:00"),),
)
KEPT = WorkCalendar(
    "KZ",
    days=(
        KeptDay(day("2025-03-24"), "Nowruz Holiday", working=False, by_user=False),
        KeptDay(day("2025-03-25"), "", working=True),
    ),
    years=frozenset({2025}),
)
PLACES = [WorkCalendar("CN"), WorkCalendar("KZ", public_holidays=False), FACTORY, KEPT]


@st.composite
def hours(draw: st.DrawFn) -> str:
    """Draw two spans of whole hours, the second perhaps over midnight."""
    first, second, third = sorted(draw(st.sets(st.integers(0, 23), min_size=3, max_size=3)))
    last = draw(st.sampled_from([24, 24 + first]))
    return spans_text(((first * 60, second * 60), (third * 60, last * 60)))


days_kept = st.builds(
    KeptDay,
    st.dates(day("2025-03-01"), day("2025-03-20")),
    st.just(""),
    working=st.booleans(),
    hours=st.one_of(st.just(""), hours()),
)
places = st.builds(
    WorkCalendar,
    st.sampled_from(["", "KZ"]),
    weekend=st.sampled_from([weekend_of("Sat Sun"), weekend_of("Fri"), frozenset()]),
    days=st.lists(days_kept, max_size=4, unique_by=lambda kept: kept.day).map(tuple),
    hours=hours(),
)


def all_days(first: str, last: str) -> list[dt.date]:
    return [day(first) + dt.timedelta(n) for n in range((day(last) - day(first)).days + 1)]


@pytest.mark.parametrize("place", PLACES)
def test_the_engine_works_on_the_working_days_of_the_place(place: WorkCalendar) -> None:
    span = day("2024-01-01"), day("2026-12-31")
    shifts = plan_calendar("x", place, *YEARS).shifts_between(*span)
    worked = [bool(each) for each in shifts]
    assert worked == [place.is_working(on) for on in all_days("2024-01-01", "2026-12-31")]


def on(place: WorkCalendar, date: str) -> tuple[tuple[int, int], ...]:
    return next(plan_calendar("x", place, *YEARS).shifts_between(day(date), day(date)))


def test_a_day_has_its_own_hours_else_those_of_its_weekday_else_the_usual_ones() -> None:
    assert on(FACTORY, "2025-02-10") == ((8 * HOUR, 20 * HOUR),)
    assert on(FACTORY, "2025-09-13") == ((8 * HOUR, 12 * HOUR),)
    assert on(FACTORY, "2025-09-06") == ((8 * HOUR, 12 * HOUR),)
    assert on(FACTORY, "2025-09-05")[-1] == (13 * HOUR, 17 * HOUR + HOUR // 2)
    assert on(FACTORY, "2026-02-28") == ((8 * HOUR, 12 * HOUR),)


def test_a_make_up_day_has_the_usual_hours() -> None:
    assert on(WorkCalendar("CN"), "2025-02-08") == OFFICE


def test_a_night_shift_goes_on_past_midnight() -> None:
    night = WorkCalendar("", hours="22:00-06:00")
    assert on(night, "2025-03-03") == ((22 * HOUR, 30 * HOUR),)


def test_a_year_that_is_kept_has_no_other_holidays() -> None:
    assert not on(KEPT, "2025-03-24")
    assert on(KEPT, "2025-03-25")
    assert on(KEPT, "2025-12-16")
    assert not on(KEPT, "2026-12-16")


def worked_hours(calendar: Calendar) -> set[int]:
    """Return the hours worked from the night before the days that were drawn to the last."""
    span = day("2025-02-20"), day("2025-03-25")
    return {
        hour
        for ordinal, shifts in enumerate(calendar.shifts_between(*span))
        for start, end in shifts
        for hour in range(ordinal * 24 + start // HOUR, ordinal * 24 + end // HOUR)
        if 24 <= hour < 30 * 24
    }


@settings(deadline=None)
@given(places, places)
def test_both_work_together_in_every_hour_in_which_each_works(
    a: WorkCalendar, b: WorkCalendar
) -> None:
    first, second = plan_calendar("a", a, 2025, 2025), plan_calendar("b", b, 2025, 2025)
    both = together_calendar(first, second)
    assert worked_hours(both) == worked_hours(first) & worked_hours(second)


def test_two_parties_meet_where_both_are_at_work() -> None:
    china, kazakhstan = (plan_calendar(c, WorkCalendar(c), *YEARS) for c in ("CN", "KZ"))
    both = together_calendar(china, kazakhstan)
    span = day("2025-01-01"), day("2025-12-31")
    assert sum(bool(shifts) for shifts in both.shifts_between(*span)) == 229
    assert both.name == "CN + KZ"
    assert together_calendar(china, china) is china
    assert together_calendar(china, kazakhstan) is both
