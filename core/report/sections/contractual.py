"""The contractual milestones of all projects in the next 90 days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from core import terms
from core.language import mark, words
from core.queries.contractual import contractual_until
from core.report.blocks import Column, Difference, Kind, Notes, Table
from core.report.sections._spec import Section
from core.report.sections._words import shop_name, stage_name

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.report.blocks import Block
    from core.report.request import ReportRequest

_AHEAD: Final = dt.timedelta(days=90)


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return the table of what every contract wants next."""
    w = words(request.language)
    until = request.status_date + _AHEAD
    rows = tuple(
        (
            m.finish,
            m.project_code,
            m.project_named(w.language),
            m.code,
            m.named(w.language),
            shop_name(w, m.shop),
            stage_name(w, m.stage),
            m.baseline,
            m.baseline_name,
            m.slip,
            (m.finish - request.status_date).days,
            m.owner or w(terms.RESPONSIBLE.get(m.responsible, m.responsible)),
        )
        for m in contractual_until(session, until)
    )
    columns = (
        Column("finish", w(mark("Forecast")), Kind.DATE),
        Column("project", w(mark("Project code"))),
        Column("name", w(mark("Project")), Kind.LONG),
        Column("code", w(mark("Code"))),
        Column("milestone", w(mark("Milestone")), Kind.LONG),
        Column("shop", w(mark("Shop"))),
        Column("stage", w(mark("Stage")), Kind.LONG),
        Column("baseline", w(mark("Baseline")), Kind.DATE),
        Column("against", w(mark("Slip against"))),
        Column("slip", w(mark("Slip")), Kind.SLIP, Difference(("finish",), "baseline")),
        Column("left", w(mark("Days left")), Kind.SPAN),
        Column("responsible", w(mark("Responsible"))),
    )
    told = w(
        mark("Open contractual milestones expected by {day}; negative days left: the day passed."),
        day=until.isoformat(),
    )
    empty = w(mark("No contract has a milestone due by then."))
    return (Notes((told,)), Table("contractual", "", columns, rows, empty, fixed=3))


SPEC = Section(
    key="contractual",
    order=130,
    scope="portfolio",
    title=mark("Contractual 90 days"),
    build=build,
)
