"""Every milestone of a project with its dates, slip, float and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import terms
from core.language import mark, words
from core.queries.baselines import current_baseline
from core.queries.milestones import milestones
from core.queries.why import known_floats
from core.report.blocks import Column, Difference, Kind, Table, Total
from core.report.sections._spec import Section
from core.report.sections._words import share, shop_name, slip_head, stage_name, state

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.language import Words
    from core.queries.why import FloatRow
    from core.report.blocks import Block
    from core.report.request import ReportRequest


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return the table of milestones."""
    w = words(request.language)
    yes = w(mark("yes"))
    room = known_floats(session, request.project)
    rows = tuple(
        (
            m.code,
            m.named(request.language),
            shop_name(w, m.shop),
            stage_name(w, m.stage),
            share(m.weight),
            m.baseline_finish,
            m.forecast_finish,
            m.actual_finish,
            m.slip,
            share(m.percent),
            state(w, m, request.status_date),
            room[m.id].total if m.id in room else None,
            _critical(w, room.get(m.id)),
            m.owner or w(terms.RESPONSIBLE.get(m.responsible, m.responsible)),
            yes if m.key else None,
            yes if m.contractual else None,
            m.evidence,
        )
        for m in milestones(session, request.project)
    )
    slip = slip_head(w, current_baseline(session, request.project))
    columns = (
        Column("code", w(mark("Code"))),
        Column("name", w(mark("Milestone")), Kind.LONG),
        Column("shop", w(mark("Shop"))),
        Column("stage", w(mark("Stage")), Kind.LONG),
        Column("weight", w(mark("Weight")), Kind.PERCENT, total=Total("sum")),
        Column("baseline", w(mark("Baseline")), Kind.DATE),
        Column("forecast", w(mark("Forecast")), Kind.DATE),
        Column("actual", w(mark("Actual")), Kind.DATE),
        Column("slip", slip, Kind.SLIP, Difference(("actual", "forecast"), "baseline")),
        Column("percent", w(mark("Complete")), Kind.PERCENT, total=Total("mean", "weight")),
        Column("state", w(mark("State"))),
        Column("float", w(mark("Total float")), Kind.FLOAT),
        Column("critical", w(mark("Critical"))),
        Column("responsible", w(mark("Responsible"))),
        Column("key", w(mark("Key"))),
        Column("contractual", w(mark("Contractual"))),
        Column("evidence", w(mark("Evidence")), Kind.LONG),
    )
    empty = w(mark("This project has no milestones yet."))
    label = w(mark("Total"))
    return (Table("milestones", "", columns, rows, empty, total_label=label, fixed=2),)


def _critical(w: Words, room: FloatRow | None) -> str | None:
    if room is not None and room.is_critical:
        return w(mark("yes"))
    return w(mark("nearly")) if room is not None and room.is_near_critical else None


SPEC = Section(key="milestones", order=20, scope="project", title=mark("Milestones"), build=build)
