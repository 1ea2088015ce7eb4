"""How the forecast of each milestone moved from report to report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark, words
from core.queries.milestones import forecast_history, milestones
from core.report.blocks import Chart, Column, Kind, Notes, Series, Table
from core.report.sections._spec import Section

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from core.language import Words
    from core.queries.milestones import MilestoneRow
    from core.report.blocks import Block
    from core.report.request import ReportRequest

_DRAWN: Final = 8
"""Lines that can still be told apart."""
_COLORS: Final = (
    *("shop_w", "shop_p", "shop_a", "ch_forecast"),
    *("amber", "green", "grey", "red"),
)


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return report dates by milestones, and the chart of them."""
    w = words(request.language)
    told: dict[int, dict[dt.date, dt.date]] = {}
    for point in forecast_history(session, request.project):
        if point.report_date <= request.status_date:
            told.setdefault(point.milestone_id, {})[point.report_date] = point.finish
    rows = [m for m in milestones(session, request.project) if m.id in told]
    days = sorted({day for points in told.values() for day in points})
    table = Table(
        "milestone_trend",
        "",
        (
            Column("report", w(mark("Report date")), Kind.DATE),
            *(Column(m.code, f"{m.code} {m.named(w.language)}", Kind.DATE) for m in rows),
        ),
        tuple((day, *(told[m.id].get(day) for m in rows)) for day in days),
        w(mark("No report has kept its forecasts yet, so there is no trend to show.")),
        fixed=1,
    )
    if not days:
        return (table,)
    explained = w(
        mark(
            "Each column is a milestone, each row what a report gave as its finish: a level line "
            "is stable, a rising one slips."
        )
    )
    return (Notes((explained,)), table, _chart(w, _speaking(rows)))


def _speaking(rows: Sequence[MilestoneRow]) -> list[MilestoneRow]:
    """Return as many as can be told apart, those first that are contractual, key, or late."""
    ranked = sorted(rows, key=lambda m: (not m.contractual, not m.key, -(m.slip or 0)))
    chosen = {m.id for m in ranked[:_DRAWN]}
    return [m for m in rows if m.id in chosen]


def _chart(w: Words, rows: Sequence[MilestoneRow]) -> Chart:
    return Chart(
        key="milestone_trend",
        title=w(mark("Milestone trend")),
        shape="line",
        source="milestone_trend",
        across="report",
        series=tuple(
            Series(m.code, (color,), has_marks=True, weight=1.75)
            for m, color in zip(rows, _COLORS, strict=False)
        ),
        titles=(w(mark("Report date")), w(mark("Finish as reported"))),
        kind=Kind.DATE,
        lines=26,
    )


SPEC = Section(
    key="milestone_trend",
    order=40,
    scope="project",
    title=mark("Milestone trend"),
    build=build,
    is_landscape=False,
)
