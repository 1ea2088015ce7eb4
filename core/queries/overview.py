"""A project in its workspace: the head above all tabs, and what its overview shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from core.queries.baselines import current_baseline
from core.queries.milestones import facts, milestones
from core.queries.project import project, project_figures, status_date
from core.rules.board import board
from core.rules.progress import by_shop
from core.rules.slip import LATE, due_next, is_due, is_reached, overdue

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from core.queries.clashes import ClashRow
    from core.queries.milestones import MilestoneRow
    from core.queries.project import ProjectRow
    from core.rules.board import BoardRow
    from core.rules.figures import Figures

FARTHEST: Final = 90
"""Days ahead that the overview looks."""


@dataclass(frozen=True, slots=True)
class HeadRow:
    """The head of a project: what is kept of it, its figures, what is overdue longest (in days).

    `baseline` names the baseline that slips are measured against, empty without one.
    """

    project: ProjectRow
    figures: Figures
    baseline: str
    overdue_id: int | None = None
    overdue_days: int = 0

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
class AttentionRow:
    """A milestone to act on: overdue by days (0 where it is not due), slipping, or on days off."""

    milestone: MilestoneRow
    overdue: int
    clashes: tuple[ClashRow, ...] = ()

    @property
    def slip(self) -> int:
        """Return how many days later than its baseline it is expected."""
        return self.milestone.slip or 0


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
    attention: tuple[AttentionRow, ...]


def head(session: Session, project_id: int) -> HeadRow:
    """Return the head of a project; `NotFound` where it is no longer there."""
    row = project(session, project_id)
    found = facts(session, project_id)
    on = status_date(session)
    reckoned = project_figures(session, project_id, on=on)
    against = current_baseline(session, project_id)
    longest = next((m for m in overdue(found, on) if m.baseline_finish is not None), None)
    if longest is None or longest.baseline_finish is None:
        return HeadRow(row, reckoned, against)
    return HeadRow(row, reckoned, against, longest.id, (on - longest.baseline_finish).days)


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
    due = [
        AttentionRow(by_id[each.id], (on - each.baseline_finish).days)
        for each in overdue(found, on)
        if each.baseline_finish is not None
    ]
    late = [
        AttentionRow(by_id[each.id], 0)
        for each in found
        if not is_reached(each, on) and not is_due(each, on) and (each.slip or 0) > LATE
    ]
    due.sort(key=lambda each: (-each.overdue, each.milestone.code))
    late.sort(key=lambda each: (-each.slip, each.milestone.code))
    return Overview(
        row,
        current_baseline(session, project_id),
        on,
        tuple(rows),
        board(found, [shop.code for shop in row.shops], status_date=on, planned=progress),
        tuple(soon),
        (*due, *late),
    )


def with_clashes(found: Overview, clashes: Iterable[ClashRow]) -> tuple[AttentionRow, ...]:
    """Return what needs attention with the days off it meets; after it what only meets some."""
    met: dict[int, list[ClashRow]] = {}
    for clash in clashes:
        met.setdefault(clash.milestone_id, []).append(clash)
    rows = [replace(row, clashes=tuple(met.pop(row.milestone.id, ()))) for row in found.attention]
    by_id = {each.id: each for each in found.milestones}
    others = [AttentionRow(by_id[key], 0, tuple(each)) for key, each in met.items() if key in by_id]
    others.sort(key=lambda row: (row.clashes[0].first, row.milestone.code))
    return (*rows, *others)
