"""Open milestones whose dates fall on days off of the place where they happen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from core.errors import NotFound
from core.model import Calendar, Milestone, Project
from core.queries.calendars import country_calendar, work_calendars
from core.queries.project import status_date
from core.rules.clashes import Place, Places, counted_days
from core.rules.clashes import clashes as met

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from core.rules.calendar import WorkCalendar
    from core.rules.clashes import Clash

FACTORY: Final = "FACTORY"
"""What the code of a calendar says where it is that of a supplier's works: CN-FACTORY."""


@dataclass(frozen=True, slots=True)
class ClashRow:
    """Days of a milestone, first and last included, on which its place does not work.

    The kinds are those of `core.rules.clashes`; the name of the day is a catalogue key, or what
    the user called it.
    """

    milestone_id: int
    kind: str
    first: dt.date
    last: dt.date
    country: str
    calendar: str
    name: str


@dataclass(frozen=True, slots=True)
class DatedMilestone:
    """An open milestone as clashes are asked of it; the calendar is its own, where it has one."""

    id: int
    stage: str
    responsible: str
    calendar: str
    start: dt.date | None
    finish: dt.date | None


def project_clashes(session: Session, project_id: int) -> tuple[ClashRow, ...]:
    """Return what the open milestones of a project meet from the status date on, in plan order."""
    on, calendars = status_date(session), work_calendars(session)
    places = _places(session, project_id, calendars)
    wanted = (
        select(
            *(Milestone.id, Milestone.stage, Milestone.responsible, Milestone.calendar),
            func.coalesce(Milestone.actual_start, Milestone.forecast_start),
            func.coalesce(Milestone.forecast_finish, Milestone.baseline_finish),
        )
        .where(Milestone.project_id == project_id, Milestone.actual_finish.is_(None))
        .order_by(Milestone.position, Milestone.id)
    )
    return tuple(
        clash
        for row in session.execute(wanted)
        for clash in milestone_clashes(places, calendars, DatedMilestone(*row), on)
    )


def calendar_countries(session: Session) -> tuple[str, ...]:
    """Return the countries whose holidays the projects of the file ask for."""
    kept = session.scalars(select(Calendar.country).where(Calendar.public_holidays))
    found = {*kept, *session.scalars(select(Project.country))}
    return tuple(sorted(found - {""}))


def clashes_on(
    session: Session, milestone_id: int, *, start: dt.date | None, finish: dt.date
) -> tuple[ClashRow, ...]:
    """Return what a milestone would meet with these dates, stored or not."""
    found = session.execute(
        select(
            *(Milestone.project_id, Milestone.stage, Milestone.responsible, Milestone.calendar)
        ).where(Milestone.id == milestone_id)
    ).first()
    if found is None:
        raise NotFound
    project_id, stage, responsible, own = found
    calendars = work_calendars(session)
    places = _places(session, project_id, calendars)
    where = places.of(stage, responsible, _own(calendars, own))
    return tuple(_rows(milestone_id, met(stage, counted_days(stage, start, finish), where)))


def places_of(
    calendars: Mapping[str, WorkCalendar], *, office: str, site: str, country: str
) -> Places:
    """Return the places of a project; a site without a calendar keeps the days of its country.

    Args:
        calendars: those of the file, by code.
        office: code of the calendar of the office.
        site: code of the calendar of the site.
        country: of the site.
    """
    at_office, at_site = _own(calendars, office), _own(calendars, site or country)
    factory = next(
        (
            Place(code, calendar)
            for code, calendar in calendars.items()
            if at_office
            and FACTORY in code.upper()
            and calendar.country == at_office.calendar.country
        ),
        None,
    )
    return Places(at_office, factory, at_site)


def milestone_clashes(
    places: Places,
    calendars: Mapping[str, WorkCalendar],
    milestone: DatedMilestone,
    on: dt.date,
) -> tuple[ClashRow, ...]:
    """Return what an open milestone of a project meets from a day on."""
    finish = milestone.finish
    if finish is None or finish < on:
        return ()
    own = _own(calendars, milestone.calendar)
    where = places.of(milestone.stage, milestone.responsible, own)
    days = [d for d in counted_days(milestone.stage, milestone.start, finish) if d >= on]
    return tuple(_rows(milestone.id, met(milestone.stage, days, where)))


def _places(session: Session, project_id: int, calendars: Mapping[str, WorkCalendar]) -> Places:
    columns = (Project.calendar_office, Project.calendar_site, Project.country)
    found = session.execute(select(*columns).where(Project.id == project_id)).first()
    if found is None:
        raise NotFound
    office, site, country = found
    return places_of(calendars, office=office, site=site, country=country)


def _own(calendars: Mapping[str, WorkCalendar], code: str) -> Place | None:
    if not code:
        return None
    kept = calendars.get(code)
    return Place(code, country_calendar(code) if kept is None else kept)


def _rows(milestone_id: int, found: tuple[Clash, ...]) -> Iterator[ClashRow]:
    for clash in found:
        yield ClashRow(
            milestone_id,
            *(clash.kind, clash.first, clash.last, clash.country, clash.calendar, clash.name),
        )
