"""Counting working time: worked cases, and laws over any calendar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.rules.schedule.calendar import (
    ALL_DAY,
    NO_WORK,
    OFFICE,
    ROUND_THE_CLOCK,
    Calendar,
    OtherDays,
)
from core.rules.schedule.instant import DAY, HOUR, MINUTE, instant
from core.rules.schedule.worktime import WorkTime

if TYPE_CHECKING:
    from core.rules.schedule.calendar import Shifts

MONDAY = dt.date(2025, 3, 3)
NEAR = instant(MONDAY)
NIGHT = ((22 * HOUR, 30 * HOUR),)
HOLIDAY = OtherDays(MONDAY, MONDAY)


def at(day: int, hour: int = 0, minute: int = 0) -> int:
    return instant(dt.date(2025, 3, day)) + hour * HOUR + minute * MINUTE


def standard(*days: OtherDays) -> WorkTime:
    return WorkTime(Calendar("Standard", days=days), NEAR)


def test_work_is_added_over_noon_night_and_weekend() -> None:
    work = standard()
    assert work.add(at(3, 8), 4 * HOUR) == at(3, 12)
    assert work.add(at(3, 8), 5 * HOUR) == at(3, 14)
    assert work.add(at(3, 8), 8 * HOUR) == at(3, 17)
    assert work.add(at(7, 16), 2 * HOUR) == at(10, 9)
    assert work.subtract(at(10, 9), 2 * HOUR) == at(7, 16)
    assert work.subtract(at(10, 8), 8 * HOUR) == at(7, 8)


def test_no_work_stays_where_it_is() -> None:
    assert standard().add(at(8, 3), 0) == at(8, 3)


def test_end_of_a_shift_and_start_of_the_next_are_the_same_working_instant() -> None:
    work = standard()
    assert work.next(at(7, 17)) == at(10, 8)
    assert work.previous(at(10, 8)) == at(7, 17)
    assert work.between(at(7, 17), at(10, 8)) == 0
    assert work.works_at(at(7, 17))
    assert not work.works_at(at(8, 8))


def test_a_holiday_is_passed_over() -> None:
    assert standard(HOLIDAY).add(at(1), 8 * HOUR) == at(4, 17)


def test_a_night_shift_runs_over_midnight() -> None:
    work = WorkTime(Calendar("Night", (NIGHT,) * 5 + (NO_WORK,) * 2), NEAR)
    assert work.add(at(3, 22), 8 * HOUR) == at(4, 6)
    assert work.add(at(7, 22), 9 * HOUR) == at(10, 23)
    assert work.between(at(3), at(8, 12)) == 40 * HOUR


def test_round_the_clock_is_plain_time() -> None:
    work = WorkTime(Calendar("24 hours", ROUND_THE_CLOCK), NEAR)
    assert work.add(at(1, 3), 100 * HOUR) == at(1, 3) + 100 * HOUR
    assert work.next(at(1)) == work.previous(at(1)) == at(1)


def test_shifts_that_overlap_count_once() -> None:
    twice = ((8 * HOUR, 12 * HOUR), (10 * HOUR, 14 * HOUR))
    work = WorkTime(Calendar("Double", (twice,) * 7), NEAR)
    assert work.between(at(3), at(4)) == 6 * HOUR


def test_it_counts_far_away_from_where_it_began() -> None:
    work = standard()
    year = 365 * DAY
    assert work.between(NEAR - 100 * year, NEAR + 200 * year) > 0
    assert work.add(work.add(at(3, 8), 10**9), -(10**9)) == at(3, 8)


def test_a_calendar_that_never_works_is_named() -> None:
    with pytest.raises(InvalidInput, match="Idle"):
        WorkTime(Calendar("Idle", (NO_WORK,) * 7), NEAR).next(NEAR)


def test_a_calendar_that_works_once_ends_there() -> None:
    once = Calendar("Once", (NO_WORK,) * 7, days=(OtherDays(MONDAY, MONDAY, OFFICE),))
    work = WorkTime(once, NEAR)
    assert work.add(NEAR, 8 * HOUR) == at(3, 17)
    with pytest.raises(InvalidInput, match="Once"):
        work.add(NEAR, 9 * HOUR)


shift_sets: st.SearchStrategy[Shifts] = st.sampled_from(
    [NO_WORK, OFFICE, ALL_DAY, NIGHT, ((7, 31), (31, 55)), ((20 * HOUR, 24 * HOUR),)]
)
weeks = st.tuples(*[shift_sets] * 7).filter(any)
instants = st.integers(NEAR - 3000 * DAY, NEAR + 3000 * DAY)


@settings(max_examples=60)
@given(weeks, instants, st.integers(-(10**6), 10**6))
def test_shift_by_working_time_and_back_is_nothing(week: object, begin: int, work: int) -> None:
    table = WorkTime(Calendar("Any", week), NEAR)  # type: ignore[arg-type]  # seven, by its build
    there = table.add(begin, work)
    assert table.between(begin, there) == work
    assert table.position(table.add(there, -work)) == table.position(begin)


@settings(max_examples=60)
@given(weeks, instants, instants)
def test_working_time_never_runs_backwards(week: object, one: int, other: int) -> None:
    table = WorkTime(Calendar("Any", week), NEAR)  # type: ignore[arg-type]  # seven, by its build
    assert 0 <= table.between(min(one, other), max(one, other)) <= abs(other - one)
    assert table.previous(table.next(one)) <= one <= table.next(one)
