"""The look-ahead as a list on paper: what comes in the weeks shown, day after day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import text
from core.language import mark, words
from core.queries.look_ahead import KINDS, WHATS
from core.registers import register
from core.report.blocks import Chapter, Column, Document, Kind, Notes, Table
from core.report.sections._words import shop_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from core.language import Words
    from core.queries.look_ahead import AheadRow
    from core.queries.portfolio import PortfolioRow
    from core.report.blocks import Value


def ahead_list(
    rows: Sequence[AheadRow],
    projects: Mapping[int, PortfolioRow],
    *,
    language: str,
    status_date: dt.date,
    author: str,
    created: dt.datetime,
) -> Document:
    """Return a document with a line for each of these rows, by day."""
    w = words(language)
    lines = sorted(rows, key=lambda row: (row.day, row.project_id, row.code))
    told = w(mark("{count} lines, stated at {day}."), count=len(lines), day=status_date.isoformat())
    table = Table(
        "ahead",
        "",
        _columns(w),
        tuple(_line(w, row, projects[row.project_id], status_date) for row in lines),
        w(mark("Nothing comes in these weeks.")),
        fixed=2,
    )
    title = w(mark("Look-ahead"))
    return Document(
        title=title,
        subject=title,
        language=language,
        status_date=status_date,
        author=author,
        created=created,
        chapters=(
            Chapter(
                "look_ahead", title, (Notes((told,)), table), is_cover=False, is_landscape=True
            ),
        ),
    )


def _columns(w: Words) -> tuple[Column, ...]:
    return (
        Column("day", w(mark("Day")), Kind.DATE),
        Column("week", w(mark("Week")), Kind.WHOLE),
        Column("project", w(mark("Project code"))),
        Column("project_name", w(mark("Project")), Kind.LONG),
        Column("country", w(mark("Country"))),
        Column("manager", w(mark("Project manager"))),
        Column("kind", w(mark("Kind"))),
        Column("what", w(mark("What"))),
        Column("code", w(mark("Code"))),
        Column("name", w(mark("Name")), Kind.LONG),
        Column("shop", w(mark("Shop"))),
        Column("amount", w(mark("Amount")), Kind.MONEY),
        Column("slip", w(mark("Slip")), Kind.SLIP),
        Column("state", w(mark("State"))),
    )


def _line(w: Words, row: AheadRow, project: PortfolioRow, on: dt.date) -> tuple[Value, ...]:
    name = row.named(w.language)
    if row.register == "guarantees":
        name = w(register("guarantees").field("type").choices.get(row.name, row.name))
    more = len(row.ids) - 1
    if more:
        name = f"{name} {w(mark('and {count} more'), count=more)}".strip()
    state = mark("Done") if row.is_done else mark("Overdue") if row.day < on else ""
    return (
        row.day,
        row.day.isocalendar().week,
        project.code,
        project.named(w.language),
        text.country(project.country, w.language),
        project.project_manager,
        w(KINDS[row.kind]),
        w(WHATS[row.what]),
        row.code,
        name,
        shop_name(w, row.shop) if row.shop else "",
        row.amount,
        row.late,
        w(state),
    )
