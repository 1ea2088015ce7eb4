"""Forecasts that follow from logic: computed in the step that changed what they follow from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from core.model import Calendar, Milestone, Project
from core.operations.calendar_days import take_holidays
from core.operations.projects import project_of
from core.queries.forecast import forecasts_of, project_plan
from core.rules.pins import switched

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from core.db.recorder import Change
    from core.rules.project_plan import Planned, ProjectPlan

_OF_ALL: Final = frozenset({"portfolio", "calendar", "calendar_day", "calendar_year", "shutdown"})
"""Tables on which the forecasts of every project hang."""
YEARS_AHEAD: Final = 3
"""Years beyond the last date of a plan whose holidays are kept, so that it may slip."""
_MANY: Final = 20
"""More rows than these are asked for in one go."""
_NO_PIN: Final[Mapping[str, Any]] = {"constraint_kind": "ASAP", "constraint_date": None}


def reforecast(session: Session, changes: Iterable[Change]) -> None:
    """Move the forecasts of the projects by logic that these changes touch."""
    by_logic = set(session.scalars(select(Project.id).where(Project.by_logic)))
    for project_id in sorted(by_logic & _touched(session, changes, by_logic)):
        _move(session, project_id, project_plan(session, project_id))


def follow_logic(session: Session, project_id: int, *, keep_dates: bool) -> None:
    """Let the forecasts of a project follow from logic from now on.

    Durations are those between the dates it has. Holidays are kept as rows, so that the same file
    gives the same dates everywhere.

    Args:
        session: where it is.
        project_id: the project.
        keep_dates: whether an open milestone that the links would let come earlier is pinned to
            the date that was typed.
    """
    project = project_of(session, project_id)
    _keep_holidays(session, project)
    plan = project_plan(session, project_id)
    project.by_logic = True
    _take(session, switched(plan, keep_dates=keep_dates))
    session.flush()


def stop_logic(session: Session, project_id: int) -> None:
    """Let the forecasts of a project be typed again; they stay as they are now."""
    project_of(session, project_id).by_logic = False


def release(session: Session, milestone_ids: Iterable[int]) -> None:
    """Take away what holds milestones to a date besides their links."""
    for milestone_id in milestone_ids:
        found = session.get(Milestone, milestone_id)
        if found is not None:
            found.manual = False
            for name, value in _NO_PIN.items():
                setattr(found, name, value)


def _touched(session: Session, changes: Iterable[Change], by_logic: set[int]) -> set[int]:
    touched: set[int] = set()
    successors: set[int] = set()
    for change in changes:
        rows = [row for row in (change.before, change.after) if row is not None]
        if change.table in _OF_ALL:
            return by_logic
        if change.table == "project":
            touched.add(change.key[0])
        elif change.table == "milestone":
            touched |= {row["project_id"] for row in rows}
        elif change.table == "link":
            successors |= {row["successor_id"] for row in rows}
    if successors:
        wanted = select(Milestone.project_id).where(Milestone.id.in_(successors)).distinct()
        touched |= set(session.scalars(wanted))
    return touched


def _move(session: Session, project_id: int, plan: ProjectPlan) -> None:
    found = forecasts_of(session, plan)
    moved: dict[int, tuple[dt.date | None, dt.date]] = {}
    for each in plan.milestones:
        facts, new = each.facts, found.get(each.facts.id)
        if new is None or facts.is_done or each.manual:
            continue
        start = None if each.is_point else facts.actual_start or new.start
        if (facts.forecast_start, facts.forecast_finish) != (start, new.finish):
            moved[facts.id] = start, new.finish
    # Kept alive until the end: the session forgets rows that nobody holds, and asks for each again.
    held = _all_at_once(session, project_id) if len(moved) > _MANY else ()
    for milestone_id, dates in moved.items():
        milestone = session.get_one(Milestone, milestone_id)
        milestone.forecast_start, milestone.forecast_finish = dates
    del held


def _all_at_once(session: Session, project_id: int) -> Sequence[Milestone]:
    return session.scalars(select(Milestone).where(Milestone.project_id == project_id)).all()


def _take(session: Session, plan: ProjectPlan) -> None:
    """Write durations and pins of a plan to its milestones, and the dates of those by hand."""
    for each in plan.milestones:
        milestone = session.get_one(Milestone, each.facts.id)
        for name, value in _values(each).items():
            if getattr(milestone, name) != value:
                setattr(milestone, name, value)


def _values(each: Planned) -> dict[str, dt.date | str | int | None]:
    values: dict[str, dt.date | str | int | None] = {
        "duration": each.duration,
        "constraint_kind": each.constraint_kind,
        "constraint_date": each.constraint_date,
    }
    if each.manual:
        values["forecast_start"] = each.facts.forecast_start
        values["forecast_finish"] = each.facts.forecast_finish
    return values


def _keep_holidays(session: Session, project: Project) -> None:
    plan = project_plan(session, project.id)
    years = range(plan.start.year, plan.last.year + YEARS_AHEAD)
    wanted = {project.calendar_office, project.calendar_site}
    wanted |= {each.calendar for each in plan.milestones}
    for calendar in session.scalars(select(Calendar).where(Calendar.code.in_(wanted))):
        take_holidays(calendar, set(years) - {kept.year for kept in calendar.years})
