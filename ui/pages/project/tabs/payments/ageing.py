"""What is receivable by age, in one line: each age is a bar that opens the payments behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core import text
from core.language import mark, tr, trn
from ui import paint
from ui.guard import guarded
from ui.theme import changes, color, line_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from core.queries.receivables import ReceivableRow

WORDS: Final = {
    None: mark("Not due yet"),
    0: mark("1–30 d overdue"),
    1: mark("31–60 d overdue"),
    2: mark("61–90 d overdue"),
    3: mark("> 90 d overdue"),
}
TONES: Final = {None: "st_done", 0: "amber", 1: "amber", 2: "red", 3: "red"}
"""Up to 60 days overdue is amber, as in the health of a project."""
GAP: Final = 12
BAR: Final = 4
STEPS: Final[dict[Any, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
PRESSES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class AgeingBars(QWidget):
    """The ages side by side, each with its sum over a bar as long as its share.

    Signals:
        pressed: An age was pressed; carries its row.
    """

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ReceivableRow, ...] = ()
        self._place, self._hover = 0, -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        changes().changed.connect(self.updateGeometry)

    def show_rows(self, rows: Sequence[ReceivableRow]) -> None:
        """Show these ages."""
        self.rows = tuple(rows)
        self._place = min(self._place, max(0, len(self.rows) - 1))
        self.setAccessibleName(tr(mark("Receivables by age")))
        self.setAccessibleDescription("; ".join(map(words_of, self.rows)))
        self.update()

    def places(self) -> list[QRectF]:
        """Return where each age is."""
        count = len(self.rows)
        if not count:
            return []
        width = (self.width() - GAP * (count - 1)) / count
        return [QRectF(n * (width + GAP), 0, width, self.height()) for n in range(count)]

    @guarded(default=QSize(300, 36))
    def sizeHint(self) -> QSize:
        return QSize(300, round(line_height("cap")) + BAR + 8)

    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            at = self._at(event.pos().toPointF())
            words = words_of(self.rows[at]) if at >= 0 else ""
            QToolTip.showText(event.globalPos(), paint.plain(words), self)
            return True
        return super().event(event)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self._place = at
            self._press(at)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_at(self._at(event.position()))

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        self._hover_at(-1)
        super().leaveEvent(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS and self.rows:
            self._place = min(max(0, self._place + STEPS[event.key()]), len(self.rows) - 1)
            self.update()
        elif event.key() in PRESSES and self.rows:
            self._press(self._place)
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
        for number, (row, rect) in enumerate(zip(self.rows, self.places(), strict=True)):
            self._paint(painter, rect, row, number)
        painter.end()

    def _paint(self, painter: QPainter, rect: QRectF, row: ReceivableRow, number: int) -> None:
        high, is_some = line_height("cap"), row.total.minor > 0
        if number == self._hover and row.payments:
            paint.rounded(painter, rect, 4, "hover")
        late = row.age is not None and is_some
        tone = f"{TONES[row.age]}_text" if late else "text" if is_some else "text3"
        label = QRectF(rect.x(), rect.y() + 1, rect.width(), high)
        amount = text.short_amount(row.total) if is_some else "–"
        width = paint.text(painter, label, amount, "cap_m", tone, align="right")
        label.setWidth(label.width() - width - 6)
        paint.text(painter, label, tr(WORDS[row.age]), "cap", "text3")
        y = round(rect.y() + high + 4)
        painter.fillRect(QRectF(rect.x(), y, rect.width(), BAR), color("st_track"))
        whole = sum(each.total.minor for each in self.rows)
        if is_some and whole:
            width = max(2.0, rect.width() * row.total.minor / whole)
            painter.fillRect(QRectF(rect.x(), y, width, BAR), color(TONES[row.age]))
        if self.hasFocus() and number == self._place:
            paint.focus_ring(painter, rect, 4)

    def _at(self, at: QPointF) -> int:
        return next((n for n, rect in enumerate(self.places()) if rect.contains(at)), -1)

    def _press(self, number: int) -> None:
        if self.rows[number].payments:
            self.pressed.emit(self.rows[number])

    def _hover_at(self, number: int) -> None:
        if number != self._hover:
            self._hover = number
            is_hand = number >= 0 and bool(self.rows[number].payments)
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if is_hand else Qt.CursorShape.ArrowCursor
            )
            self.update()


def words_of(row: ReceivableRow) -> str:
    """Return everything an age says."""
    if not row.payments:
        return f"{tr(WORDS[row.age])}: –"
    count = trn("{count} payment", "{count} payments", len(row.payments))
    return f"{tr(WORDS[row.age])}: {text.money(row.total)}, {count}"
