"""Correcting the days of a calendar, and keeping the holidays of its country as days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.errors import InvalidInput, NotFound
from core.language import mark, tr
from core.model import Calendar, CalendarDay, CalendarYear
from core.queries.calendars import work_calendar
from core.rules.calendar import country_days
from core.rules.hours import spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from core.rules.calendar import WorkCalendar

COUNTRY: Final = "country"
USER: Final = "user"


@dataclass(frozen=True, slots=True)
class _State:
    working: bool
    name: str = ""
    hours: str = ""


def correct_days(
    session: Session,
    calendar_id: int,
    first: dt.date,
    last: dt.date,
    *,
    working: bool | None = None,
    name: str | None = None,
    hours: str | None = None,
) -> None:
    """Say of days, first and last included, whether they are worked, what they are called, when.

    What is None stays as it was. A day that is then as it would be anyway is corrected no more.
    The holidays of a year are kept from its first correction on.
    """
    days = _span(first, last)
    found = calendar_of(session, calendar_id)
    place = work_calendar(session, found.code)
    anyway = place.uncorrected()
    if hours is not None:
        spans(hours)
    if found.public_holidays:
        kept = {each.year for each in found.years}
        take_holidays(found, {day.year for day in days} - kept)
    rows = {row.day: row for row in found.days}
    for day in days:
        now = _state(place, day)
        works = now.working if working is None else working
        wanted = _State(
            works,
            now.name if name is None else name.strip(),
            (now.hours if hours is None else " ".join(hours.split())) if works else "",
        )
        if wanted == _state(anyway, day):
            _reset(found, rows.get(day))
            continue
        if day not in rows:
            rows[day] = CalendarDay(day=day)
            found.days.append(rows[day])
        _set(rows[day], wanted, USER)


def reset_days(session: Session, calendar_id: int, first: dt.date, last: dt.date) -> None:
    """Let days, first and last included, be again what week, shutdowns and country make them."""
    found = calendar_of(session, calendar_id)
    for row in list(found.days):
        if first <= row.day <= last:
            _reset(found, row)


def keep_holidays(session: Session, calendar_id: int, years: Iterable[int]) -> None:
    """Keep the holidays and make-up days of years as they are known now; corrected days stay.

    Years that are kept already are brought up to date.

    Raises:
        InvalidInput: nothing is known of a year in this country.
    """
    found = calendar_of(session, calendar_id)
    wanted = sorted(set(years))
    for year in wanted:
        if not country_days(found.country, year):
            raise InvalidInput(
                tr(
                    mark("{code}: no public holidays are known for {year}."),
                    code=found.code,
                    year=year,
                )
            )
    take_holidays(found, wanted)


def take_holidays(found: Calendar, years: Iterable[int]) -> None:
    """Make these the country's days that a calendar keeps in some years; corrected days stay."""
    rows = {row.day: row for row in found.days}
    kept = {each.year for each in found.years}
    for year in sorted(years):
        wanted = country_days(found.country, year)
        for day, row in rows.items():
            if day.year == year and row.source == COUNTRY and day not in wanted:
                found.days.remove(row)
        for day, its in wanted.items():
            if day not in rows:
                rows[day] = CalendarDay(day=day, source=COUNTRY)
                found.days.append(rows[day])
            if rows[day].source == COUNTRY:
                _set(rows[day], _State(its.working, its.name), COUNTRY)
        if wanted and year not in kept:
            found.years.append(CalendarYear(year=year))


def calendar_of(session: Session, calendar_id: int) -> Calendar:
    """Return the entity; `NotFound` where it is no longer there."""
    found = session.get(Calendar, calendar_id)
    if found is None:
        raise NotFound
    return found


def _span(first: dt.date, last: dt.date) -> list[dt.date]:
    if last < first:
        raise InvalidInput(tr(mark("It ends before it starts.")))
    return [dt.date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]


def _state(place: WorkCalendar, day: dt.date) -> _State:
    other = place.other(day)
    if other is None:
        return _State(day.weekday() not in place.weekend)
    return _State(other.working, other.name, other.hours)


def _set(row: CalendarDay, state: _State, source: str) -> None:
    row.working, row.name, row.hours = state.working, state.name, state.hours
    row.source = source


def _reset(found: Calendar, row: CalendarDay | None) -> None:
    """Take a correction back: to the country's day where its year is kept, else to no day."""
    if row is None or row.source == COUNTRY:
        return
    is_kept = any(each.year == row.day.year for each in found.years)
    its = country_days(found.country, row.day.year).get(row.day) if is_kept else None
    if its is None:
        found.days.remove(row)
    else:
        _set(row, _State(its.working, its.name), COUNTRY)
