"""The figures behind the S-curve: progress at every month end, planned, actual and forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark, words
from core.queries.milestones import facts
from core.report.blocks import Column, Kind, Table
from core.report.sections._spec import Section
from core.report.sections._words import share
from core.rules import progress

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.report.blocks import Block
    from core.report.request import ReportRequest


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return the table that the chart on the first page draws."""
    w = words(request.language)
    columns = (
        Column("date", w(mark("Date")), Kind.DATE),
        Column("planned", w(mark("Planned")), Kind.PERCENT),
        Column("actual", w(mark("Actual")), Kind.PERCENT),
        Column("forecast", w(mark("Forecast")), Kind.PERCENT),
        Column("status", w(mark("Status date")), Kind.PERCENT),
    )
    points = progress.s_curve(facts(session, request.project), request.status_date)
    rows = tuple(
        (
            point.date,
            share(point.planned),
            share(point.actual),
            share(point.forecast),
            1.0 if point.date == request.status_date else None,
        )
        for point in points
    )
    empty = w(mark("No milestone has a weight and dates yet, so there is no curve to show."))
    return (Table("s_curve", "", columns, rows, empty, fixed=1),)


SPEC = Section(
    key="s_curve",
    order=70,
    scope="project",
    title=mark("S-curve"),
    build=build,
    is_landscape=False,
)
