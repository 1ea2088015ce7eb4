"""Setting, naming, exchanging and removing baselines, and keeping the forecasts of report dates.

The dates of a baseline never change once it is set, those of the contract least of all: what has
to be measured against other dates is measured against another baseline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import InvalidInput, NotFound
from core.language import mark, tr
from core.model import Baseline, ForecastPoint
from core.operations.projects import baseline_from, project_of

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from core.model import Project


def set_baseline(
    session: Session,
    project_id: int,
    *,
    name: str,
    why: str,
    on: dt.date,
    contractual: bool = False,
) -> int:
    """Make today's forecasts and actuals the plan the project is measured against; return its id.

    Earlier baselines stay in the file; the reason is needed because every slip changes with it.
    """
    project = project_of(session, project_id)
    name = _free_name(project, name)
    if project.baselines and not why.strip():
        raise InvalidInput(tr(mark("A new baseline needs its reason: every slip changes with it.")))
    for milestone in project.milestones:
        milestone.baseline_start = milestone.actual_start or milestone.forecast_start
        milestone.baseline_finish = milestone.actual_finish or milestone.forecast_finish
    for earlier in project.baselines:
        earlier.is_current = False
    made = baseline_from(project, name=name, contractual=contractual)
    made.set_on, made.reason = on, why.strip()
    project.baselines.append(made)
    session.flush()
    return made.id


def rename_baseline(session: Session, baseline_id: int, name: str) -> None:
    """Give a baseline another name, one that no other of its project has."""
    found = baseline_of(session, baseline_id)
    if name.strip() != found.name:
        found.name = _free_name(found.project, name)


def use_baseline(session: Session, baseline_id: int, *, why: str) -> None:
    """Measure the project against an earlier baseline again.

    A milestone that this baseline does not date has no baseline date then, and no slip. The
    reason is needed because every slip changes with it.
    """
    found = baseline_of(session, baseline_id)
    if found.is_current:
        return
    if not why.strip():
        raise InvalidInput(
            tr(mark("{name} needs a reason: every slip changes with it."), name=found.name)
        )
    dates = {each.milestone_id: each for each in found.dates}
    for milestone in found.project.milestones:
        dated = dates.get(milestone.id)
        milestone.baseline_start = None if dated is None else dated.start
        milestone.baseline_finish = None if dated is None else dated.finish
    for other in found.project.baselines:
        other.is_current = other is found


def lock_baseline(session: Session, baseline_id: int) -> None:
    """Make a baseline one of the contract: it stays in the file for good."""
    baseline_of(session, baseline_id).contractual = True


def remove_baseline(session: Session, baseline_id: int) -> None:
    """Remove a baseline, neither one of the contract nor the one measured against now."""
    found = baseline_of(session, baseline_id)
    if found.contractual:
        raise InvalidInput(
            tr(mark("{name} is a baseline of the contract: it is not removed."), name=found.name)
        )
    if found.is_current:
        raise InvalidInput(
            tr(
                mark("Slips are measured against {name}. Make another baseline current first."),
                name=found.name,
            )
        )
    session.delete(found)


def baseline_of(session: Session, baseline_id: int) -> Baseline:
    """Return the entity; `NotFound` where it is no longer there."""
    found = session.get(Baseline, baseline_id)
    if found is None:
        raise NotFound
    return found


def keep_forecasts(session: Session, project_id: int, report_date: dt.date) -> None:
    """Keep the finish of each milestone as this report date gives it, for trend and comparison.

    A second report of the same date replaces the first.
    """
    for milestone in project_of(session, project_id).milestones:
        finish = milestone.actual_finish or milestone.forecast_finish
        points = {point.report_date: point for point in milestone.forecast_points}
        if finish is None:
            continue
        if report_date in points:
            points[report_date].finish = finish
        else:
            milestone.forecast_points.append(ForecastPoint(report_date=report_date, finish=finish))


def _free_name(project: Project, name: str) -> str:
    name = name.strip()
    if not name:
        raise InvalidInput(tr(mark("A baseline needs a name.")))
    if name in {baseline.name for baseline in project.baselines}:
        raise InvalidInput(
            tr(mark("There is already a baseline {name}. Choose another name."), name=name)
        )
    return name
