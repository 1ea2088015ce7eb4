"""When each milestone of a project comes, how much room it has, and whether it decides the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.rules.project_plan import first_day, last_day
from core.rules.schedule.engine import schedule
from core.rules.schedule.instant import DAY

if TYPE_CHECKING:
    import datetime as dt

    from core.rules.project_plan import Planned, ProjectPlan
    from core.rules.schedule.engine import Dates


@dataclass(frozen=True, slots=True)
class Forecast:
    """What follows for one milestone.

    Attributes:
        start: the first day of its work.
        finish: the day it is reached.
        late_finish: the latest day it may be reached without delaying the end.
        total_float: working days it may be late without delaying the end; negative where a date
            that must be kept cannot be.
        free_float: working days it may be late without moving what follows.
        is_critical: whether it has no float.
    """

    start: dt.date
    finish: dt.date
    late_finish: dt.date
    total_float: float
    free_float: float
    is_critical: bool


def forecasts(plan: ProjectPlan) -> dict[int, Forecast]:
    """Return what follows for each milestone with dates, by its id.

    Raises:
        CircularPlan: milestones wait for each other; the message names the ring.
    """
    found = schedule(plan.plan()).dates
    return {
        each.facts.id: _forecast(plan, each, found[each.facts.id])
        for each in plan.milestones
        if each.facts.id in found
    }


def _forecast(plan: ProjectPlan, each: Planned, dates: Dates) -> Forecast:
    day = DAY if each.elapsed else plan.day_length(each)
    is_moment = dates.start == dates.finish and not each.is_point
    finish = first_day(dates.start) if is_moment else last_day(dates.finish)
    return Forecast(
        start=min(first_day(dates.start), finish),
        finish=finish,
        late_finish=last_day(dates.late_finish),
        total_float=round(dates.total_float / day, 1),
        free_float=round(dates.free_float / day, 1),
        is_critical=dates.is_critical,
    )
