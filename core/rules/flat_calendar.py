"""A plan calendar as plain days: a usual week, and the days that differ from it.

However it was made (weeks that differ, recurring exceptions, one calendar on top of another, nights
that go on past midnight), what is worked between the midnights of each day can be said, compared
with another calendar, and kept.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.rules.schedule.calendar import NO_WORK
from core.rules.schedule.instant import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.schedule.calendar import Calendar, Shift, Shifts
    from core.rules.schedule.draft import PlanDraft

YEARS_AFTER: Final = 5
_ONE_DAY: Final = dt.timedelta(1)
_WEEK: Final = range(7)


@dataclass(frozen=True, slots=True)
class FlatDays:
    """Days in a row that differ from the week in the same way."""

    first: dt.date
    last: dt.date
    shifts: Shifts
    name: str = ""


@dataclass(frozen=True, slots=True)
class FlatCalendar:
    """The usual week, Monday first, and what differs from it in a span of days, in order."""

    name: str
    week: tuple[Shifts, ...]
    days: tuple[FlatDays, ...]


def flat(calendar: Calendar, first: dt.date, last: dt.date) -> FlatCalendar:
    """Return what a calendar says of the days of a span, both ends included."""
    week = _week(calendar)
    names = _names(calendar, first, last)
    found: list[FlatDays] = []
    for day, shifts in _days(calendar, first, last):
        if shifts == week[day.weekday()]:
            continue
        name, before = names.get(day, ""), found[-1] if found else None
        if before and (before.last + _ONE_DAY, before.shifts, before.name) == (day, shifts, name):
            found[-1] = FlatDays(before.first, day, shifts, name)
        else:
            found.append(FlatDays(day, day, shifts, name))
    return FlatCalendar(calendar.name, week, tuple(found))


def days_of(draft: PlanDraft) -> tuple[dt.date, dt.date]:
    """Return the days that the calendars of a plan must be right for: its own, and five years more.

    The years after it are there for work that is late.
    """
    days = [draft.start.date()]
    for row in draft.rows:
        for dates in (row.stored, *row.baselines.values()):
            days += [when.date() for when in (dates.start, dates.finish) if when is not None]
    return dt.date(min(days).year, 1, 1), dt.date(min(max(days).year + YEARS_AFTER, 9998), 12, 31)


def works_alike(one: Calendar, other: Calendar, first: dt.date, last: dt.date) -> bool:
    """Return whether two calendars work at the same times in a span of days."""
    pairs = zip(_days(one, first, last), _days(other, first, last), strict=True)
    return all(a == b for a, b in pairs)


def _week(calendar: Calendar) -> tuple[Shifts, ...]:
    """Return the usual week, asked of a calendar and those below it."""
    usual = [_usual(calendar, weekday) for weekday in _WEEK]
    return tuple(_within_day(usual[weekday - 1], usual[weekday]) for weekday in _WEEK)


def _usual(calendar: Calendar, weekday: int) -> Shifts:
    asked: Calendar | None = calendar
    while asked is not None:
        shifts = asked.week[weekday]
        if shifts is not None:
            return shifts
        asked = asked.base
    return NO_WORK


def _days(calendar: Calendar, first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, Shifts]]:
    before: Shifts = NO_WORK
    for number, shifts in enumerate(calendar.shifts_between(first - _ONE_DAY, last)):
        if number:
            yield first + dt.timedelta(number - 1), _within_day(before, shifts)
        before = shifts


def _within_day(before: Shifts, on: Shifts) -> Shifts:
    """Return what is worked between the midnights of a day: the night before it, and its own."""
    night = [(0, end - DAY) for _start, end in before if end > DAY]
    return _joined([*night, *((start, min(end, DAY)) for start, end in on)])


def _joined(shifts: list[Shift]) -> Shifts:
    found: list[Shift] = []
    for start, end in sorted(shifts):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif start < end:
            found.append((start, end))
    return tuple(found)


def _names(calendar: Calendar, first: dt.date, last: dt.date) -> dict[dt.date, str]:
    names = {} if calendar.base is None else _names(calendar.base, first, last)
    own: dict[dt.date, str] = {}
    for other in calendar.days:
        for day in other.days(first, last):
            own.setdefault(day, other.name)
    return names | own
