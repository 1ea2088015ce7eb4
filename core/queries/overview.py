"""A project in its workspace: the head above all tabs, and what its overview shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from core.queries.baselines import current_baseline
from core.queries.key_figures import counts
from core.queries.milestones import facts, milestones
from core.queries.project import project, project_figures, status_date
from core.rules.board import board
from core.rules.progress import by_shop
from core.rules.slip import due_next, overdue

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from core.queries.key_figures import Counts
    from core.queries.milestones import MilestoneRow
    from core.queries.project import ProjectRow
    from core.rules.board import BoardRow
    from core.rules.figures import Figures

FARTHEST: Final = 90
"""Days ahead that the overview looks."""


@dataclass(frozen=True, slots=True)
class HeadRow:
    """The head of a project: what is kept of it, its figures, what is overdue longest (in days).

    `baseline` names the baseline that slips are measured against, empty without one; `status_date`
    is that of the file, which may be later than the day the project itself is stated at.
    """

    project: ProjectRow
    figures: Figures
    baseline: str
    counts: Counts
    status_date: dt.date
    overdue_id: int | None = None
    overdue_days: int = 0

    @property
    def stale_days(self) -> int:
        """Return days that the project was last stated before the status date of the file."""
        return self.project.days_old(self.status_date)

    @property
    def overdue(self) -> int:
        """Return how many milestones were due by the status date and are not reached."""
        return len(self.figures.overdue_milestones)


@dataclass(frozen=True, slots=True)
class NextRow:
    """An open milestone expected soon, and in how many days."""

    milestone: MilestoneRow
    days: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the overview of a project shows, stated at the status date of the file."""

    project: ProjectRow
    baseline: str
    """The name of the baseline that slips are measured against, empty without one."""
    status_date: dt.date
    milestones: tuple[MilestoneRow, ...]
    board: tuple[BoardRow, ...]
    next: tuple[NextRow, ...]


def head(session: Session, project_id: int) -> HeadRow:
    """Return the head of a project; `NotFound` where it is no longer there."""
    row = project(session, project_id)
    found = facts(session, project_id)
    on = status_date(session)
    reckoned = project_figures(session, project_id, on=on)
    against = current_baseline(session, project_id)
    longest = next((m for m in overdue(found, on) if m.baseline_finish is not None), None)
    made = HeadRow(row, reckoned, against, counts(session, project_id), on)
    if longest is None or longest.baseline_finish is None:
        return made
    days = (on - longest.baseline_finish).days
    return replace(made, overdue_id=longest.id, overdue_days=days)


def overview(session: Session, project_id: int) -> Overview:
    """Return what the overview of a project shows; `NotFound` where it is no longer there."""
    row = project(session, project_id)
    on = status_date(session)
    found = facts(session, project_id)
    rows = milestones(session, project_id)
    by_id = {each.id: each for each in rows}
    progress = {g.code: (g.weight, g.planned_pct, g.actual_pct) for g in by_shop(found, on)}
    soon = []
    for each in due_next(found, on, FARTHEST):
        assert each.finish is not None, "what is due has a date"
        soon.append(NextRow(by_id[each.id], (each.finish - on).days))
    return Overview(
        row,
        current_baseline(session, project_id),
        on,
        tuple(rows),
        board(found, [shop.code for shop in row.shops], status_date=on, planned=progress),
        tuple(soon),
    )
