"""Why a milestone comes when it comes, as its panel says it; and the floats of all of a project."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.errors import CircularPlan
from core.queries.calendars import work_calendars
from core.queries.forecast import project_plan
from core.rules.forecast import forecasts
from core.rules.project_plan import BOTH
from core.rules.why import why

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.rules.project_plan import ProjectPlan
    from core.rules.why import Reason


_SHOWN: Final = 10
"""Days off that are named; a longer gap needs no more of them."""


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day on which the place of a milestone does not work; the name of the holiday, if it has one."""

    day: dt.date
    name: str


@dataclass(frozen=True, slots=True)
class WhyRow:
    """One step of the chain from a milestone back to a fact; see `core.rules.why.Reason`.

    Attributes:
        milestone_id: whose date it is.
        kind: what decides it.
        start: the first day of its work.
        finish: the day it is reached.
        other_id: the milestone it waits for.
        link: FS, SS, FF or SF.
        lag: of the link.
        lag_unit: as in `core.terms.LAG_UNITS`.
        constraint_kind: of a pin, as in `core.terms.CONSTRAINTS`.
        constraint_date: of a pin.
        days_off: days off between what decides and the start, the first ten.
    """

    milestone_id: int
    kind: str
    start: dt.date
    finish: dt.date
    other_id: int | None
    link: str
    lag: int
    lag_unit: str
    constraint_kind: str
    constraint_date: dt.date | None
    days_off: tuple[DayOff, ...]


@dataclass(frozen=True, slots=True)
class FloatRow:
    """How much room a milestone has, in working days; negative float: a date cannot be kept.

    Attributes:
        milestone_id: whose it is.
        late_finish: the latest day it may be reached without delaying the end.
        total: days it may be late without delaying the end.
        free: days it may be late without moving what follows.
        is_critical: whether it has no float.
        is_near_critical: whether it has no more than the project's limit, and some.
        duration: days of its work, on its calendar or elapsed.
    """

    milestone_id: int
    late_finish: dt.date
    total: float
    free: float
    is_critical: bool
    is_near_critical: bool
    duration: float


def floats(session: Session, project_id: int) -> dict[int, FloatRow]:
    """Return the room of each open milestone of a project, by its id.

    Raises:
        CircularPlan: milestones wait for each other; the message names the ring.
    """
    return rooms(project_plan(session, project_id))


def known_floats(session: Session, project_id: int) -> dict[int, FloatRow]:
    """Return what `floats` does, and nothing where milestones wait for each other in a ring."""
    try:
        return floats(session, project_id)
    except CircularPlan:
        return {}


def rooms(plan: ProjectPlan) -> dict[int, FloatRow]:
    """Return the room of each open milestone of a plan, by its id; see `floats`."""
    done = {each.facts.id for each in plan.milestones if each.facts.is_done}
    return {
        id_: FloatRow(
            id_,
            found.late_finish,
            found.total_float,
            found.free_float,
            found.is_critical,
            not found.is_critical and found.total_float <= plan.near_critical,
            round(plan.days(plan.by_id[id_]), 1),
        )
        for id_, found in forecasts(plan).items()
        if id_ not in done
    }


def reasons(session: Session, project_id: int, milestone_id: int) -> tuple[WhyRow, ...]:
    """Return why a milestone comes when it comes: itself first, a fact last.

    Raises:
        CircularPlan: milestones wait for each other; the message names the ring.
    """
    plan = project_plan(session, project_id)
    return tuple(why_row(session, plan, each) for each in why(plan, milestone_id))


def why_row(session: Session, plan: ProjectPlan, reason: Reason) -> WhyRow:
    """Return a step of the chain with what its pin says and the days off it meets."""
    each = plan.by_id[reason.milestone]
    return WhyRow(
        milestone_id=reason.milestone,
        kind=reason.kind,
        start=reason.start,
        finish=reason.finish,
        other_id=reason.other,
        link=reason.link,
        lag=reason.lag,
        lag_unit=reason.unit,
        constraint_kind=each.constraint_kind,
        constraint_date=each.constraint_date,
        days_off=_days_off(session, plan, reason),
    )


def _days_off(session: Session, plan: ProjectPlan, reason: Reason) -> tuple[DayOff, ...]:
    key = plan.calendar_of(plan.by_id[reason.milestone])
    kept = work_calendars(session)
    codes = (plan.office, plan.site) if key == BOTH else (key,)
    places = [kept[code] for code in codes if code in kept]
    count = min((reason.start - reason.allowed).days, _SHOWN)
    days = [reason.allowed + dt.timedelta(n) for n in range(count)]
    return tuple(
        DayOff(day, next((name for place in places if (name := place.holiday_name(day))), ""))
        for day in days
    )
