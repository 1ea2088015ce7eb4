"""Adding, copying, editing, renaming and removing calendars, and their shutdowns.

Projects, milestones and exchange files know a calendar by its code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import or_, select

from core.errors import InvalidInput, NotFound
from core.language import mark, tr
from core.model import (
    Calendar,
    CalendarDay,
    CalendarYear,
    KeptSection,
    Milestone,
    Project,
    Shutdown,
)
from core.operations.calendar_days import calendar_of, take_holidays
from core.queries.calendars import calendar_users
from core.queries.exchange import extra_name
from core.rules.calendar import weekend_of
from core.rules.hours import spans
from core.rules.public_holidays import WEEKDAYS, weekend_in
from core.text import countries, listed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy.orm import Session

LONGEST_CODE: Final = 80
_NAMED: Final = 3
"""Users of a calendar that a message names."""


def add_calendar(session: Session, *, code: str, country: str, name: str = "") -> int:
    """Add a calendar with the week and the holidays of a country, and return its id."""
    made = Calendar(code="", country="", weekend=weekend_in(country))
    _name(session, made, code)
    session.add(made)
    _write(made, {"country": country, "name": name})
    session.flush()
    return made.id


def copy_calendar(session: Session, calendar_id: int, *, code: str) -> int:
    """Add a calendar that works as another does, with its days and shutdowns; return its id."""
    old = calendar_of(session, calendar_id)
    made = Calendar(**{field: getattr(old, field) for field in EDITABLE})
    _name(session, made, code)
    made.days = [
        CalendarDay(day=d.day, name=d.name, working=d.working, hours=d.hours, source=d.source)
        for d in old.days
    ]
    made.years = [CalendarYear(year=kept.year) for kept in old.years]
    made.shutdowns = [Shutdown(name=s.name, start=s.start, finish=s.finish) for s in old.shutdowns]
    session.add(made)
    session.flush()
    return made.id


def edit_calendar(session: Session, calendar_id: int, **fields: Any) -> None:
    """Change fields of a calendar; unknown fields and broken rules are refused.

    With another country its kept years get that country's holidays, and a week that had the old
    country's days off gets the new one's. What the user corrected stays.
    """
    found = calendar_of(session, calendar_id)
    old = found.country
    if "country" in fields and found.weekend == weekend_in(old):
        fields = {"weekend": weekend_in(fields["country"]), **fields}
    _write(found, fields)
    if found.country != old:
        take_holidays(found, [kept.year for kept in found.years])


def rename_calendar(session: Session, calendar_id: int, code: str) -> None:
    """Give a calendar another code; the projects and milestones that name it follow."""
    found = calendar_of(session, calendar_id)
    old = found.code
    _name(session, found, code)
    named = or_(Project.calendar_office == old, Project.calendar_site == old)
    for project in session.scalars(select(Project).where(named)):
        if project.calendar_office == old:
            project.calendar_office = found.code
        if project.calendar_site == old:
            project.calendar_site = found.code
    for milestone in session.scalars(select(Milestone).where(Milestone.calendar == old)):
        milestone.calendar = found.code
    for kept in _extra(session, old):
        kept.name = extra_name("calendar", found.code)


def remove_calendar(session: Session, calendar_id: int) -> None:
    """Remove a calendar that nothing names; `InvalidInput` says what still does."""
    found = calendar_of(session, calendar_id)
    users = calendar_users(session).get(found.code)
    if users:
        raise InvalidInput(
            tr(
                mark("{code} is the calendar of {users}. Give them another one first."),
                code=found.code,
                users=listed(users[:_NAMED]) + (" …" if len(users) > _NAMED else ""),
            )
        )
    for kept in _extra(session, found.code):
        session.delete(kept)
    session.delete(found)


def add_shutdown(
    session: Session, calendar_id: int, *, name: str, start: dt.date, finish: dt.date
) -> int:
    """Let a place stand still for a span, both days included, and return the shutdown's id."""
    found = calendar_of(session, calendar_id)
    made = Shutdown(name=name.strip(), start=start, finish=finish)
    _check_span(made)
    found.shutdowns.append(made)
    session.flush()
    return made.id


def edit_shutdown(session: Session, shutdown_id: int, **fields: Any) -> None:
    """Change name, start or finish of a shutdown."""
    found = _shutdown_of(session, shutdown_id)
    assert set(fields) <= {"name", "start", "finish"}
    for field, value in fields.items():
        setattr(found, field, value.strip() if isinstance(value, str) else value)
    _check_span(found)


def remove_shutdown(session: Session, shutdown_id: int) -> None:
    """Let a place work through a shutdown after all."""
    session.delete(_shutdown_of(session, shutdown_id))


def _shutdown_of(session: Session, shutdown_id: int) -> Shutdown:
    found = session.get(Shutdown, shutdown_id)
    if found is None:
        raise NotFound
    return found


def _extra(session: Session, code: str) -> Iterable[KeptSection]:
    """Return the fields of the calendar that only the exchange file knows, where it has some."""
    name = extra_name("calendar", code)
    return session.scalars(
        select(KeptSection).where(KeptSection.project_id.is_(None), KeptSection.name == name)
    )


def _name(session: Session, found: Calendar, code: str) -> None:
    code = code.strip()
    if not code:
        raise InvalidInput(tr(mark("A calendar needs a code.")))
    if len(code) > LONGEST_CODE or not code.isprintable():
        raise InvalidInput(
            tr(mark("“{text}” is no code: at most 80 characters in one line."), text=code)
        )
    with session.no_autoflush:
        other = session.scalars(select(Calendar).where(Calendar.code == code)).first()
    if other is not None and other is not found:
        raise InvalidInput(
            tr(mark("There is already a calendar {code}. Choose another code."), code=code)
        )
    found.code = code


def _write(found: Calendar, fields: Mapping[str, Any]) -> None:
    unknown = set(fields) - set(EDITABLE)
    assert not unknown, f"not editable: {sorted(unknown)}"
    for field, value in fields.items():
        setattr(found, field, EDITABLE[field](value))


def _country(code: str) -> str:
    if code and code not in dict(countries()):
        raise InvalidInput(tr(mark("There is no country “{name}”."), name=code))
    return code


def _weekend(names: str) -> str:
    days = weekend_of(names)
    if len(days) == len(WEEKDAYS):
        raise InvalidInput(tr(mark("A week needs a working day.")))
    return " ".join(WEEKDAYS[day] for day in sorted(days))


def _hours(text: str) -> str:
    if not spans(text):
        raise InvalidInput(tr(mark("A working day needs hours, such as 08:00-12:00 13:00-17:00.")))
    return " ".join(text.split())


def _hours_by_day(hours: Mapping[str, str]) -> dict[str, str]:
    for name in hours:
        weekend_of(name)
    return {name: _hours(hours[name]) for name in WEEKDAYS if hours.get(name, "").strip()}


def _text(value: str) -> str:
    return value.strip()


EDITABLE: Final[Mapping[str, Callable[[Any], Any]]] = {
    "name": _text,
    "country": _country,
    "weekend": _weekend,
    "hours": _hours,
    "hours_by_day": _hours_by_day,
    "public_holidays": bool,
}


def _check_span(found: Shutdown) -> None:
    if found.finish < found.start:
        raise InvalidInput(tr(mark("It ends before it starts.")))
