"""The calendars kept in the file: as days for dating a plan, as shifts for the schedule engine.

A calendar is read as one row of plain values, so that what was made of it can be kept beside them
and an unchanged calendar costs no more than reading its row.
"""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Integer, Text, func, select, type_coerce

from core.model import Calendar, CalendarDay, CalendarYear, Milestone, Project, Shutdown
from core.rules import calendar as place
from core.rules.calendar import KeptDay, WorkCalendar, weekend_of
from core.rules.plan_calendars import plan_calendar, together_calendar
from core.rules.public_holidays import WEEKDAYS, country_year, weekend_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import ScalarSelect
    from sqlalchemy.orm import Session

    from core.rules.schedule.calendar import Calendar as PlanCalendar

__all__ = [
    "WEEKDAYS",
    "calendar_users",
    "country_calendar",
    "holidays_are_loaded",
    "plan_calendars",
    "together_calendar",
    "work_calendar",
    "work_calendars",
]

_REMEMBERED: Final = 256
"""Calendars whose latest states are kept ready: more than any file has."""


def _listed(entity: type[Any], *names: str) -> ScalarSelect[Any]:
    """Return what hangs on a calendar as one JSON text."""
    columns = entity.__table__.c
    rows = func.json_group_array(func.json_array(*(columns[name] for name in names)), type_=Text)
    return select(rows).where(columns.calendar_id == Calendar.id).scalar_subquery()


_ROWS: Final = select(
    *(Calendar.code, Calendar.name, Calendar.country, Calendar.weekend),
    *(type_coerce(Calendar.public_holidays, Integer), Calendar.hours),
    type_coerce(Calendar.hours_by_day, Text),
    _listed(Shutdown, "name", "start", "finish"),
    _listed(CalendarDay, "day", "name", "working", "hours", "source"),
    _listed(CalendarYear, "year"),
).order_by(Calendar.id)
"""Code, name and what `_work_calendar` takes of each calendar; put together once, not each time."""


def work_calendars(session: Session) -> Mapping[str, WorkCalendar]:
    """Return when each place works, by the code of its calendar, in the order they were made."""
    return {row.code: _work_calendar(tuple(row[2:])) for row in session.execute(_ROWS)}


def work_calendar(session: Session, code: str) -> WorkCalendar:
    """Return when a place works; a code that the file does not keep is a country's own calendar."""
    found = session.execute(_ROWS.where(Calendar.code == code)).all()
    return _work_calendar(tuple(found[0][2:])) if found else country_calendar(code)


def country_calendar(country: str) -> WorkCalendar:
    """Return when a country works where no calendar says more."""
    return WorkCalendar(country, weekend=weekend_of(weekend_in(country)))


def holidays_are_loaded() -> bool:
    """Return whether the list of public holidays was asked before; the first time takes a while."""
    return country_year.cache_info().currsize > 0


def plan_calendars(session: Session, first: dt.date, last: dt.date) -> Mapping[str, PlanCalendar]:
    """Return the engine's calendars by code, with all holidays of the years of these days.

    A calendar that did not change since the last call is the same object.
    """
    return {
        row.code: _plan_calendar(row.name or row.code, first.year, last.year, tuple(row[2:]))
        for row in session.execute(_ROWS)
    }


def calendar_users(session: Session) -> Mapping[str, tuple[str, ...]]:
    """Return the projects and milestones that name each calendar: P-2301, P-2301 M012."""
    users: dict[str, list[str]] = {}
    columns = (Project.code, Project.calendar_office, Project.calendar_site)
    for project, office, site in session.execute(select(*columns).order_by(Project.position)):
        for code in dict.fromkeys(filter(None, (office, site))):
            users.setdefault(code, []).append(project)
    milestones = (
        select(Project.code, Milestone.code, Milestone.calendar)
        .join(Milestone.project)
        .where(Milestone.calendar != "")
        .order_by(Project.position, Milestone.position)
    )
    for project, milestone, code in session.execute(milestones):
        users.setdefault(code, []).append(f"{project} {milestone}")
    return {code: tuple(found) for code, found in users.items()}


@lru_cache(_REMEMBERED)
def _plan_calendar(
    name: str, first_year: int, last_year: int, row: tuple[Any, ...]
) -> PlanCalendar:
    return plan_calendar(name, _work_calendar(row), first_year, last_year)


@lru_cache(_REMEMBERED)
def _work_calendar(row: tuple[Any, ...]) -> WorkCalendar:
    country, weekend, public_holidays, hours, hours_by_day, shutdowns, days, years = row
    by_name = json.loads(hours_by_day)
    return WorkCalendar(
        country,
        weekend=weekend_of(weekend),
        public_holidays=bool(public_holidays),
        hours=hours,
        hours_by_day=tuple(
            (n, by_name[name]) for n, name in enumerate(WEEKDAYS) if name in by_name
        ),
        shutdowns=tuple(
            place.Shutdown(name, dt.date.fromisoformat(start), dt.date.fromisoformat(finish))
            for name, start, finish in json.loads(shutdowns)
        ),
        days=tuple(_kept_days(json.loads(days))),
        years=frozenset(year for (year,) in json.loads(years)),
    )


def _kept_days(rows: Iterable[tuple[str, str, int, str, str]]) -> Iterable[KeptDay]:
    for day, name, working, hours, source in rows:
        on = dt.date.fromisoformat(day)
        yield KeptDay(on, name, bool(working), hours, by_user=source == "user")
