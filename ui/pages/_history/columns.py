"""The columns of the history: time, by, item, field, change, reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core import text
from core.language import mark, tr
from ui.delegates.place import runs
from ui.models.cells import Run, Text
from ui.models.column import Column

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from ui.pages._history.changes import ChangeRow

ARROW = "→"


def columns() -> list[Column[Any]]:
    """Return the columns of the history."""
    return [
        Column(
            key="time",
            title=mark("Time"),
            value=lambda row: row.at,
            text=lambda at: f"{at.astimezone():%H:%M}",
            cell=lambda row: Text(row.time, "text2", "small"),
            find=lambda row: row.time,
            width=68,
        ),
        Column(
            key="by",
            title=mark("By"),
            value=lambda row: row.by,
            cell=lambda row: Text(row.by, "text2", "small"),
            find=lambda row: row.by,
            width=96,
            drop=3,
        ),
        Column(
            key="item",
            title=mark("Item"),
            value=lambda row: row.item,
            cell=lambda row: Text(row.item),
            find=lambda row: row.item,
            tooltip=lambda row: row.item,
            width=280,
            min_width=160,
            stretch=3,
        ),
        Column(
            key="field",
            title=mark("Field"),
            value=lambda row: row.field_words,
            cell=lambda row: Text(row.field_words, "text2", "small"),
            find=lambda row: row.field_words,
            width=116,
            drop=2,
        ),
        Column(
            key="change",
            title=mark("Change"),
            value=change_words,
            text=str,
            cell=change_cell,
            find=change_words,
            kind="custom",
            paint=_paint_change,
            tooltip=change_words,
            width=250,
            min_width=180,
            stretch=1,
        ),
        Column(
            key="reason",
            title=mark("Reason"),
            value=lambda row: row.reason or None,
            cell=_reason_cell,
            find=lambda row: f"{row.reason} {note_of(row)}",
            tooltip=lambda row: row.reason or row.label,
            width=250,
            stretch=3,
            drop=1,
        ),
    ]


def change_words(row: ChangeRow) -> str:
    """Return a change in words: old → new, and how many days a date moved."""
    return " ".join(run.text for run in change_cell(row) if run.text)


def change_cell(row: ChangeRow) -> tuple[Run, ...]:
    """Return the words of a change, each in its tone."""
    if not row.before and not row.after:
        return (Run(row.label, "text2", "small"),)
    after = Run(row.after or tr(mark("empty")), "text" if row.after else "text3", "small_m")
    parts = [Run(row.before, "text3", "small"), Run(ARROW, "text3", "small")] if row.before else []
    parts.append(after)
    if row.moved:
        tone = "amber_text" if row.moved > 0 else "green_text"
        parts.append(Run(text.slip(row.moved), tone, "cap_m"))
    return tuple(parts)


def note_of(row: ChangeRow) -> str:
    """Return what marks a step that was undone or done again."""
    if row.kind == "undo":
        return tr(mark("Undone: {step}"), step=row.label)
    if row.kind == "redo":
        return tr(mark("Done again: {step}"), step=row.label)
    return ""


def _reason_cell(row: ChangeRow) -> Text:
    if note := note_of(row):
        icon = "undo-2" if row.kind == "undo" else "redo-2"
        return Text(note, "text3", "small", icon=icon)
    return Text(row.reason, "text2", "small")


def _paint_change(
    painter: QPainter,
    rect: QRectF,
    cell: tuple[Run, ...],
    _is_selected: bool,  # noqa: FBT001  Column's
) -> None:
    runs(painter, rect, cell)
