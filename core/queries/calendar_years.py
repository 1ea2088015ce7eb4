"""The calendars of a file as their editor shows them: what is kept of each, and a year of days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from core.errors import NotFound
from core.model import Calendar, Shutdown
from core.queries.calendars import calendar_users, work_calendar, work_calendars
from core.rules.calendar import SHUTDOWN, USER, country_days
from core.rules.public_holidays import country_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from core.rules.calendar import WorkCalendar

# What a day is.
WORKING: Final = "working"
WEEKEND: Final = "weekend"
DAY_OFF: Final = "day_off"
"""A public holiday, or a day that the user took off."""
STANDSTILL: Final = "standstill"
MAKE_UP: Final = "make_up"
"""A weekend day or holiday that is worked."""


@dataclass(frozen=True, slots=True)
class ShutdownRow:
    """A span in which a place stands still, first and last day included."""

    id: int
    name: str
    start: dt.date
    finish: dt.date


@dataclass(frozen=True, slots=True)
class CalendarFacts:
    """What is kept of a calendar besides its days, and who names it.

    `weekend` and the keys of `hours_by_day` are days of the week, Monday is 0.
    """

    id: int
    code: str
    name: str
    country: str
    weekend: frozenset[int]
    hours: str
    hours_by_day: Mapping[int, str]
    public_holidays: bool
    shutdowns: tuple[ShutdownRow, ...]
    users: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day: what it is, its name as a catalogue key or as the user has it, the hours worked.

    Attributes:
        day: the date.
        kind: what it is.
        name: of the holiday or shutdown, also where it is worked all the same.
        hours: worked on it; empty on a day off.
        own_hours: those of this day alone, empty where they are the usual ones.
        is_corrected: whether the user said so.
        is_estimated: whether its date is to be announced yet.
    """

    day: dt.date
    kind: str
    name: str = ""
    hours: str = ""
    own_hours: str = ""
    is_corrected: bool = False
    is_estimated: bool = False

    @property
    def is_working(self) -> bool:
        """Return whether it is worked."""
        return self.kind in {WORKING, MAKE_UP}


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year of a calendar.

    Attributes:
        year: the year.
        days: every day of it.
        has_holidays: whether public holidays count and are known for it.
        is_kept: whether they are kept in the file.
        is_outdated: whether those kept differ from what is known by now.
        is_announced: whether the country has decreed its days off and make-up days.
    """

    year: int
    days: tuple[DayRow, ...]
    has_holidays: bool
    is_kept: bool
    is_outdated: bool
    is_announced: bool

    def working_days(self, month: int | None = None) -> int:
        """Return how many days are worked in the year, or in one of its months."""
        return sum(row.is_working for row in self.days if month in {None, row.day.month})


def calendar_facts(session: Session) -> tuple[CalendarFacts, ...]:
    """Return the calendars of the file in the order they were made."""
    users, places = calendar_users(session), work_calendars(session)
    shutdowns: dict[int, list[ShutdownRow]] = {}
    wanted = select(
        Shutdown.calendar_id, Shutdown.id, Shutdown.name, Shutdown.start, Shutdown.finish
    ).order_by(Shutdown.start, Shutdown.id)
    for calendar_id, key, name, start, finish in session.execute(wanted):
        shutdowns.setdefault(calendar_id, []).append(ShutdownRow(key, name, start, finish))
    return tuple(
        CalendarFacts(
            id=found.id,
            code=found.code,
            name=found.name,
            country=found.country,
            weekend=places[found.code].weekend,
            hours=found.hours,
            hours_by_day=dict(places[found.code].hours_by_day),
            public_holidays=found.public_holidays,
            shutdowns=tuple(shutdowns.get(found.id, ())),
            users=users.get(found.code, ()),
        )
        for found in session.scalars(select(Calendar).order_by(Calendar.id))
    )


def calendar_year(session: Session, calendar_id: int, year: int) -> YearRow:
    """Return a year of a calendar; `NotFound` where the calendar is no longer there."""
    code = session.scalar(select(Calendar.code).where(Calendar.id == calendar_id))
    if code is None:
        raise NotFound
    place = work_calendar(session, code)
    known = country_days(place.country, year) if place.public_holidays else {}
    is_kept = place.public_holidays and year in place.years
    kept = {row.day: row for row in place.days if row.day.year == year}
    corrected = {day for day, row in kept.items() if row.by_user}
    of_country = {day: row for day, row in kept.items() if not row.by_user}
    return YearRow(
        year,
        tuple(_days(place, year)),
        has_holidays=bool(known or of_country),
        is_kept=is_kept,
        is_outdated=is_kept
        and bool(known)
        and of_country != {day: row for day, row in known.items() if day not in corrected},
        is_announced=not known or country_year(place.country, year).is_announced,
    )


def _days(place: WorkCalendar, year: int) -> Iterator[DayRow]:
    estimated = country_year(place.country, year).estimated
    anyway = place.uncorrected()
    for ordinal in range(dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal() + 1):
        day = dt.date.fromordinal(ordinal)
        usual = day.weekday() not in place.weekend
        other = place.other(day)
        if other is None:
            hours = place.hours_on(day.weekday()) if usual else ""
            yield DayRow(day, WORKING if usual else WEEKEND, hours=hours)
            continue
        is_corrected = other.kind == USER
        if other.working:
            kind = WORKING if is_corrected and anyway.is_working(day) else MAKE_UP
        else:
            kind = STANDSTILL if other.kind == SHUTDOWN else DAY_OFF
        yield DayRow(
            day,
            kind,
            other.name,
            (other.hours or place.hours_on(day.weekday())) if other.working else "",
            other.hours,
            is_corrected,
            day in estimated and not is_corrected and not other.working,
        )
