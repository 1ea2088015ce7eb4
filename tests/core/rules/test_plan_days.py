"""Tasks of other programs in days: what their dates, limits and progress become."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules import plan_days as rules
from core.rules.plan_days import task_days
from core.rules.plan_tasks import PlanTask
from core.rules.schedule.calendar import ROUND_THE_CLOCK, Calendar
from core.rules.schedule.draft import NO_DATES, Dates, PlanRow
from core.rules.schedule.instant import MINUTE, instant
from core.rules.schedule.plan import (
    ALAP,
    FNET,
    FNLT,
    HAMMOCK,
    MFO,
    MSO,
    SNET,
    SNLT,
    Activity,
    Assignment,
    Constraint,
    Link,
)
from core.rules.schedule.worktime import WorkTime

if TYPE_CHECKING:
    from core.rules.plan_days import TaskDays

DAYS = 480 * MINUTE
STATUS = dt.date(2025, 2, 28)
START = dt.datetime.fromisoformat("2025-03-03T08:00")
HELD = (Link(9, 1),)


def at(text: str) -> dt.datetime:
    """Return a moment of March 2025, such as 03 08:00 (a Monday)."""
    day, clock = text.split()
    return dt.datetime.fromisoformat(f"2025-03-{day}T{clock}")


def tick(text: str) -> int:
    """Return the tick of a moment of March 2025."""
    return instant(at(text))


def march(day: int) -> dt.date:
    """Return a day of March 2025."""
    return dt.date(2025, 3, day)


def days(
    start: str = "",
    finish: str = "",
    *,
    links: tuple[Link, ...] = HELD,
    floor: int | None = None,
    week: Any = None,
    status: dt.date = STATUS,
    from_finish: bool = False,
    **how: Any,
) -> TaskDays:
    """Return a task in days; unless told otherwise a link holds it."""
    calendar = Calendar("c") if week is None else Calendar("c", week=week)
    row = PlanRow(uid=1, id="1", name="T")
    dates = Dates(at(start), at(finish)) if start else NO_DATES
    return task_days(
        PlanTask(row, Activity(id=1, **how), links, floor),
        WorkTime(calendar, instant(START)),
        plan_start=instant(START),
        status=status,
        scheduled=dates,
        from_finish=from_finish,
    )


def limited(kind: str, when: str, **how: Any) -> tuple[str, dt.date | None, tuple[str, ...]]:
    """Return kind and date of a constraint in days, and what is lost."""
    found = days(constraints=(Constraint(kind, tick(when)),), duration=DAYS, **how)
    return found.constraint_kind, found.constraint_date, found.lost


def test_work_has_the_days_it_begins_and_ends_on() -> None:
    found = days("03 08:00", "05 17:00", duration=3 * DAYS)
    assert (found.start, found.finish, found.duration) == (march(3), march(5), 1440)
    assert (found.constraint_kind, found.manual, found.lost) == ("ASAP", False, ())


def test_a_point_has_a_finish_only() -> None:
    found = days("05 17:00", "05 17:00")
    assert (found.start, found.finish, found.duration) == (None, march(5), 0)


def test_a_finish_at_midnight_is_the_day_before() -> None:
    found = days("03 00:00", "05 00:00", duration=2 * 1440 * MINUTE, week=ROUND_THE_CLOCK)
    assert (found.start, found.finish) == (march(3), march(4))


def test_a_task_that_nothing_holds_is_held_by_the_start_of_the_plan() -> None:
    found = days("03 08:00", "03 17:00", duration=DAYS, links=())
    assert (found.constraint_kind, found.constraint_date) == (SNET, march(3))


def test_a_typed_summary_holds_what_is_in_it_before_the_plan_does() -> None:
    for links in ((), HELD):
        found = days("05 08:00", "05 17:00", duration=DAYS, links=links, floor=tick("05 08:00"))
        assert (found.constraint_kind, found.constraint_date) == (SNET, march(5))


def test_a_point_at_the_start_of_the_plan_keeps_the_beginning_of_its_day() -> None:
    found = days("03 08:00", "03 08:00", links=())
    assert (found.start, found.finish, found.duration) == (march(3), march(3), 0)
    assert (found.constraint_kind, found.constraint_date) == (SNET, march(3))


def test_a_plan_that_starts_after_work_starts_the_next_working_day() -> None:
    assert limited(SNET, "07 17:00") == (SNET, march(10), ())


@pytest.mark.parametrize("kind", [SNET, SNLT, MSO])
def test_limits_of_the_start(kind: str) -> None:
    assert limited(kind, "05 08:00") == (kind, march(5), ())
    assert limited(kind, "05 00:00") == (kind, march(5), ())
    assert limited(kind, "08 09:00") == (kind, march(8), ())  # a Saturday stays one
    assert limited(kind, "05 10:00") == (kind, march(5), (rules.AS_DAY,))


@pytest.mark.parametrize("kind", [FNET, FNLT, MFO])
def test_limits_of_the_finish(kind: str) -> None:
    assert limited(kind, "05 17:00") == (kind, march(5), ())
    assert limited(kind, "06 00:00") == (kind, march(5), ())
    assert limited(kind, "06 08:00") == (kind, march(5), ())
    assert limited(kind, "08 17:00") == (kind, march(8), ())
    assert limited(kind, "05 10:00") == (kind, march(5), (rules.AS_DAY,))


def test_a_point_held_to_the_end_of_a_day_is_held_by_its_finish() -> None:
    found = days("05 17:00", "05 17:00", constraints=(Constraint(SNET, tick("05 17:00")),))
    assert (found.start, found.constraint_kind, found.constraint_date) == (None, FNET, march(5))


def test_as_late_as_possible_has_no_date() -> None:
    found = days(constraints=(Constraint(ALAP),), duration=DAYS)
    assert (found.constraint_kind, found.constraint_date) == (ALAP, None)


def test_a_limit_that_lets_a_task_begin_with_its_plan_is_told() -> None:
    assert limited(FNLT, "07 17:00", links=())[2] == (rules.PLAN_START,)
    assert limited(MSO, "07 08:00", links=())[2] == ()


def test_a_deadline_is_the_day_the_file_shows() -> None:
    assert days(deadline=tick("07 17:00")).deadline == march(7)
    found = days(deadline=tick("07 00:00"))
    assert (found.deadline, found.lost) == (march(7), (rules.AS_DAY,))


def test_finished_work_is_at_100_percent() -> None:
    found = days(
        *("03 08:00", "05 12:00"),
        duration=3 * DAYS,
        actual_start=tick("03 08:00"),
        actual_finish=tick("05 12:00"),
        status=march(31),
    )
    assert (found.actual_start, found.actual_finish) == (march(3), march(5))
    assert (found.start, found.finish, found.percent) == (march(3), march(5), Decimal(100))


def test_begun_work_has_the_share_that_is_behind_and_all_that_remains() -> None:
    found = days(
        actual_start=tick("03 08:00"),
        duration=7 * DAYS,
        done=3 * DAYS,
        remaining=4 * DAYS,
        status=march(31),
    )
    assert found.duration == 7 * 480
    assert int(found.duration * MINUTE * float(found.percent) / 100) >= 3 * DAYS
    assert round(found.percent) == 43


@given(st.integers(1, 400_000), st.integers(1, 400_000))
def test_no_rounding_of_the_percentage_leaves_more_to_do(done: int, remaining: int) -> None:
    found = days(
        *("03 08:00", "05 12:00"),
        actual_start=tick("03 08:00"),
        duration=done + remaining,
        done=done,
        remaining=remaining,
        status=march(31),
    )
    assert found.percent < 100
    if found.percent < Decimal("99.9999"):
        assert int((done + remaining) * float(found.percent) / 100) >= done


def test_actual_dates_after_the_status_date_are_forecasts_and_told() -> None:
    found = days(
        *("03 08:00", "03 17:00"),
        duration=DAYS,
        actual_start=tick("03 08:00"),
        actual_finish=tick("03 17:00"),
    )
    assert (found.actual_start, found.actual_finish, found.percent) == (None, None, Decimal(0))
    assert (found.start, found.finish) == (march(3), march(3))
    assert found.lost == (rules.LATE_ACTUAL,)


def test_work_finished_after_the_status_date_is_done_as_far_as_it_was_then() -> None:
    found = days(
        *("03 08:00", "06 17:00"),
        duration=4 * DAYS,
        status=march(3),
        actual_start=tick("03 08:00"),
        actual_finish=tick("06 17:00"),
    )
    assert (found.actual_start, found.actual_finish, found.percent) == (march(3), None, Decimal(25))


def test_manual_work_lies_where_it_was_typed() -> None:
    found = days(
        duration=DAYS,
        is_manual=True,
        manual_start=tick("08 09:00"),
        manual_finish=tick("09 17:00"),
        links=(),
    )
    assert (found.start, found.finish, found.manual) == (march(8), march(9), True)
    assert found.constraint_kind == "ASAP"


def test_what_cannot_be_kept_is_told() -> None:
    found = days(
        duration=DAYS + 3,
        kind=HAMMOCK,
        assignments=(Assignment(),),
        leveling_delay=5,
        stop=1,
        resume=2,
        constraints=(Constraint(SNET, tick("05 08:00")), Constraint(FNLT, tick("07 17:00"))),
    )
    assert set(found.lost) == {
        *(rules.SECONDS, rules.HAMMOCKED, rules.BY_RESOURCES, rules.LEVELED, rules.SPLIT),
        rules.SECOND_CONSTRAINT,
    }
    assert found.manual
    assert days(from_finish=True).lost == (rules.FROM_FINISH,)
    too_long = days("03 08:00", "05 17:00", duration=11 * 365 * 1440 * MINUTE)
    assert (too_long.duration, too_long.lost) == (None, (rules.TOO_LONG,))
