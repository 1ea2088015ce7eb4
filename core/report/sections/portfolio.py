"""The first page of the portfolio's report: totals, colours, progress, every project in two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark, words
from core.queries.portfolio import portfolio, totals
from core.report.blocks import (
    Cell,
    Chart,
    KeyFigure,
    KeyFigures,
    Kind,
    MatrixRow,
    Notes,
    Series,
)
from core.report.sections._spec import Section
from core.report.sections._words import MANY, WORST, age, matrix, matrix_cell, rag, share
from core.text import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from core.language import Words
    from core.queries.portfolio import PortfolioRow, PortfolioTotals
    from core.report.blocks import Block
    from core.report.request import ReportRequest

_LOW, _HIGH = 13, 28
"""Lines of the charts: what six projects want, what the first page has."""
_LABELLED: Final = 16
"""Projects whose bars have room for their figures."""


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return the blocks of the first page."""
    w = words(request.language)
    rows = portfolio(session)
    whole = totals(session, rows)
    lines = [
        MatrixRow(
            f"{rag(w, row.rag)[0]} {row.code} {row.named(w.language)}",
            share(row.ev_pct),
            share(row.pv_pct),
            tuple(
                matrix_cell(c.state, c.finish, c.slip, is_due=c.state == "now") for c in row.phases
            ),
        )
        for row in rows
    ]
    if not rows:
        return _key_figures(w, whole), Notes((w(mark("There are no projects yet.")),))
    notes = _notes(w, rows, whole, request)
    return (
        _key_figures(w, whole),
        *((Notes(notes),) if notes else ()),
        *_charts(w, len(rows)),
        matrix(w, lines),
    )


def _key_figures(w: Words, whole: PortfolioTotals) -> KeyFigures:
    currency, million = whole.signed_value.currency, w(mark("{number} M"), number="")
    signed = Cell(
        round(whole.signed_value.amount / 1_000_000, 1), Kind.TENTHS, after=f"{million} {currency}"
    )
    pipeline = Cell(
        round(whole.pipeline.amount / 1_000_000, 1),
        Kind.TENTHS,
        w(mark("pipeline")) + " ",
        million,
    )
    progress = (
        Cell("–") if whole.progress_pct is None else Cell(share(whole.progress_pct), Kind.PERCENT)
    )
    planned = (
        Cell("")
        if whole.planned_pct is None
        else Cell(share(whole.planned_pct), Kind.PERCENT, w(mark("plan")) + " ")
    )
    return KeyFigures(
        (
            KeyFigure(
                w(mark("Projects")),
                Cell(whole.projects, Kind.WHOLE),
                Cell(whole.pursuits, Kind.WHOLE, after=" " + w(mark("not signed yet"))),
            ),
            KeyFigure(w(mark("Signed value")), signed, pipeline),
            KeyFigure(w(mark("Progress by value")), progress, planned),
            KeyFigure(
                w(mark("Off track")),
                Cell(whole.rag["RED"], Kind.WHOLE, "■ ", tone="red" if whole.rag["RED"] else ""),
                Cell(whole.rag["AMBER"], Kind.WHOLE, "▲ ", " " + w(mark("at risk"))),
            ),
            KeyFigure(
                w(mark("Overdue milestones")),
                Cell(whole.overdue, Kind.WHOLE),
                Cell(whole.late, Kind.WHOLE, after=" " + w(mark("to act on"))),
            ),
            KeyFigure(
                w(mark("Due in 30 days")),
                Cell(whole.due_30, Kind.WHOLE),
                Cell(whole.countries, Kind.WHOLE, w(mark("countries:")) + " "),
            ),
        )
    )


def _notes(
    w: Words, rows: Sequence[PortfolioRow], whole: PortfolioTotals, request: ReportRequest
) -> tuple[str, ...]:
    notes = []
    stale = [(row, age(row, request.status_date)) for row in rows]
    if told := [f"{row.code} ({days})" for row, days in stale if days]:
        text = mark("Data older than the status date, in days: {projects}.")
        notes.append(w(text, projects=listed(told, w.language)))
    if whole.unconverted:
        text = mark("No exchange rate for {currencies}: left out of value and progress.")
        notes.append(w(text, currencies=listed(whole.unconverted, w.language)))
    return tuple(notes)


def _charts(w: Words, count: int) -> tuple[Chart, Chart]:
    height = min(max(_LOW, 4 + 2 * count), _HIGH)
    labels = count <= _LABELLED
    title = w(mark("Progress, planned and actual"))
    if count > MANY:
        title = w(mark("Furthest behind plan: {count} of {all}"), count=WORST, all=count)
    return (
        Chart(
            key="planned_actual",
            title=title,
            shape="bar",
            source="behind" if count > MANY else "projects",
            across="project",
            series=(
                Series("planned", ("ch_plan",), labels_all=labels),
                Series("actual", ("ch_actual",), labels_all=labels),
            ),
            titles=("", ""),
            kind=Kind.PERCENT,
            share=8,
            lines=height,
        ),
        Chart(
            key="colours",
            title=w(mark("Projects by state")),
            shape="bar",
            source="colours",
            across="rag",
            series=(Series("projects", ("red", "amber", "green", "grey"), labels_all=True),),
            titles=("", ""),
            kind=Kind.WHOLE,
            share=4,
            lines=height,
        ),
    )


SPEC = Section(
    key="portfolio",
    order=110,
    scope="portfolio",
    title=mark("Portfolio"),
    build=build,
    is_cover=True,
)
