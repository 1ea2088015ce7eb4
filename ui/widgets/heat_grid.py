"""A small grid of cells on grounds of different strength; a cell is chosen, or let go of again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import paint
from ui.guard import guarded
from ui.theme import changes, color, line_height, text_width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    Spot = tuple[int, int]
    """Row and column, from the top and from the left."""

LEAST, MOST = 22, 46
"""A cell is so high at least and at most."""
GAP: Final = 2
BESIDE: Final = 8
_STEPS: Final[dict[Any, Spot]] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_PRESSES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A cell: its words, their tone, the colour of its ground and how much of it, its tip.

    A cell without words cannot be chosen.
    """

    words: tuple[str, ...] = ()
    tone: str = "text"
    ground: str = "grey_soft"
    strength: float = 1.0
    tip: str = ""


class HeatGrid(QWidget):
    """Paints cells under row and column heads.

    Signals:
        chosen: another cell is chosen; carries its (row, column), or None for none.
    """

    chosen = Signal(object)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._under = ""
        self._cells: Mapping[Spot, HeatCell] = {}
        self._focus: Spot = (0, 0)
        self._over: Spot | None = None
        self.current: Spot | None = None
        self.marked: Spot | None = None
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        changes().changed.connect(self.updateGeometry)

    def show_heads(self, rows: Sequence[str], columns: Sequence[str], under: str) -> None:
        """Show other heads: of the rows from the top, of the columns, and the word under these."""
        self._rows, self._columns, self._under = tuple(rows), tuple(columns), under
        self.updateGeometry()
        self.update()

    def show_cells(self, cells: Mapping[Spot, HeatCell]) -> None:
        """Show these cells; what is chosen stays chosen while it has words."""
        self._cells = cells
        if self.current is not None and not self._has_words(self.current):
            self.current = None
        self._describe()
        self.update()

    def set_current(self, spot: Spot | None) -> None:
        """Choose a cell, or none, without saying so."""
        self.current = spot
        self._describe()
        self.update()

    def mark_cell(self, spot: Spot | None) -> None:
        """Put a frame around the cell of what is selected elsewhere."""
        if spot != self.marked:
            self.marked = spot
            self.update()

    def place_of(self, spot: Spot) -> QRectF:
        """Return where a cell is."""
        left = self._left()
        wide = max(1.0, (self.width() - left) / max(1, len(self._columns)))
        high = self._high()
        return QRectF(
            left + spot[1] * wide + GAP / 2, spot[0] * high + GAP / 2, wide - GAP, high - GAP
        )

    @guarded(default=QSize(240, 240))
    def sizeHint(self) -> QSize:
        return QSize(300, round(len(self._rows) * self._high() + 2 * line_height("cap") + 12))

    @guarded(default=QSize(160, 120))
    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._left()) + 24 * len(self._columns), self.sizeHint().height())

    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            spot = self._at(event.pos().x(), event.pos().y())
            cell = self._cells.get(spot) if spot is not None else None
            QToolTip.showText(event.globalPos(), paint.plain(cell.tip) if cell else "", self)
            return True
        return super().event(event)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for spot, cell in self._cells.items():
            self._cell(painter, spot, cell)
        left, high = self._left(), self._high()
        for number, words in enumerate(self._rows):
            place = QRectF(0, number * high, left - BESIDE, high)
            paint.text(painter, place, words, "cap", "text3", align="right")
        line = line_height("cap")
        top = len(self._rows) * high + 4
        for number, words in enumerate(self._columns):
            at = self.place_of((0, number))
            place = QRectF(at.x(), top, at.width(), line)
            paint.text(painter, place, words, "cap", "text3", align="center")
        place = QRectF(left, top + line + 2, self.width() - left, line)
        paint.text(painter, place, self._under, "cap", "text3", align="center")
        painter.end()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self._at(event.position().x(), event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and spot is not None:
            self._focus = spot
            self._press(spot)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position().x(), event.position().y())
        if over != self._over:
            self._over = over
            can = over is not None and self._has_words(over)
            self.setCursor(Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor)
            self.update()

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        self._over = None
        self.update()
        super().leaveEvent(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            down, right = _STEPS[event.key()]
            row = min(max(0, self._focus[0] + down), len(self._rows) - 1)
            self._focus = (row, min(max(0, self._focus[1] + right), len(self._columns) - 1))
            self._describe()
            self.update()
        elif event.key() in _PRESSES:
            self._press(self._focus)
        elif event.key() == Qt.Key.Key_Escape and self.current is not None:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _press(self, spot: Spot) -> None:
        """Choose a cell that has words; the chosen one, or an empty one, lets go of the choice."""
        if self._has_words(spot) and spot != self.current:
            self._choose(spot)
        elif self.current is not None:
            self._choose(None)

    def _choose(self, spot: Spot | None) -> None:
        self.set_current(spot)
        self.chosen.emit(spot)

    def _has_words(self, spot: Spot) -> bool:
        cell = self._cells.get(spot)
        return cell is not None and bool(cell.words)

    def _cell(self, painter: QPainter, spot: Spot, cell: HeatCell) -> None:
        place = self.place_of(spot)
        is_current = spot == self.current
        paint.rounded(painter, place, 3, _mixed(cell.ground, cell.strength))
        if cell.words:
            self._words(painter, place, cell)
        if is_current:
            paint.focus_ring(painter, place, 3)
        elif spot == self.marked or (spot == self._over and cell.words):
            paint.rounded(painter, place, 3, None, "field")
        if self.hasFocus() and spot == self._focus and not is_current:
            paint.focus_ring(painter, place.adjusted(3, 3, -3, -3), 2)

    def _words(self, painter: QPainter, place: QRectF, cell: HeatCell) -> None:
        """Paint the words in as many lines as they need, or how many there are."""
        line = line_height("small_m")
        lines = _lines(cell.words, place.width() - 6)
        if not lines or len(lines) * line > place.height() + 2:
            lines = [str(len(cell.words))]
        top = place.center().y() - len(lines) * line / 2
        for number, words in enumerate(lines):
            at = QRectF(place.x(), top + number * line, place.width(), line)
            paint.text(painter, at, words, "small_m", cell.tone, align="center")

    def _describe(self) -> None:
        cell = self._cells.get(self._focus)
        self.setAccessibleDescription("" if cell is None else cell.tip)

    def _left(self) -> float:
        return max((text_width(words, "cap") for words in self._rows), default=0.0) + BESIDE

    def _high(self) -> float:
        return max(LEAST, min(MOST, round(line_height("small_m")) + 26))

    def _at(self, x: float, y: float) -> Spot | None:
        for row in range(len(self._rows)):
            for column in range(len(self._columns)):
                if self.place_of((row, column)).contains(x, y):
                    return row, column
        return None


def _lines(words: Sequence[str], room: float) -> list[str]:
    """Return words in lines that fit; nothing where one of them does not."""
    lines: list[str] = []
    for each in words:
        if text_width(each, "small_m") > room:
            return []
        longer = f"{lines[-1]} {each}" if lines else each
        if lines and text_width(longer, "small_m") <= room:
            lines[-1] = longer
        else:
            lines.append(each)
    return lines


def _mixed(name: str, share: float) -> QColor:
    """Return a colour of the theme with so much of it left on the surface."""
    over, under = color(name), color("surface")

    def mixed(one: int, other: int) -> int:
        return round(one * share + other * (1 - share))

    return QColor(
        mixed(over.red(), under.red()),
        mixed(over.green(), under.green()),
        mixed(over.blue(), under.blue()),
    )
