"""The calendar beside a date field: months with ISO weeks, shortcuts, and what the date causes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.language import mark, tr
from ui import paint
from ui.guard import guarded
from ui.theme import color, font, line_height, metrics, text_width
from ui.widgets.month_grid import MonthGrid

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

DEPTH: Final = 16
PADDING: Final = 13
TOP: Final = 20
NATURAL: Final = 240
BETWEEN: Final = 10
GAP: Final = 5
LABEL_SHARE: Final = 0.22
"""The part of a line that its label keeps whatever the figure needs."""
_WRAPPED: Final = int(
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
)
QUICK: Final = (
    ("today", mark("Today")),
    ("+1w", mark("+1 w")),
    ("+2w", mark("+2 w")),
    ("baseline", mark("Baseline")),
    ("clear", mark("Clear")),
)


@dataclass(frozen=True, slots=True)
class Consequence:
    """One line of what a date causes: what, how, and the tone of how bad it is."""

    label: str
    text: str
    tone: str = "text"


class DatePopup(QWidget):
    """Floats over the window; the field beside it keeps the keyboard.

    Signals:
        chosen: a day was clicked; carries the date.
        asked: a shortcut was clicked: today, +1w, +2w, baseline or clear.
    """

    chosen = Signal(object)
    asked = Signal(str)

    def __init__(self, parent: QWidget, *, has_baseline: bool) -> None:
        super().__init__(parent)
        self._over = parent
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Calendar"))
        self.grid = MonthGrid(self)
        self.grid.chosen.connect(self.chosen)
        self._lines = ConsequenceLines(self)
        self._layout = QVBoxLayout(self)
        edge = DEPTH + PADDING
        self._layout.setContentsMargins(edge, DEPTH + 8, edge, DEPTH + 11)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.grid)
        self._layout.addSpacing(18)
        self._layout.addLayout(self._shortcuts(has_baseline=has_baseline))
        self._layout.addWidget(self._lines)
        self.hide()

    def show_date(
        self, date: dt.date | None, *, today: dt.date, before: dt.date | None = None
    ) -> None:
        """Mark a date, and what it was before, and bring its month up."""
        self.grid.show_date(date, today=today, before=before)

    def show_consequences(self, lines: Sequence[Consequence]) -> None:
        """Show what the date causes."""
        self._lines.show_lines(lines)

    @property
    def consequences(self) -> tuple[Consequence, ...]:
        """Return what is said that the date causes."""
        return self._lines.lines

    def open_beside(self, field: QRect) -> None:
        """Show under a place (in the parent's coordinates), above it if there is no room."""
        size = self._layout.sizeHint()
        if self._layout.hasHeightForWidth():
            size.setHeight(self._layout.heightForWidth(size.width()))
        room = self._over.size()
        y = field.bottom() + 5 - DEPTH
        if y + size.height() - DEPTH > room.height():
            y = max(-DEPTH, field.top() - 4 - size.height() + DEPTH)
        x = max(-DEPTH, min(field.left() - DEPTH, room.width() - size.width()))
        self.setGeometry(QRect(QPoint(x, y), size))
        self.show()
        self.raise_()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        body = QRectF(self.rect()).adjusted(DEPTH, DEPTH, -DEPTH, -DEPTH)
        paint.shadow(painter, body, 10, DEPTH)
        paint.rounded(painter, body, 10, "raised", "line2")
        left, right = body.left() + PADDING, body.right() - PADDING
        paint.hline(painter, left, right, self.grid.geometry().bottom() + 9)
        if not self._lines.isHidden():
            paint.hline(painter, left, right, self._lines.geometry().top() + 10)
        painter.end()

    def _shortcuts(self, *, has_baseline: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for key, title in QUICK:
            if key == "baseline" and not has_baseline:
                continue
            button = QPushButton(tr(title), self)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setFont(font("small"))
            button.setFixedHeight(24)
            button.setStyleSheet("padding: 0 7px;")
            button.clicked.connect(lambda _=False, key=key: self.asked.emit(key))
            row.addWidget(button)
        return row


class ConsequenceLines(QWidget):
    """The lines of what a date causes: label left, figure right; what is long goes on below."""

    def __init__(
        self, parent: QWidget | None = None, *, top: int = TOP, natural: int = NATURAL
    ) -> None:
        """Make it.

        Args:
            parent: what it lies in.
            top: what it leaves free above the first line, for a hairline say.
            natural: the width it reckons its height with before it has one.
        """
        super().__init__(parent)
        self._top, self._natural = top, natural
        self._shown: tuple[Consequence, ...] = ()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_lines(self, lines: Sequence[Consequence]) -> None:
        """Show these lines; none hides them all."""
        self._shown = tuple(lines)
        self.setAccessibleName("; ".join(f"{line.label} {line.text}" for line in lines))
        self.setVisible(bool(lines))
        self.updateGeometry()
        self.update()

    @property
    def lines(self) -> tuple[Consequence, ...]:
        """Return what is shown."""
        return self._shown

    @guarded(default=0)
    def heightForWidth(self, width: int) -> int:
        return self._top + sum(self._height(line, width) for line in self._shown)

    @guarded(default=QSize(0, 0))
    def sizeHint(self) -> QSize:
        return QSize(self._natural, self.heightForWidth(self._natural))

    @guarded(default=QSize(0, 0))
    def minimumSizeHint(self) -> QSize:
        return QSize(NATURAL, self._top + len(self._shown) * self._row())

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = self._top
        for line in self._shown:
            height = self._height(line, self.width())
            label = QRectF(0, top, self._label_room(line, self.width()), self._row())
            used = paint.text(painter, label, line.label, "small", "text2") + BETWEEN
            painter.setFont(font("small_m"))
            painter.setPen(color(line.tone))
            place = QRectF(used, top, self.width() - used, height)
            painter.drawText(place, _WRAPPED, line.text)
            top += height
        painter.end()

    def _height(self, line: Consequence, width: int) -> int:
        room = width - self._label_room(line, width) - BETWEEN
        if text_width(line.text, "small_m") <= room:
            return self._row()
        words = metrics("small_m").boundingRect(QRectF(0, 0, room, 1000), _WRAPPED, line.text)
        return round(words.height()) + GAP

    def _label_room(self, line: Consequence, width: int) -> float:
        """Return how wide a label is: cut where the figure needs the room, not below its share."""
        label = text_width(line.label, "small") + 1
        left = width - text_width(line.text, "small_m") - BETWEEN - 1
        return min(label, max(left, width * LABEL_SHARE))

    def _row(self) -> int:
        return round(line_height("small")) + GAP
