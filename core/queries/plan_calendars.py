"""The calendars of another program's plan beside those of this file: found, new, or changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from core.model import Milestone, Project
from core.queries.calendars import plan_calendars, together_calendar
from core.rules.flat_calendar import days_of, flat, works_alike
from core.rules.hours import spans_text
from core.rules.project_plan import BOTH
from core.rules.public_holidays import WEEKDAYS
from core.rules.schedule.calendar import Calendar
from core.rules.schedule.instant import MINUTE
from core.rules.schedule.plan import STANDARD

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from core.rules.flat_calendar import FlatCalendar
    from core.rules.plan_tasks import PlanTask
    from core.rules.schedule.calendar import Shifts
    from core.rules.schedule.draft import PlanDraft

NEW: Final = "new"
CHANGED: Final = "changed"
FOUND: Final = "found"
UNNAMED: Final = "Calendar"
LONGEST_CODE: Final = 80
_RESERVED: Final = frozenset({STANDARD, BOTH})
"""What plans call calendars that are not kept."""


@dataclass(frozen=True, slots=True)
class PlanCalendar:
    """A calendar of the plan: its key there, its code here, whether it is found, new or changed."""

    key: str
    code: str
    name: str
    state: str
    days: FlatCalendar


@dataclass(frozen=True, slots=True)
class CalendarDayDraft:
    """A day that differs, as it is kept: the hours worked, or none."""

    day: dt.date
    name: str
    working: bool
    hours: str


@dataclass(frozen=True, slots=True)
class PlanCalendars:
    """The calendars that a plan uses, and the codes here that work at the same times as each."""

    found: tuple[PlanCalendar, ...]
    alike: Mapping[str, frozenset[str]]

    @property
    def codes(self) -> dict[str, str]:
        """Return the code here of each calendar, by its key in the plan."""
        return {each.key: each.code for each in self.found}


@dataclass(frozen=True, slots=True)
class Home:
    """Where a plan comes: a project, or one that is to be made.

    Attributes:
        project_id: the project; None for a new one.
        office: code of the calendar of its office, as the project or a plan of ours says.
        site: code of the calendar of its site.
        prefix: what goes before the name in the code of a new calendar, since every plan of
            Microsoft Project has one called Standard.
        is_ours: whether the plan was written by Handover.
    """

    project_id: int | None
    office: str
    site: str
    prefix: str
    is_ours: bool


def matched_calendars(
    session: Session, draft: PlanDraft, tasks: Iterable[PlanTask], home: Home
) -> PlanCalendars:
    """Return the calendars that a plan uses, beside those here.

    One that works at the same times as one here is that one, whatever it is called. One that is
    called as one here and works at other times is that one changed, if nothing but this project
    goes by it; else it is another one.
    """
    span = days_of(draft)
    here = dict(plan_calendars(session, *span))
    implied = _implied(draft, here, home)
    taken, others = set(here), _named_elsewhere(session, home.project_id)
    found: list[PlanCalendar] = []
    alike: dict[str, frozenset[str]] = {}
    for key in _used(draft, tasks):
        calendar = draft.calendars[key]
        name = _code(f"{home.prefix} {calendar.name}")
        same = [code for code, each in here.items() if works_alike(calendar, each, *span)]
        nameless = [code for code, each in implied.items() if works_alike(calendar, each, *span)]
        known = [code for code in same if code == name] + nameless + same
        if known:
            code, state = known[0], FOUND
        elif name in here and name not in others and name not in (each.code for each in found):
            code, state = name, CHANGED
        else:
            code, state = _free(name, taken), NEW
        taken.add(code)
        alike[key] = frozenset([*same, *nameless])
        found.append(PlanCalendar(key, code, calendar.name, state, flat(calendar, *span)))
    return PlanCalendars(tuple(found), alike)


def usual_hours(calendar: FlatCalendar) -> tuple[str, dict[str, str], str]:
    """Return the hours of a working day, those of weekdays that differ, and the days off."""
    by_day = {
        name: hours_text(shifts) for name, shifts in zip(WEEKDAYS, calendar.week, strict=True)
    }
    worked = [hours for hours in by_day.values() if hours]
    usual = max(worked, key=worked.count, default="08:00-12:00 13:00-17:00")
    differ = {name: hours for name, hours in by_day.items() if hours and hours != usual}
    return usual, differ, " ".join(name for name, hours in by_day.items() if not hours)


def differing_days(calendar: FlatCalendar) -> Iterator[CalendarDayDraft]:
    """Yield each day that differs, one by one."""
    for span in calendar.days:
        hours = hours_text(span.shifts)
        for ordinal in range(span.first.toordinal(), span.last.toordinal() + 1):
            day = span.first.fromordinal(ordinal)
            yield CalendarDayDraft(day, span.name, bool(hours), hours)


def hours_text(shifts: Shifts) -> str:
    """Return shifts as people write them, to the minute."""
    return spans_text(tuple((start // MINUTE, end // MINUTE) for start, end in shifts))


def _used(draft: PlanDraft, tasks: Iterable[PlanTask]) -> list[str]:
    keys = dict.fromkeys([draft.calendar, *(task.activity.calendar for task in tasks)])
    return [key for key in keys if key is not None]


def _implied(draft: PlanDraft, here: Mapping[str, Calendar], home: Home) -> dict[str, Calendar]:
    """Return what a project goes by that is no calendar of its own: office and site together.

    A project without calendars goes by the standard one.
    """
    known = dict(here)
    if home.project_id is None and home.is_ours:
        known |= {each.name: each for each in draft.calendars.values()}
    has_place = home.project_id is not None or home.is_ours
    if has_place and home.office not in known and home.site not in known:
        return {STANDARD: Calendar(STANDARD)}
    if home.is_ours and home.office in known and home.site in known:
        return {BOTH: together_calendar(known[home.office], known[home.site])}
    return {}


def _named_elsewhere(session: Session, project_id: int | None) -> set[str]:
    """Return the codes that projects other than this one go by."""
    named: set[str] = set()
    columns = (Project.id, Project.calendar_office, Project.calendar_site)
    for found, office, site in session.execute(select(*columns)):
        if found != project_id:
            named |= {office, site}
    wanted = select(Milestone.calendar).where(Milestone.project_id != (project_id or 0)).distinct()
    return named | set(session.scalars(wanted))


def _code(name: str) -> str:
    printable = "".join(letter if letter.isprintable() else " " for letter in name)
    return " ".join(printable.split())[:LONGEST_CODE].strip() or UNNAMED


def _free(code: str, taken: set[str]) -> str:
    number, found = 2, code
    while found in taken or found in _RESERVED:
        found = f"{code[: LONGEST_CODE - 5]} {number}"
        number += 1
    return found
