"""Lists in panels: painted lines that can be gone through and opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.language import trn
from ui import paint
from ui.guard import guarded
from ui.theme import changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

T = TypeVar("T")
EDGE: Final = 6
LEAST: Final = 4
MORE: Final = 24
"""The height of the line that stands for all others."""
STEPS: Final[dict[Any, int]] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
PRESSES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Lines(QWidget, Generic[T]):
    """Shows as many lines as it has room for; the last says how many more there are.

    A subclass paints a line and says what it is in words.

    Signals:
        opened: A line was opened; carries its number.
        more_asked: The line that stands for all others was opened.
    """

    opened = Signal(int)
    more_asked = Signal()

    def __init__(self, empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[T, ...] = ()
        self._empty = empty
        self._place, self._hover = 0, -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        changes().changed.connect(self.updateGeometry)

    # for subclasses

    def line_height(self) -> int:
        """Return how high a line is."""
        raise NotImplementedError

    def paint_line(self, painter: QPainter, rect: QRectF, line: T) -> None:
        """Paint a line."""
        raise NotImplementedError

    def words_of(self, line: T) -> str:
        """Return everything a line says."""
        raise NotImplementedError

    # for panels

    def show_lines(self, lines: Sequence[T], empty: str) -> None:
        """Show these lines, or the words for none."""
        self.lines, self._empty = tuple(lines), empty
        self._place = min(self._place, max(0, len(self.lines) - 1))
        self.setAccessibleDescription("; ".join(map(self.words_of, self.lines)) or empty)
        self.updateGeometry()
        self.update()

    def shown(self) -> int:
        """Return how many lines there is room for; the rest hides behind “more”."""
        room = self.height() // self.line_height()
        if len(self.lines) <= room:
            return len(self.lines)
        return max(1, (self.height() - MORE) // self.line_height())

    def line_place(self, number: int) -> QRectF:
        """Return where a line is."""
        height = self.line_height()
        is_more = number >= self.shown()
        return QRectF(0, number * height, self.width(), MORE if is_more and self.lines else height)

    @guarded(default=QSize(200, 100))
    def sizeHint(self) -> QSize:
        return QSize(200, self.line_height() * LEAST)

    @guarded(default=QSize(120, 60))
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.line_height() * LEAST)

    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = self._at(event.pos().y())
            words = self.words_of(self.lines[place]) if 0 <= place < self.shown() else ""
            QToolTip.showText(event.globalPos(), paint.plain(words), self)
            return True
        return super().event(event)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self._place = place
            self._open(place)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_at(self._at(event.position().y()))

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        self._hover_at(-1)
        super().leaveEvent(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = self._count() - 1
        if event.key() in STEPS and last >= 0:
            self._place = min(max(0, self._place + STEPS[event.key()]), last)
            self.update()
        elif event.key() in PRESSES and last >= 0:
            self._open(min(self._place, last))
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

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self.lines:
            paint.text(painter, self.line_place(0), self._empty, "small", "text3")
        for number in range(self._count()):
            self._paint_one(painter, number)
        painter.end()

    # private

    def _paint_one(self, painter: QPainter, number: int) -> None:
        rect = self.line_place(number)
        ground = rect.adjusted(-EDGE, 1, EDGE, 0)
        if number == self._hover:
            paint.rounded(painter, ground, 4, "hover")
        if number:
            paint.hline(painter, 0, self.width(), rect.top())
        if number < self.shown():
            self.paint_line(painter, rect, self.lines[number])
        else:
            count = len(self.lines) - self.shown()
            words = trn("{count} more", "{count} more", count)
            paint.text(painter, rect, words, "small", "accent")
        if self.hasFocus() and number == min(self._place, self._count() - 1):
            paint.focus_ring(painter, rect.adjusted(0, 1, 0, 0), 4)

    def _count(self) -> int:
        """Return how many lines are painted, the one that stands for the rest among them."""
        return self.shown() + (self.shown() < len(self.lines))

    def _at(self, y: float) -> int:
        place = int(y // self.line_height())
        return place if 0 <= place < self._count() else -1

    def _open(self, place: int) -> None:
        if place < self.shown():
            self.opened.emit(place)
        else:
            self.more_asked.emit()

    def _hover_at(self, place: int) -> None:
        if place != self._hover:
            self._hover = place
            is_hand = place >= 0
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if is_hand else Qt.CursorShape.ArrowCursor
            )
            self.update()
