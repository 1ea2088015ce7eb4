"""The baselines of a project: their names and reasons, and the dates that each gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from core.model import Baseline, BaselineDate, Milestone
from core.rules.slip import PAC

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class BaselineRow:
    """A baseline of a project; the current one is what slips are measured against."""

    id: int
    name: str
    set_on: dt.date | None
    reason: str
    contractual: bool
    """Whether it is one of the contract: kept for good."""
    is_current: bool
    dated: int = 0
    """How many milestones it dates."""
    pac: dt.date | None = None
    """Its last provisional acceptance."""


@dataclass(frozen=True, slots=True)
class BaselineSpan:
    """The dates of a milestone in a baseline."""

    start: dt.date | None
    finish: dt.date | None


def baselines(session: Session, project_id: int) -> list[BaselineRow]:
    """Return the baselines of a project, oldest first."""
    dated = func.count(BaselineDate.finish)
    pac = func.max(BaselineDate.finish).filter(Milestone.stage == PAC)
    found = session.execute(
        select(
            *(Baseline.id, Baseline.name, Baseline.set_on, Baseline.reason),
            *(Baseline.contractual, Baseline.is_current, dated, pac),
        )
        .outerjoin(BaselineDate, BaselineDate.baseline_id == Baseline.id)
        .outerjoin(Milestone, Milestone.id == BaselineDate.milestone_id)
        .where(Baseline.project_id == project_id)
        .group_by(Baseline.id)
        .order_by(Baseline.id)
    )
    return [BaselineRow(*row) for row in found]


def current_baseline(session: Session, project_id: int) -> str:
    """Return the name of the baseline that slips are measured against, empty without one."""
    found = session.scalars(
        select(Baseline.name).where(Baseline.project_id == project_id, Baseline.is_current)
    )
    return found.first() or ""


def current_baselines(session: Session) -> dict[int, str]:
    """Return the name of the current baseline by project; projects without one are left out."""
    found = session.execute(select(Baseline.project_id, Baseline.name).where(Baseline.is_current))
    return dict(found.all())


def baseline_spans(
    session: Session, baseline_ids: Iterable[int]
) -> dict[int, dict[int, BaselineSpan]]:
    """Return for each of these baselines its dates by milestone id."""
    found: dict[int, dict[int, BaselineSpan]] = {each: {} for each in baseline_ids}
    rows = session.execute(
        select(
            *(BaselineDate.baseline_id, BaselineDate.milestone_id),
            *(BaselineDate.start, BaselineDate.finish),
        ).where(BaselineDate.baseline_id.in_(found))
    )
    for baseline, milestone, start, finish in rows:
        found[baseline][milestone] = BaselineSpan(start, finish)
    return found
