"""The calendars that the schedule engine counts by, made from the calendars of places."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from core.rules.hours import spans
from core.rules.public_holidays import country_year
from core.rules.schedule.calendar import NO_WORK, Calendar, OtherDays
from core.rules.schedule.instant import DAY, MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.rules.calendar import KeptDay, WorkCalendar
    from core.rules.schedule.calendar import Shift, Shifts, Week

_WEEK = range(7)
_REMEMBERED = 64
"""Pairs of calendars whose common working time is kept ready: one a project and a few more."""


def plan_calendar(name: str, place: WorkCalendar, first_year: int, last_year: int) -> Calendar:
    """Return when a place works.

    Kept days and shutdowns are there whatever their year; years whose holidays are not kept have
    those of the country, from the first to the last year.
    """
    days = [
        *(_kept(place, kept) for kept in place.days if kept.by_user),
        *(OtherDays(stop.start, stop.finish, name=stop.name) for stop in place.shutdowns),
    ]
    if place.public_holidays:
        days += (_kept(place, kept) for kept in place.days if not kept.by_user)
        for year in range(first_year, last_year + 1):
            if year not in place.years:
                days += _of_country(place, year)
    return Calendar(name, week=_week(place), days=tuple(days))


@lru_cache(_REMEMBERED)
def together_calendar(a: Calendar, b: Calendar) -> Calendar:
    """Return when both of two plan calendars work, for what both parties must be there for."""
    if a == b:
        return a
    usual_a, usual_b = _within_days(a.week), _within_days(b.week)
    week = tuple(_common(usual_a[day], usual_b[day]) for day in _WEEK)
    touched = sorted(_touched(a) | _touched(b))
    days: tuple[OtherDays, ...] = ()
    if touched:
        shifts = zip(touched, _on(a, touched), _on(b, touched), strict=True)
        days = tuple(_other(day, _common(of_a, of_b)) for day, of_a, of_b in shifts)
    return Calendar(f"{a.name} + {b.name}", week=cast("Week", week), days=days)


def _week(place: WorkCalendar) -> Week:
    week = (NO_WORK if day in place.weekend else _shifts(place.hours_on(day)) for day in _WEEK)
    return cast("Week", tuple(week))


def _shifts(hours: str) -> Shifts:
    return tuple((first * MINUTE, last * MINUTE) for first, last in spans(hours))


def _kept(place: WorkCalendar, kept: KeptDay) -> OtherDays:
    hours = kept.hours or place.hours_on(kept.day.weekday())
    return OtherDays(
        kept.day, kept.day, _shifts(hours) if kept.working else NO_WORK, name=kept.name
    )


def _of_country(place: WorkCalendar, year: int) -> Iterator[OtherDays]:
    found = country_year(place.country, year)
    for day in found.worked:
        yield OtherDays(day, day, _shifts(place.hours_on(day.weekday())))
    for day, name in found.holidays.items():
        yield OtherDays(day, day, name=name)


def _touched(calendar: Calendar) -> set[int]:
    """Return the days whose shifts may differ: those named, and the days after their nights."""
    return {
        ordinal + after
        for other in calendar.days
        for ordinal in range(other.first.toordinal(), other.last.toordinal() + 1)
        for after in (0, 1)
    }


def _on(calendar: Calendar, ordinals: list[int]) -> Iterator[Shifts]:
    """Yield what is worked between the midnights of each of these days."""
    first, last = dt.date.fromordinal(ordinals[0] - 1), dt.date.fromordinal(ordinals[-1])
    differ = calendar.differing(first, last)

    def shifts(ordinal: int) -> Shifts:
        found = differ.get(ordinal)
        return calendar.usual(ordinal) if found is None else found

    for ordinal in ordinals:
        yield _within_day(shifts(ordinal - 1), shifts(ordinal))


def _within_days(week: tuple[Shifts | None, ...]) -> list[Shifts]:
    return [_within_day(week[day - 1] or NO_WORK, week[day] or NO_WORK) for day in _WEEK]


def _within_day(before: Shifts, on: Shifts) -> Shifts:
    """Return what is worked between the midnights of a day, the night before it included."""
    night = [(0, end - DAY) for _, end in before if end > DAY]
    return (*night, *((start, min(end, DAY)) for start, end in on))


def _common(a: Shifts, b: Shifts) -> Shifts:
    both: Iterable[Shift] = ((max(x[0], y[0]), min(x[1], y[1])) for x in a for y in b)
    return tuple(sorted({(start, end) for start, end in both if start < end}))


def _other(ordinal: int, shifts: Shifts) -> OtherDays:
    day = dt.date.fromordinal(ordinal)
    return OtherDays(day, day, shifts)
