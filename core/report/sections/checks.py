"""Whether the plan can be trusted: each point of its assessment with figure and limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.errors import CircularPlan
from core.language import mark, words
from core.queries.milestones import milestones
from core.queries.schedule_checks import schedule_checks
from core.report.blocks import Cell, Column, Kind, Notes, Table
from core.report.sections._room import ring
from core.report.sections._spec import Section
from core.report.sections._words import SHAPES
from core.text import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from core.language import Words
    from core.queries.schedule_checks import CheckRow, PlaceRow
    from core.report.blocks import Block, Value
    from core.report.request import ReportRequest

_NAMED: Final = 8
"""Milestones that a check names; of more it says how many."""
_KINDS: Final = {
    "count": Kind.WHOLE,
    "index": Kind.NUMBER,
    "days": Kind.SPAN,
    "share": Kind.PERCENT,
}


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return how many points are met, and every point."""
    w = words(request.language)
    try:
        found = schedule_checks(session, request.project)
    except CircularPlan:
        return (Notes((ring(w),)),)
    codes = {m.id: m.code for m in milestones(session, request.project)}
    met = sum(check.is_met for check in found)
    return (
        Notes((w(mark("{met} of {count} points met"), met=met, count=len(found)),)),
        Table(
            "checks",
            "",
            (
                Column("check", w(mark("Check")), Kind.LONG),
                Column("meaning", w(mark("What it means")), Kind.LONG),
                Column("figure", w(mark("Figure")), Kind.SPAN),
                Column("limit", w(mark("Limit")), Kind.SPAN),
                Column("result", w(mark("Result")), Kind.RAG),
                Column("found", w(mark("Found")), Kind.WHOLE),
                Column("looked", w(mark("Of")), Kind.WHOLE),
                Column("where", w(mark("Milestones")), Kind.LONG),
            ),
            tuple(_row(w, check, codes) for check in found),
            w(mark("This project has no milestones yet.")),
            fixed=1,
        ),
    )


def _row(w: Words, check: CheckRow, codes: Mapping[int, str]) -> tuple[Value | Cell, ...]:
    kind = _KINDS[check.measure]
    sign = "" if check.measure == "count" else "≥ " if check.is_least else "≤ "
    return (
        w(check.title),
        w(check.meaning),
        Cell("–", kind) if check.figure is None else Cell(check.figure, kind),
        Cell(check.limit, kind, before=sign),
        _result(w, check),
        len(check.places),
        check.of,
        _where(w, check.places, codes),
    )


def _result(w: Words, check: CheckRow) -> str:
    if check.figure is None:
        return f"{SHAPES['GREY']} {w(mark('Not measured'))}"
    if check.is_met:
        return f"{SHAPES['GREEN']} {w(mark('Met'))}"
    return f"{SHAPES['RED' if check.measure == 'count' else 'AMBER']} {w(mark('Not met'))}"


def _where(w: Words, places: tuple[PlaceRow, ...], codes: Mapping[int, str]) -> str | None:
    named = [
        codes[place.milestone_id]
        if place.other_id is None
        else f"{codes[place.other_id]} → {codes[place.milestone_id]}"
        for place in places[:_NAMED]
    ]
    if len(places) > _NAMED:
        rest = len(places) - _NAMED
        named.append(w.plural("and {count} more", "and {count} more", rest))
    return listed(named, w.language) or None


SPEC = Section(key="checks", order=80, scope="project", title=mark("Schedule checks"), build=build)
