"""What the forecasts of a project follow from: milestones, links and calendars, as the rules take it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from core.errors import NotFound
from core.model import Milestone, Portfolio, Project
from core.queries.calendars import plan_calendars, together_calendar
from core.queries.milestones import FACT_NAMES, as_facts, link_facts
from core.rules.forecast import forecasts
from core.rules.project_plan import BOTH, Planned, ProjectPlan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from core.rules.facts import Link
    from core.rules.forecast import Forecast

_PLANNED: Final = (
    *("duration", "elapsed", "constraint_kind", "constraint_date", "deadline", "calendar"),
    "manual",
)
_COLUMNS: Final = tuple(getattr(Milestone, name) for name in (*FACT_NAMES, *_PLANNED))
_KEPT: Final = "forecasts"
_ROOM: Final = dt.timedelta(2 * 366)
"""How far beyond its last date a plan may grow before holidays are missing."""


def project_plan(session: Session, project_id: int) -> ProjectPlan:
    """Return the plan of a project; `NotFound` where it is no longer there."""
    return _plan(
        session, project_id, planned(session, project_id), tuple(link_facts(session, project_id))
    )


def forecasts_of(session: Session, plan: ProjectPlan) -> Mapping[int, Forecast]:
    """Return what follows for each milestone of a plan.

    What was found last in a session is kept: an edit asks before it writes what would follow, and
    the step asks again after, of the same plan.

    Raises:
        CircularPlan: milestones wait for each other; the message names the ring.
    """
    kept = session.info.get(_KEPT)
    if kept is None or kept[0] != plan:
        kept = session.info[_KEPT] = plan, forecasts(plan)
    found: Mapping[int, Forecast] = kept[1]
    return found


def is_by_logic(session: Session, project_id: int) -> bool:
    """Return whether the forecasts of a project follow from logic."""
    return bool(session.scalar(select(Project.by_logic).where(Project.id == project_id)))


def project_calendars(session: Session, project_id: int) -> ProjectPlan:
    """Return the plan of a project without its milestones: when office and site work."""
    return _plan(session, project_id, [], ())


def planned(session: Session, project_id: int) -> list[Planned]:
    """Return the milestones of a project with what their dates follow from."""
    found = session.execute(
        select(*_COLUMNS)
        .where(Milestone.project_id == project_id)
        .order_by(Milestone.position, Milestone.id)
    )
    count = len(FACT_NAMES)
    return [Planned(as_facts(tuple(row[:count])), *row[count:]) for row in found]


def planned_of(milestone: Milestone) -> Planned:
    """Return one milestone as it is in this session, stored or not."""
    facts = as_facts(tuple(getattr(milestone, name) for name in FACT_NAMES))
    return Planned(facts, *(getattr(milestone, name) for name in _PLANNED))


def _plan(
    session: Session, project_id: int, milestones: Sequence[Planned], links: tuple[Link, ...]
) -> ProjectPlan:
    project = session.execute(
        select(
            *(Project.calendar_office, Project.calendar_site, Project.signed, Project.by_logic),
            Project.near_critical,
        ).where(Project.id == project_id)
    ).first()
    status = session.scalars(select(Portfolio.status_date)).first()
    if project is None or status is None:
        raise NotFound
    office, site, signed, by_logic, near_critical = project
    first, last = _span(milestones, signed, status)
    calendars = dict(plan_calendars(session, first, last + _ROOM))
    if office in calendars and site in calendars:
        calendars[BOTH] = together_calendar(calendars[office], calendars[site])
    return ProjectPlan(
        milestones=tuple(milestones),
        links=links,
        calendars=calendars,
        office=office,
        site=site,
        start=first,
        status=status,
        by_logic=by_logic,
        near_critical=near_critical,
    )


def _span(
    milestones: Iterable[Planned], signed: dt.date | None, status: dt.date
) -> tuple[dt.date, dt.date]:
    days = [signed or status, status]
    for each in milestones:
        facts = each.facts
        days += [day for day in (facts.start, facts.finish, each.constraint_date) if day]
    return min(days), max(days)
