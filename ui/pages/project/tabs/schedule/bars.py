"""Milestones as bars of the Gantt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core import text
from core.language import current, mark, tr
from ui.models.arrange import Group
from ui.pages.project.edits import gate_state
from ui.timeline.bar import Bar

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from core.queries.milestones import MilestoneRow


def bar_of(line: Any, ghost: tuple[int, dt.date] | None = None) -> Bar | None:
    """Return the bar of a milestone, or the thin bar of a group; None where nothing is dated."""
    if isinstance(line, Group):
        return _summary(line.rows)
    row: MilestoneRow = line
    if row.finish is None:
        return None
    state = gate_state(row)
    is_late = state in {"late", "very_late"}
    return Bar(
        start=row.start,
        finish=row.finish,
        baseline_start=row.baseline_start,
        baseline_finish=row.baseline_finish,
        state=state,
        has_begun=row.is_done or row.actual_start is not None,
        label=text.slip(row.slip) if is_late else "",
        ghost=ghost[1] if ghost is not None and ghost[0] == row.id else None,
    )


def bar_words(row: MilestoneRow) -> str:
    """Return what the tooltip of a bar says."""
    lines = [row.named(current())]
    if row.start is not None and row.start != row.finish:
        lines.append(f"{text.day(row.start)} → {text.day(row.finish)}")
    elif row.finish is not None:
        lines.append(text.day(row.finish))
    if row.baseline_finish is not None:
        words = tr(mark("Baseline {day}"), day=text.day(row.baseline_finish))
        lines.append(f"{words}, {text.slip(row.slip)}")
    return "\n".join(lines)


def span_of(rows: Iterable[MilestoneRow], status: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and last day that the rows and the status date cover."""
    days = [status]
    for row in rows:
        dates = (row.start, row.finish, row.baseline_start, row.baseline_finish)
        days.extend(day for day in dates if day is not None)
    return min(days), max(days)


def _summary(rows: Sequence[MilestoneRow]) -> Bar | None:
    finishes = [row.finish for row in rows if row.finish is not None]
    starts = [row.start or row.finish for row in rows if (row.start or row.finish) is not None]
    if not finishes:
        return None
    return Bar(
        start=min(start for start in starts if start is not None),
        finish=max(finishes),
        is_summary=True,
    )
