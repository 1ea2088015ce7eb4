"""What is overdue, and what is due within 30, 60 and 90 days of the status date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import terms
from core.language import mark, words
from core.queries.baselines import current_baseline
from core.queries.milestones import milestones
from core.queries.project import project_figures
from core.report.blocks import Column, Difference, Kind, Notes, Table
from core.report.sections._spec import Section
from core.report.sections._words import share, shop_name, slip_head

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from core.language import Words
    from core.queries.milestones import MilestoneRow
    from core.report.blocks import Block, Value
    from core.report.request import ReportRequest


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return a sentence of counts, the overdue milestones and those due next."""
    w = words(request.language)
    rows = {m.code: m for m in milestones(session, request.project)}
    found = project_figures(session, request.project, on=request.status_date)
    within = {
        code: days
        for days, codes in (
            (90, found.due_next_90_days),
            (60, found.due_next_60_days),
            (30, found.due_next_30_days),
        )
        for code in codes
    }
    counts = w(
        mark("Overdue {overdue}; due within 30 days {due30}, 60 days {due60}, 90 days {due90}."),
        overdue=len(found.overdue_milestones),
        due30=len(found.due_next_30_days),
        due60=len(found.due_next_60_days),
        due90=len(found.due_next_90_days),
    )
    against = current_baseline(session, request.project)
    overdue = [(rows[code], None) for code in found.overdue_milestones]
    due = [(rows[code], within[code]) for code in found.due_next_90_days]
    return (
        Notes((counts,)),
        Table(
            "overdue",
            w(mark("Overdue: the baseline wanted it by the status date")),
            _columns(w, against),
            tuple(_rows(w, overdue)),
            w(mark("Nothing is overdue.")),
        ),
        Table(
            "look_ahead",
            w(mark("Due in the next 90 days")),
            _columns(w, against),
            tuple(_rows(w, due)),
            w(mark("Nothing is due in the next 90 days.")),
        ),
    )


def _columns(w: Words, against: str) -> tuple[Column, ...]:
    return (
        Column("code", w(mark("Code"))),
        Column("name", w(mark("Milestone")), Kind.LONG),
        Column("shop", w(mark("Shop"))),
        Column("baseline", w(mark("Baseline")), Kind.DATE),
        Column("forecast", w(mark("Forecast")), Kind.DATE),
        Column("slip", slip_head(w, against), Kind.SLIP, Difference(("forecast",), "baseline")),
        Column("percent", w(mark("Complete")), Kind.PERCENT),
        Column("within", w(mark("Due within")), Kind.SPAN),
        Column("responsible", w(mark("Responsible"))),
        Column("contractual", w(mark("Contractual"))),
        Column("evidence", w(mark("Evidence wanted")), Kind.LONG),
    )


def _rows(
    w: Words, found: Iterable[tuple[MilestoneRow, int | None]]
) -> Iterable[tuple[Value, ...]]:
    for m, within in found:
        yield (
            m.code,
            m.named(w.language),
            shop_name(w, m.shop),
            m.baseline_finish,
            m.finish,
            m.slip,
            share(m.percent),
            within,
            m.owner or w(terms.RESPONSIBLE.get(m.responsible, m.responsible)),
            w(mark("yes")) if m.contractual else None,
            m.evidence,
        )


SPEC = Section(key="look_ahead", order=30, scope="project", title=mark("Look-ahead"), build=build)
