"""The first page of a project's report: what it is, how it stands, why, and where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark, words
from core.queries.baselines import current_baseline
from core.queries.milestones import facts, milestones
from core.queries.project import project, project_figures
from core.report.blocks import (
    Cell,
    Chart,
    Fact,
    Facts,
    KeyFigure,
    KeyFigures,
    Kind,
    Line,
    Listing,
    Listings,
    MatrixRow,
    Series,
    Verdict,
)
from core.report.sections._spec import Section
from core.report.sections._words import (
    LATE_TONES,
    dated,
    matrix,
    matrix_cell,
    rag,
    ratio,
    share,
    shop_name,
)
from core.rules.board import board
from core.rules.slip import late_class
from core.text import country, listed, number, reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from core.language import Words
    from core.queries.milestones import MilestoneRow
    from core.queries.project import ProjectRow
    from core.report.blocks import (
        Block,
        Matrix,
    )
    from core.report.request import ReportRequest
    from core.rules.facts import MilestoneFacts
    from core.rules.figures import Figures

_LISTED = 6


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return the blocks of the first page."""
    w = words(request.language)
    head = project(session, request.project)
    against = current_baseline(session, request.project)
    figures = project_figures(session, request.project, on=request.status_date)
    rows = milestones(session, request.project)
    return (
        _facts(w, head),
        _verdict(w, figures),
        _key_figures(w, figures, head, against),
        _matrix(w, head, figures, facts(session, request.project), against),
        _curve(w),
        _listings(w, rows, figures),
    )


def _facts(w: Words, head: ProjectRow) -> Facts:
    place = listed((head.site, head.country and country(head.country, w.language)), w.language)
    terms_of_delivery = head.incoterm_text or f"{head.incoterm} {head.incoterm_place}".strip()
    shops = listed((shop_name(w, shop.code) for shop in head.shops), w.language)
    jph = head.design_jph or min((s.design_jph for s in head.shops if s.design_jph), default=None)
    value = Cell("–") if not head.value.minor else Cell(head.value, Kind.MONEY)
    named = (
        (mark("Customer"), Cell(head.customer or "–")),
        (mark("Site"), Cell(place or "–")),
        (mark("Shops"), Cell(shops or "–")),
        (
            mark("Design capacity"),
            Cell("–") if jph is None else Cell(jph, Kind.PLAIN, after=" JPH"),
        ),
        (mark("Project manager"), Cell(head.project_manager or "–")),
        (mark("Contract number"), Cell(head.contract_no or "–")),
        (mark("Signed"), dated(head.signed)),
        (mark("Effective date"), dated(head.effective)),
        (mark("Contract value"), value),
        (mark("Incoterms rule"), Cell(terms_of_delivery or "–")),
    )
    return Facts(tuple(Fact(w(label), cell) for label, cell in named))


def _verdict(w: Words, figures: Figures) -> Verdict:
    reasons = tuple(reason(r.text, r.values, w.language) for r in figures.rag.headline)
    if not reasons:
        calm = {
            "GREEN": mark("No open contractual milestone is more than 7 days late."),
            "GREY": mark("There is nothing to judge it by yet."),
        }
        reasons = (w(calm.get(figures.rag.overall, "")),)
    return Verdict(figures.rag.overall.lower(), rag(w, figures.rag.overall), reasons)


def _key_figures(w: Words, figures: Figures, head: ProjectRow, against: str) -> KeyFigures:
    months = Cell("")
    if figures.es_months is not None and figures.at_months is not None:
        months = Cell(
            w(
                mark("{earned} of {gone} months"),
                earned=number(figures.es_months, 1, w.language),
                gone=number(figures.at_months, 1, w.language),
            )
        )
    sop, pac = figures.sop, figures.pac
    overdue = len(figures.overdue_milestones)
    done = Cell(
        figures.milestones_done,
        Kind.WHOLE,
        after=" " + w(mark("of {count}"), count=figures.milestones_total),
    )
    progress = mark("Pursuit checklist") if head.is_pursuit else mark("Progress")
    return KeyFigures(
        (
            KeyFigure(
                w(progress),
                Cell(share(figures.ev_pct), Kind.PERCENT),
                Cell(share(figures.pv_pct), Kind.PERCENT, w(mark("plan")) + " "),
            ),
            KeyFigure("SPI", ratio(figures.spi), Cell(w(mark("earned for planned")))),
            KeyFigure("SPI(t)", ratio(figures.spi_t), months),
            KeyFigure(
                w(mark("SOP")),
                dated(None if sop is None else sop.finish),
                _slipped(w, sop, against),
            ),
            KeyFigure(
                w(mark("Last PAC")),
                dated(None if pac is None else pac.finish),
                _slipped(w, pac, against),
            ),
            KeyFigure(
                w(mark("Milestones done")),
                done,
                Cell(overdue, Kind.WHOLE, after=" " + w(mark("overdue"))),
            ),
        )
    )


def _slipped(w: Words, m: MilestoneFacts | None, against: str) -> Cell:
    if m is None or m.slip is None:
        return Cell("")
    after = " " + w(mark("vs {name}"), name=against) if against else ""
    return Cell(m.slip, Kind.SLIP, after=after, tone=LATE_TONES.get(late_class(m.slip), ""))


def _matrix(
    w: Words, head: ProjectRow, figures: Figures, ms: Sequence[MilestoneFacts], against: str
) -> Matrix:
    progress = {g.code: (g.weight, g.planned_pct, g.actual_pct) for g in figures.by_shop}
    rows = board(
        ms,
        [shop.code for shop in head.shops],
        status_date=figures.status_date,
        planned=progress,
    )
    return matrix(
        w,
        (
            MatrixRow(
                shop_name(w, row.shop),
                share(row.actual) if row.weight else None,
                share(row.planned) if row.weight else None,
                tuple(matrix_cell(c.state, c.finish, c.slip, is_due=c.is_due) for c in row.cells),
            )
            for row in rows
        ),
        against,
    )


def _curve(w: Words) -> Chart:
    return Chart(
        key="s_curve",
        title=w(mark("Progress, planned and actual")),
        shape="line",
        source="s_curve",
        across="date",
        series=(
            Series("planned", ("ch_plan",), weight=1.75),
            Series("forecast", ("ch_forecast",), is_dashed=True),
            Series("actual", ("ch_actual",), labels_last=True, weight=2.75),
            Series("status", ("grey",), is_post=True, weight=0.75),
        ),
        titles=("", ""),
        kind=Kind.PERCENT,
    )


def _listings(w: Words, rows: Sequence[MilestoneRow], figures: Figures) -> Listings:
    by_code = {row.code: row for row in rows}
    overdue = [by_code[code] for code in figures.overdue_milestones]
    due = [by_code[code] for code in figures.due_next_90_days]
    return Listings(
        (
            _listing(w, mark("Overdue"), overdue, mark("Nothing is overdue.")),
            _listing(w, mark("Next 90 days"), due, mark("Nothing is due in the next 90 days.")),
        )
    )


def _listing(w: Words, title: str, rows: Sequence[MilestoneRow], empty: str) -> Listing:
    shown = [Line(row.finish, row.named(w.language), row.slip) for row in rows[:_LISTED]]
    if len(rows) > _LISTED:
        rest = len(rows) - _LISTED
        shown.append(Line(None, w.plural("and {count} more", "and {count} more", rest), None))
    return Listing(f"{w(title)} ({len(rows)})", tuple(shown), w(empty))


SPEC = Section(
    key="summary",
    order=10,
    scope="project",
    title=mark("Summary"),
    build=build,
    is_cover=True,
    is_landscape=False,
)
