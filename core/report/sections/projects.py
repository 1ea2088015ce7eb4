"""One summary line for each project of the portfolio, with totals; how many are in which state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark, words
from core.queries.baselines import current_baselines
from core.queries.portfolio import portfolio
from core.report.blocks import Column, Difference, Kind, Matching, Table, Total
from core.report.sections._spec import Section
from core.report.sections._words import MANY, SHAPES, WORST, age, rag, share, stage_name
from core.text import clauses, reason

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from core.language import Words
    from core.queries.portfolio import PortfolioRow
    from core.report.blocks import Block, Value
    from core.report.request import ReportRequest


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return the table of projects and the table of states."""
    w = words(request.language)
    rows, against = portfolio(session), current_baselines(session)
    behind = (_behind(w, rows),) if len(rows) > MANY else ()
    return (
        Table(
            "projects",
            w(mark("Projects")),
            _columns(w),
            tuple(_row(w, row, request.status_date, against) for row in rows),
            w(mark("There are no projects yet.")),
            total_label=w(mark("Total")),
            fixed=2,
        ),
        _colours(w, rows),
        *behind,
    )


def _columns(w: Words) -> tuple[Column, ...]:
    added = Total("sum")
    return (
        Column("code", w(mark("Code"))),
        Column("project", w(mark("Project")), Kind.LONG),
        Column("rag", w(mark("Health")), Kind.RAG),
        Column("why", w(mark("Reason")), Kind.LONG),
        Column("stage", w(mark("Current stage")), Kind.LONG),
        Column("planned", w(mark("Planned")), Kind.PERCENT),
        Column("actual", w(mark("Actual")), Kind.PERCENT),
        Column("ahead", w(mark("Difference")), Kind.POINTS, Difference(("actual",), "planned")),
        Column("spi", "SPI", Kind.NUMBER),
        Column("spi_t", "SPI(t)", Kind.NUMBER),
        Column("pac_baseline", w(mark("PAC baseline")), Kind.DATE),
        Column("pac", w(mark("PAC now")), Kind.DATE),
        Column("against", w(mark("Slip against"))),
        Column("pac_slip", w(mark("PAC slip")), Kind.SLIP, Difference(("pac",), "pac_baseline")),
        Column("next", w(mark("Next milestone")), Kind.LONG),
        Column("next_on", w(mark("Next date")), Kind.DATE),
        Column("next_slip", w(mark("Next slip")), Kind.SLIP),
        Column("milestones", w(mark("Milestones")), Kind.WHOLE, total=added),
        Column("done", w(mark("Done")), Kind.WHOLE, total=added),
        Column("overdue", w(mark("Overdue")), Kind.WHOLE, total=added),
        Column("due", w(mark("Due in 30 days")), Kind.WHOLE, total=added),
        Column("stated", w(mark("Data date")), Kind.DATE),
        Column("stale", w(mark("Stale")), Kind.STALE),
    )


def _row(
    w: Words, row: PortfolioRow, status_date: dt.date, against: Mapping[int, str]
) -> tuple[Value, ...]:
    reasons = clauses((reason(r.text, r.values, w.language) for r in row.reasons), w.language)
    return (
        row.code,
        row.named(w.language),
        rag(w, row.rag),
        reasons or None,
        stage_name(w, row.current_stage) if row.current_stage else None,
        share(row.pv_pct),
        share(row.ev_pct),
        share(row.ev_pct - row.pv_pct),
        row.spi,
        row.spi_t,
        row.pac_baseline,
        row.pac_finish,
        against.get(row.id),
        row.pac_slip,
        row.next_named(w.language) or None,
        row.next_finish,
        row.next_slip,
        row.milestones_total,
        row.milestones_done,
        row.overdue,
        row.due_30,
        row.status_date,
        age(row, status_date) or None,
    )


def _colours(w: Words, rows: Sequence[PortfolioRow]) -> Table:
    counted = Matching("projects", "rag", key="rag")
    found = tuple((rag(w, c), sum(row.rag == c for row in rows)) for c in SHAPES)
    return Table(
        "colours",
        w(mark("Projects by state")),
        (
            Column("rag", w(mark("Health")), Kind.RAG),
            Column("projects", w(mark("Projects")), Kind.WHOLE, counted, Total("sum")),
        ),
        found if rows else (),
        w(mark("There are no projects yet.")),
        total_label=w(mark("Total")),
    )


def _behind(w: Words, rows: Sequence[PortfolioRow]) -> Table:
    """Return the projects furthest behind: a chart of hundreds of projects tells nothing."""
    found = sorted(rows, key=lambda row: row.ev_pct - row.pv_pct)[:WORST]
    return Table(
        "behind",
        w(mark("Furthest behind plan")),
        (
            Column("code", w(mark("Code"))),
            Column("project", w(mark("Project")), Kind.LONG),
            Column("planned", w(mark("Planned")), Kind.PERCENT),
            Column("actual", w(mark("Actual")), Kind.PERCENT),
            Column("ahead", w(mark("Difference")), Kind.POINTS, Difference(("actual",), "planned")),
        ),
        tuple(
            (
                row.code,
                row.named(w.language),
                share(row.pv_pct),
                share(row.ev_pct),
                share(row.ev_pct - row.pv_pct),
            )
            for row in found
        ),
        "",
    )


SPEC = Section(
    key="projects", order=120, scope="portfolio", title=mark("Project list"), build=build
)
