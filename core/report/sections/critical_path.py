"""The open milestones that decide when the project ends, and those that nearly do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import terms
from core.errors import CircularPlan
from core.language import mark, words
from core.queries.critical_path import critical_path
from core.queries.milestones import milestones
from core.report.blocks import Column, Kind, Notes, Table
from core.report.sections._room import critical, ring
from core.report.sections._spec import Section
from core.report.sections._words import shop_name
from core.text import MINUS, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from core.language import Words
    from core.queries.critical_path import CriticalPath, CriticalRow
    from core.queries.milestones import MilestoneRow
    from core.report.blocks import Block, Value
    from core.report.request import ReportRequest
    from core.rules.facts import Link


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return which end is decided, and the milestones that decide it in the order of their dates."""
    w = words(request.language)
    try:
        found = critical_path(session, request.project)
    except CircularPlan:
        return (Notes((ring(w),)),)
    known = {m.id: m for m in milestones(session, request.project)}
    return (
        Notes(_told(w, found, known)),
        Table(
            "critical_path",
            "",
            _columns(w),
            tuple(_row(w, row, known) for row in found.rows),
            w(mark("No open milestone is critical or nearly so.")),
            fixed=3,
        ),
    )


def _told(w: Words, found: CriticalPath, known: Mapping[int, MilestoneRow]) -> tuple[str, ...]:
    if found.end_id is None:
        return (
            w(mark("Every milestone with a date is reached: nothing decides the end any more.")),
        )
    end = known[found.end_id]
    ends = w(
        mark("The plan ends on {day} with {code} {name}."),
        day=end.finish,
        code=end.code,
        name=end.named(w.language),
    )
    counts = w(
        mark(
            "Critical {critical}; near-critical, with float of {limit} working days or less, {near}."
        ),
        critical=sum(row.room.is_critical for row in found.rows),
        limit=found.limit,
        near=sum(row.room.is_near_critical for row in found.rows),
    )
    source = (
        mark("Forecasts follow from logic; float is counted to the end of the plan.")
        if found.by_logic
        else mark("Forecasts are typed; float is what the links leave between their dates.")
    )
    return ends, counts, w(source)


def _columns(w: Words) -> tuple[Column, ...]:
    return (
        Column("finish", w(mark("Forecast")), Kind.DATE),
        Column("code", w(mark("Code"))),
        Column("name", w(mark("Milestone")), Kind.LONG),
        Column("shop", w(mark("Shop"))),
        Column("critical", w(mark("Critical"))),
        Column("float", w(mark("Total float")), Kind.FLOAT),
        Column("free", w(mark("Free float")), Kind.FLOAT),
        Column("latest", w(mark("Latest finish")), Kind.DATE),
        Column("waits", w(mark("Waits for")), Kind.LONG),
        Column("responsible", w(mark("Responsible"))),
    )


def _row(w: Words, row: CriticalRow, known: Mapping[int, MilestoneRow]) -> tuple[Value, ...]:
    m = known[row.milestone_id]
    return (
        m.finish,
        m.code,
        m.named(w.language),
        shop_name(w, m.shop),
        critical(w, row.room),
        row.room.total,
        row.room.free,
        row.room.late_finish,
        listed((_link(w, link, known) for link in row.waits_for), w.language) or None,
        m.owner or w(terms.RESPONSIBLE.get(m.responsible, m.responsible)),
    )


def _link(w: Words, link: Link, known: Mapping[int, MilestoneRow]) -> str:
    """Return what is waited for: M012, or with its kind and lag where these are not the usual."""
    code = known[link.predecessor].code
    if link.kind == "FS" and not link.lag:
        return code
    if not link.lag:
        return f"{code} {link.kind}"
    sign = MINUS if link.lag < 0 else "+"
    return f"{code} {link.kind} {sign} {abs(link.lag)} {w(terms.LAG_UNITS[link.unit])}"


SPEC = Section(
    key="critical_path",
    order=35,
    scope="project",
    title=mark("Critical path"),
    build=build,
)
