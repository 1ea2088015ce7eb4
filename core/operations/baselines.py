"""Setting baselines, and keeping the forecasts of each report date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import InvalidInput
from core.language import mark, tr
from core.model import ForecastPoint
from core.operations.projects import baseline_from, project_of

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session


def set_baseline(session: Session, project_id: int, *, name: str, why: str, on: dt.date) -> None:
    """Make today's forecasts and actuals the plan the project is measured against.

    Earlier baselines stay in the file; the reason is needed because every slip changes with it.
    """
    project = project_of(session, project_id)
    name = name.strip()
    if not name or name in {baseline.name for baseline in project.baselines}:
        raise InvalidInput(tr(mark("A baseline needs a name of its own.")))
    if project.baselines and not why.strip():
        raise InvalidInput(tr(mark("A new baseline needs its reason: every slip changes with it.")))
    for milestone in project.milestones:
        milestone.baseline_start = milestone.actual_start or milestone.forecast_start
        milestone.baseline_finish = milestone.actual_finish or milestone.forecast_finish
    for earlier in project.baselines:
        earlier.is_current = False
    made = baseline_from(project, name=name)
    made.set_on, made.reason = on, why.strip()
    project.baselines.append(made)


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
