"""Milestones as bars of the Gantt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core import text
from core.language import current
from ui.models.arrange import Group
from ui.pages.project.edits import gate_state
from ui.timeline.bar import Bar, Span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from core.queries.consequence import ConsequenceRow
    from core.queries.milestones import MilestoneRow


def bar_of(
    line: Any,
    others: Callable[[MilestoneRow], tuple[Span | None, ...]],
    decides: Callable[[int], str] = lambda _id: "",
) -> Bar | None:
    """Return the bar of a milestone, or the thin bar of a group; None where nothing is dated.

    Args:
        line: a milestone, or a group of them.
        others: the dates of a milestone in each baseline that is compared with.
        decides: what is marked as deciding the end, by the id of a milestone.
    """
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
        others=others(row),
        decides=decides(row.id),
    )


def bar_words(row: MilestoneRow, against: Sequence[str], more: Sequence[str] = ()) -> str:
    """Return what the tooltip of a bar says, with what it says of each baseline, and more."""
    lines = [row.named(current())]
    if row.start is not None and row.start != row.finish:
        lines.append(f"{text.day(row.start)} → {text.day(row.finish)}")
    elif row.finish is not None:
        lines.append(text.day(row.finish))
    return "\n".join([*lines, *against, *(part for part in more if part)])


def moved_spans(
    row: MilestoneRow, finish: dt.date, found: ConsequenceRow | None
) -> dict[Hashable, Span]:
    """Return where a typed forecast would put a milestone and those that follow, by id.

    Where logic does not let it come as typed, it lies where it lands; nowhere else where it stays.
    """
    start = None if row.start is None else min(row.start, finish)
    if found is not None and found.lands is not None and not found.own:
        return {}
    moves = () if found is None else (*found.moves, *found.own)
    return {row.id: Span(start, finish), **{move.id: Span(move.start, move.new) for move in moves}}


def span_of(
    rows: Iterable[MilestoneRow],
    others: Callable[[MilestoneRow], tuple[Span | None, ...]],
    status: dt.date,
) -> tuple[dt.date, dt.date]:
    """Return the first and last day that the rows, their baselines and the status date cover."""
    days = [status]
    for row in rows:
        spans = (Span(row.start, row.finish), Span(row.baseline_start, row.baseline_finish))
        for span in (*spans, *others(row)):
            if span is not None:
                days.extend(day for day in (span.start, span.finish) if day is not None)
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
