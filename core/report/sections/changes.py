"""What moved, what was reached and what became late since the previous report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark, words
from core.queries.baselines import current_baseline
from core.queries.milestones import forecast_history, milestones
from core.report.blocks import Column, Difference, Kind, Notes, Table
from core.report.sections._spec import Section
from core.report.sections._words import shop_name, slip_head
from core.text import days as spelled
from core.text import listed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from core.language import Words
    from core.queries.milestones import MilestoneRow
    from core.report.blocks import Block, Value
    from core.report.request import ReportRequest


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return counts and a line for each milestone that changed; plain words without a report."""
    w = words(request.language)
    points = [
        point
        for point in forecast_history(session, request.project)
        if point.report_date < request.status_date
    ]
    if not points:
        none = w(
            mark("No earlier report has kept its forecasts: there is nothing to compare with.")
        )
        return (Notes((none,)),)
    previous = max(point.report_date for point in points)
    told = {p.milestone_id: p.finish for p in points if p.report_date == previous}
    rows = milestones(session, request.project)
    changed = [m for m in rows if _moved(m, told) or _is_new(m, previous, request.status_date)]
    news = tuple(_row(w, m, told, previous, request.status_date) for m in changed)
    return (
        Notes(_counts(w, rows, told, previous, request.status_date)),
        Table(
            "changes",
            "",
            _columns(w, previous, current_baseline(session, request.project)),
            news,
            w(mark("No forecast has moved and nothing was reached since then.")),
            fixed=2,
        ),
    )


def _moved(m: MilestoneRow, told: Mapping[int, dt.date]) -> int:
    """Return by how many days its finish moved since it was told; 0 where it was not."""
    old = told.get(m.id)
    return (m.finish - old).days if old is not None and m.finish is not None else 0


def _is_new(m: MilestoneRow, previous: dt.date, status_date: dt.date) -> bool:
    """Return whether it was reached after the previous report."""
    return m.actual_finish is not None and previous < m.actual_finish <= status_date


def _is_newly_late(m: MilestoneRow, told: Mapping[int, dt.date]) -> bool:
    """Return whether it is late now and was not in the previous report."""
    old = told.get(m.id)
    was_late = old is None or m.baseline_finish is None or old > m.baseline_finish
    return not was_late and (m.slip or 0) > 0


def _counts(
    w: Words,
    rows: Iterable[MilestoneRow],
    told: Mapping[int, dt.date],
    previous: dt.date,
    status_date: dt.date,
) -> tuple[str, ...]:
    rows = list(rows)
    compared = w(
        mark("Compared with the report of {day}, which gave {count} of {total} milestones."),
        day=previous.isoformat(),
        count=sum(m.id in told for m in rows),
        total=len(rows),
    )
    counts = w(
        mark("Later {later}, earlier {earlier}, done {done}, newly late {newly}."),
        later=sum(_moved(m, told) > 0 for m in rows),
        earlier=sum(_moved(m, told) < 0 for m in rows),
        done=sum(_is_new(m, previous, status_date) for m in rows),
        newly=sum(_is_newly_late(m, told) for m in rows),
    )
    worst = max(rows, key=lambda m: _moved(m, told), default=None)
    if worst is None or _moved(worst, told) <= 0:
        return (compared, counts)
    most = w(
        mark("The largest move is that of {name}: {days} later."),
        name=worst.named(w.language),
        days=spelled(_moved(worst, told), w.language),
    )
    return (compared, counts, most)


def _row(
    w: Words,
    m: MilestoneRow,
    told: Mapping[int, dt.date],
    previous: dt.date,
    status_date: dt.date,
) -> tuple[Value, ...]:
    moved = _moved(m, told)
    what = [
        word
        for word, applies in (
            (mark("Done"), _is_new(m, previous, status_date)),
            (mark("Later"), moved > 0),
            (mark("Earlier"), moved < 0),
            (mark("Newly late"), _is_newly_late(m, told)),
        )
        if applies
    ]
    return (
        m.code,
        m.named(w.language),
        shop_name(w, m.shop),
        m.baseline_finish,
        told.get(m.id),
        m.finish,
        moved if m.id in told else None,
        m.slip,
        listed((w(word) for word in what), w.language),
        m.slip_reason or None,
    )


def _columns(w: Words, previous: dt.date, against: str) -> tuple[Column, ...]:
    return (
        Column("code", w(mark("Code"))),
        Column("name", w(mark("Milestone")), Kind.LONG),
        Column("shop", w(mark("Shop"))),
        Column("baseline", w(mark("Baseline")), Kind.DATE),
        Column("old", w(mark("Reported {day}"), day=previous.isoformat()), Kind.DATE),
        Column("new", w(mark("Now")), Kind.DATE),
        Column("moved", w(mark("Change")), Kind.SLIP, Difference(("new",), "old")),
        Column("slip", slip_head(w, against), Kind.SLIP, Difference(("new",), "baseline")),
        Column("what", w(mark("What happened"))),
        Column("reason", w(mark("Reason for change")), Kind.LONG),
    )


SPEC = Section(
    key="changes",
    order=50,
    scope="project",
    title=mark("Changes since previous"),
    build=build,
)
