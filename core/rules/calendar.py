"""Working days of a place: its week, the holidays of its country, shutdowns, days corrected."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from core.errors import InvalidInput
from core.language import mark, tr
from core.rules.hours import DAY_SHIFT
from core.rules.public_holidays import DAY_OFF, WEEKDAYS, country_year

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# What makes a day differ from its week.
USER: Final = "user"
"""Somebody corrected it."""
SHUTDOWN: Final = "shutdown"
HOLIDAY: Final = "holiday"
MAKE_UP: Final = "make_up"
"""A weekend day worked for a day off."""

_ONE_DAY: Final = dt.timedelta(1)
_AT_MOST: Final = 3660
"""Days to look for a working day: a calendar without one in ten years has none."""


@dataclass(frozen=True, slots=True)
class Shutdown:
    """A span in which a place stands still, first and last day included."""

    name: str
    start: dt.date
    finish: dt.date


@dataclass(frozen=True, slots=True)
class KeptDay:
    """A day kept as it is: from the country, or by the user, whose word stays.

    `hours` are those worked on this day, empty where they are those of any working day.
    """

    day: dt.date
    name: str
    working: bool
    hours: str = ""
    by_user: bool = True


@dataclass(frozen=True, slots=True)
class OtherDay:
    """What makes a day differ from its week: the kind, and the name as a catalogue key."""

    kind: str
    working: bool
    name: str
    hours: str = ""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When a place works. The user's day beats a shutdown, that the country's day, that the week.

    Attributes:
        country: ISO code; a country that is not known has no holidays.
        weekend: days off each week, Monday is 0.
        shutdowns: spans of standstill.
        public_holidays: whether the country's holidays and make-up days count.
        days: kept days.
        years: years whose public holidays are all among the days kept.
        hours: spans of a working day.
        hours_by_day: spans of the weekdays that differ, Monday is 0.
    """

    country: str
    weekend: frozenset[int] = frozenset({5, 6})
    shutdowns: tuple[Shutdown, ...] = ()
    public_holidays: bool = True
    days: tuple[KeptDay, ...] = ()
    years: frozenset[int] = frozenset()
    hours: str = DAY_SHIFT
    hours_by_day: tuple[tuple[int, str], ...] = ()
    _kept: Mapping[dt.date, KeptDay] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find kept days by their date."""
        object.__setattr__(self, "_kept", {kept.day: kept for kept in self.days})

    def other(self, day: dt.date) -> OtherDay | None:
        """Return what makes a day differ from its week, None where it does not."""
        kept = self._kept.get(day)
        if kept is not None and kept.by_user:
            return OtherDay(USER, kept.working, kept.name, kept.hours)
        for stop in self.shutdowns:
            if stop.start <= day <= stop.finish:
                return OtherDay(SHUTDOWN, working=False, name=stop.name)
        if not self.public_holidays:
            return None
        if kept is not None:
            kind = MAKE_UP if kept.working else HOLIDAY
            return OtherDay(kind, kept.working, kept.name, kept.hours)
        return None if day.year in self.years else _of_country(self.country, day)

    def uncorrected(self) -> WorkCalendar:
        """Return when the place would work had nobody corrected a day."""
        kept = tuple(day for day in self.days if not day.by_user)
        return replace(self, days=kept, years=frozenset())

    def is_working(self, day: dt.date) -> bool:
        """Return whether this is a working day."""
        other = self.other(day)
        return day.weekday() not in self.weekend if other is None else other.working

    def holiday_name(self, day: dt.date) -> str:
        """Return the holiday or shutdown on this day as a catalogue key; empty on other days."""
        other = self.other(day)
        return "" if other is None or other.working else other.name or DAY_OFF

    def hours_on(self, weekday: int) -> str:
        """Return the hours of a working day that falls on this day of the week, Monday is 0."""
        return dict(self.hours_by_day).get(weekday) or self.hours or DAY_SHIFT

    def next_working(self, day: dt.date) -> dt.date:
        """Return this day where it is a working day, else the first one after it."""
        return together((self,), day)

    def previous_working(self, day: dt.date) -> dt.date:
        """Return this day where it is a working day, else the last one before it."""
        return together((self,), day, step=-1)

    def add_working_days(self, day: dt.date, count: int) -> dt.date:
        """Return the working day that many working days later, or earlier where negative."""
        step = 1 if count >= 0 else -1
        for _ in range(abs(count)):
            day = together((self,), day + step * _ONE_DAY, step=step)
        return day

    def working_days(self, first: dt.date, last: dt.date) -> int:
        """Return how many working days there are from the first to the last day, both included."""
        return sum(self.is_working(first + n * _ONE_DAY) for n in range((last - first).days + 1))


def together(calendars: Sequence[WorkCalendar], day: dt.date, step: int = 1) -> dt.date:
    """Return the nearest day, this one or after it, on which all these places work.

    With a step of -1, this one or before it.
    """
    for _ in range(_AT_MOST):
        if all(calendar.is_working(day) for calendar in calendars):
            return day
        day += step * _ONE_DAY
    raise InvalidInput(tr(mark("These calendars have no working day in common for ten years.")))


def country_days(country: str, year: int) -> dict[dt.date, KeptDay]:
    """Return the holidays and make-up days of a country in a year as days to keep."""
    found = country_year(country, year)
    worked = dict.fromkeys(found.worked, "")
    return {
        day: KeptDay(day, name, working=day in worked, by_user=False)
        for day, name in sorted({**found.holidays, **worked}.items())
    }


def weekend_of(names: str) -> frozenset[int]:
    """Return the weekdays named, as in "Sat Sun"; `InvalidInput` names one that is none."""
    for name in names.split():
        if name not in WEEKDAYS:
            raise InvalidInput(tr(mark("{name} is no day of the week."), name=name))
    return frozenset(WEEKDAYS.index(name) for name in names.split())


def _of_country(country: str, day: dt.date) -> OtherDay | None:
    year = country_year(country, day.year)
    if day in year.worked:
        return OtherDay(MAKE_UP, working=True, name="")
    name = year.holidays.get(day)
    return None if name is None else OtherDay(HOLIDAY, working=False, name=name)
