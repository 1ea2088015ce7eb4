"""Alerts as a list on paper: what must be acted on, worst first, with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import text
from core.language import mark, words
from core.report.blocks import Cell, Chapter, Column, Document, Kind, Notes, Table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from core.language import Words
    from core.queries.alerts import AlertRow
    from core.report.blocks import Value


def alert_list(
    rows: Sequence[AlertRow],
    *,
    language: str,
    status_date: dt.date,
    author: str,
    created: dt.datetime,
) -> Document:
    """Return a document with a line for each of these alerts, in their order."""
    w = words(language)
    title = w(mark("Alerts"))
    told = w(mark("{count} lines, stated at {day}."), count=len(rows), day=status_date.isoformat())
    chapter = Chapter(
        "alerts",
        title,
        (Notes((told,)), alert_table(w, rows, with_project=True)),
        is_cover=False,
        is_landscape=True,
    )
    return Document(
        title=title,
        subject=title,
        language=language,
        status_date=status_date,
        author=author,
        created=created,
        chapters=(chapter,),
    )


def alert_table(w: Words, rows: Sequence[AlertRow], *, with_project: bool) -> Table:
    """Return the table of alerts; within one project its own columns are left out."""
    columns = [
        Column("rag", w(mark("Severity"))),
        Column("days", w(mark("Days")), Kind.SPAN),
        Column("project", w(mark("Project code"))),
        Column("project_name", w(mark("Project")), Kind.LONG),
        Column("manager", w(mark("Project manager"))),
        Column("alert", w(mark("Alert")), Kind.LONG),
        Column("subject", w(mark("Row")), Kind.LONG),
        Column("what", w(mark("What")), Kind.LONG),
        Column("todo", w(mark("What to do")), Kind.LONG),
    ]
    keep = [with_project or each.key not in _OF_PROJECT for each in columns]
    return Table(
        "alerts",
        "",
        tuple(each for each, kept in zip(columns, keep, strict=True) if kept),
        tuple(
            tuple(cell for cell, kept in zip(_line(w, row), keep, strict=True) if kept)
            for row in rows
        ),
        w(mark("Nothing must be acted on now")),
        fixed=2,
    )


_SEVERITIES = {"RED": mark("Red"), "AMBER": mark("Amber")}
_SHAPES = {"RED": "■", "AMBER": "▲"}
_OF_PROJECT = frozenset({"project", "project_name", "manager"})


def _line(w: Words, row: AlertRow) -> tuple[Value | Cell, ...]:
    return (
        Cell(f"{_SHAPES[row.rag]} {w(_SEVERITIES[row.rag])}", tone=row.rag.lower()),
        row.days,
        row.project.code,
        row.project.named(w.language),
        row.project.project_manager,
        w(row.title),
        "" if row.subject is None else row.subject.named(w.language),
        text.said(row.text, row.values, w.language),
        w(row.todo),
    )
