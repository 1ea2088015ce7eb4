"""The guarantees and letters of credit of a project in a panel, what must be acted on first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Signal

from core.language import current, mark, tr
from core.operations.register import add_row
from core.queries.milestones import milestones, short_names
from core.queries.register import register_rows
from ui import paint
from ui.desk import Place
from ui.pages.project.tabs.payments.bond_words import (
    BondLine,
    Release,
    credit_line,
    guarantee_line,
)
from ui.theme import color, line_height
from ui.widgets.button import button
from ui.widgets.lines import Lines
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.desk import Desk

WIDTH: Final = 348
GAP: Final = 8
BAR: Final = 3
TONES: Final = ("st_done", "st_now", "st_track")
"""Of what is drawn, presented, and left of a credit."""


class BondLines(Lines[BondLine]):
    """Three lines each: what it is and its amount, bank and end, what matters; a chip at the right."""

    def line_height(self) -> int:
        words = line_height("body_m") + 2 * line_height("cap")
        return max(66, round(words) + 22)

    def words_of(self, line: BondLine) -> str:
        return ", ".join(
            filter(None, (line.title, line.amount, line.under, line.note, line.chip[1]))
        )

    def paint_line(self, painter: QPainter, rect: QRectF, line: BondLine) -> None:
        first, small = line_height("body_m"), line_height("cap")
        top = rect.y() + (rect.height() - first - 2 * small - 5) / 2
        row = QRectF(rect.x(), top, rect.width(), first)
        amount = paint.text(painter, row, line.amount, "body", "text", align="right")
        name = row.adjusted(0, 0, -amount - GAP, 0)
        paint.text(painter, name, line.title, "body_m")
        tone, said = line.chip
        lead = "" if tone == "grey" else tone
        width = paint.chip_width(said, lead=bool(lead)) if said else 0
        below = QRectF(rect.x(), top + first + 1, rect.width() - width - GAP, small)
        paint.text(painter, below, line.under, "cap", "text2")
        note = QRectF(rect.x(), below.bottom() + 3, rect.width(), small)
        paint.text(painter, note, line.note, "cap", line.tone)
        if said:
            x = rect.right() - width
            paint.chip(painter, x, below.center().y(), said, tone, lead=lead or None)
        if line.parts is not None:
            self._bar(painter, rect, line.parts)

    @staticmethod
    def _bar(painter: QPainter, rect: QRectF, parts: tuple[float, float, float]) -> None:
        """Paint how much of a credit is drawn, presented and left, along the foot of its line."""
        x, y = rect.x(), round(rect.bottom()) - BAR - 2
        for share, tone in zip(parts, TONES, strict=True):
            width = share * rect.width()
            painter.fillRect(QRectF(x, y, width, BAR), color(tone))
            x += width


class BondsPanel(Panel):
    """The list under its title, with a button that adds a guarantee.

    Signals:
        counted: The lines were read anew.
    """

    counted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._project_id: int | None = None
        self.list = BondLines()
        self.add = button("", kind="ghost", icon="plus", height=26, run=self.add_guarantee)
        self.add_right(self.add)
        self.body.addWidget(self.list)
        self.setFixedWidth(WIDTH)
        self.list.opened.connect(self._open)
        self.list.more_asked.connect(lambda: self._go("guarantees"))

    def show_project(self, project_id: int) -> None:
        """Show what stands behind a project now."""
        self._project_id = project_id
        rows = self._desk.read(milestones, project_id)
        names = short_names(rows, current())
        releases = {row.code: Release(names[row.id], row.finish) for row in rows}
        kept = self._desk.read(register_rows, "guarantees", project_id)
        made = [guarantee_line(row, releases) for row in kept]
        lines = [line for line in made if line is not None]
        credits_ = self._desk.read(register_rows, "credits", project_id)
        lines += [credit_line(row) for row in credits_]
        title = mark("Guarantees and L/C") if credits_ else mark("Bank guarantees")
        self.set_title(tr(title))
        self.add.set_text(tr(mark("Add")))
        self.add.setEnabled(not self._desk.locked)
        self.add.setToolTip(tr(mark("Add a guarantee")))
        ordered = sorted(lines, key=lambda line: line.rank)
        self.list.show_lines(ordered, tr(mark("No guarantee and no L/C yet")))
        self.counted.emit()

    @property
    def urgent(self) -> list[BondLine]:
        """Return the lines that must be acted on."""
        return [line for line in self.list.lines if line.chip[0] in ("red", "amber")]

    def add_guarantee(self) -> None:
        """Add a planned guarantee and show it among the others, to be filled in."""
        assert self._project_id is not None
        made = self._desk.run(mark("Add row"), add_row, "guarantees", self._project_id, {})
        self._go("guarantees", made, tr(mark("New guarantee")))

    def _open(self, number: int) -> None:
        line = self.list.lines[number]
        self._go(line.register, line.row_id, line.title)

    def _go(self, register: str, row_id: int | None = None, of: str = "") -> None:
        rows = () if row_id is None else (row_id,)
        self._desk.go(
            Place("project", self._project_id, "payments", register=register, rows=rows, of=of)
        )
