"""The open points of a project in the side pane: its alerts, the worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.language import mark, tr
from ui import paint
from ui.pages._alerts import words
from ui.theme import line_height, text_width
from ui.widgets.label import Label
from ui.widgets.lines import MORE, Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from core.queries.alerts import AlertRow

MOST: Final = 3
ICON: Final = 14
GAP: Final = 9


class PointLines(Lines["AlertRow"]):
    """A line for each alert: an icon in its colour, what it speaks of, the days."""

    def line_height(self) -> int:
        return max(26, round(line_height("small")) + 10)

    def words_of(self, line: AlertRow) -> str:
        return words.spoken(line)

    def paint_line(self, painter: QPainter, rect: QRectF, line: AlertRow) -> None:
        tone = f"{words.TONES[line.rag]}_text"
        top = rect.center().y() - ICON / 2
        paint.picture(painter, rect.x(), top, words.icon(line), tone, size=ICON)
        said = words.days(line)
        width = text_width(said, "small_m")
        paint.text(painter, rect, said, "small_m", tone, align="right")
        name = rect.adjusted(ICON + GAP, 0, -width - GAP if said else 0, 0)
        paint.text(painter, name, f"{words.subject(line)} {words.said(line)}", "small")


class OpenPoints(QWidget):
    """Title, count, and as many of them as there is room for; the last line leads to the rest.

    Signals:
        opened: One was opened; carries the alert.
        more_asked: All of them were asked for.
    """

    opened = Signal(object)
    more_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.count = Label("", "small_m"), Label("", "small", "text3")
        self.list = PointLines()
        self.list.opened.connect(lambda at: self.opened.emit(self.list.lines[at]))
        self.list.more_asked.connect(self.more_asked)
        heading = QHBoxLayout()
        heading.addWidget(self.title)
        heading.addStretch(1)
        heading.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(heading)
        column.addWidget(self.list)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the fixed words in the language of the screen."""
        self.title.set_text(tr(mark("Open points")))

    def show_points(self, rows: Sequence[AlertRow] | None) -> None:
        """Show these alerts; None while they are not known yet."""
        self.setVisible(rows is not None)
        if rows is None:
            return
        self.count.set_text(str(len(rows)) if rows else "")
        shown, height = min(len(rows), MOST), self.list.line_height()
        more = MORE if len(rows) > MOST else 0
        self.list.setFixedHeight(max(1, shown) * height + more)
        self.list.show_lines(rows, tr(mark("Nothing must be acted on now")))
