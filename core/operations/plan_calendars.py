"""Keeping the calendars that an imported plan goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from core.model import Calendar, CalendarDay
from core.queries.plan_calendars import CHANGED, FOUND, differing_days, usual_hours

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.queries.plan_calendars import CalendarDayDraft, PlanCalendar


def keep_calendar(session: Session, calendar: PlanCalendar) -> None:
    """Keep a calendar of the plan; one that is here already and works so stays as it is."""
    if calendar.state == FOUND:
        return
    made = session.scalars(select(Calendar).where(Calendar.code == calendar.code)).first()
    if made is None:
        made = Calendar(code=calendar.code, country="", name=calendar.name)
        session.add(made)
    elif calendar.state == CHANGED:
        made.shutdowns.clear()
        made.years.clear()
        made.days.clear()
        session.flush()
    hours, by_day, weekend = usual_hours(calendar.days)
    made.public_holidays, made.country = False, made.country or ""
    made.hours, made.hours_by_day, made.weekend = hours, dict(by_day), weekend
    made.days = [_calendar_day(each) for each in differing_days(calendar.days)]


def _calendar_day(each: CalendarDayDraft) -> CalendarDay:
    return CalendarDay(day=each.day, name=each.name, working=each.working, hours=each.hours)
