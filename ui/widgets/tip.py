"""A small note beside a field: what was refused and why, or what can be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui import paint
from ui.guard import guarded
from ui.theme import color, font, line_height

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

WIDEST: Final = 460
PADDING: Final = 9
DEPTH: Final = 6
_FLAGS: Final = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
)


class Tip(QWidget):
    """Floats over the window beside a place; takes no clicks and no focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = ""
        self._tone = "text2"
        self.hide()

    @property
    def words(self) -> str:
        """Return what it says; nothing while it is hidden."""
        return "" if self.isHidden() else self._words

    def say(self, words: str, beside: QRect, *, wrong: bool = False, above: bool = False) -> None:
        """Show words under a place (in the parent's coordinates), or above it."""
        self._words = words
        self._tone = "red_text" if wrong else "text2"
        self.setAccessibleName(words)
        bounds = self._bounds()
        size = bounds.size()
        room = self._over.size()
        x = min(beside.left() - DEPTH, room.width() - size.width())
        y = beside.bottom() + 4 - DEPTH
        if above or y + size.height() > room.height():
            y = beside.top() - size.height() - 4 + DEPTH
        self.setGeometry(QRect(QPoint(max(0, x), max(0, y)), size))
        self.show()
        self.raise_()
        self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        body = QRectF(self.rect()).adjusted(DEPTH, DEPTH, -DEPTH, -DEPTH)
        paint.shadow(painter, body, 6, DEPTH)
        wrong = self._tone == "red_text"
        paint.rounded(painter, body, 6, "raised", "red" if wrong else "line2")
        painter.setFont(font("small"))
        painter.setPen(color(self._tone))
        words = body.adjusted(PADDING, 4, -PADDING, -4)
        painter.drawText(words, int(_FLAGS), self._words)
        painter.end()

    def _bounds(self) -> QRect:
        self.setFont(font("small"))
        room = QRect(0, 0, WIDEST, 400)
        words = self.fontMetrics().boundingRect(room, int(_FLAGS), self._words)
        height = max(words.height(), round(line_height("small")))
        return QRect(0, 0, words.width() + 2 * (PADDING + DEPTH) + 2, height + 8 + 2 * DEPTH)
