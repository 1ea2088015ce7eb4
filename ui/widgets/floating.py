"""What floats over the window: a raised ground with a soft shadow around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui import paint
from ui.guard import guarded

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

DEPTH: Final = 16


class Floating(QWidget):
    """Paints shadow and ground; contents keep `DEPTH` away from its edges."""

    def __init__(self, parent: QWidget, *, radius: int = 8) -> None:
        super().__init__(parent)
        self.over = parent
        self._radius = radius

    def body(self) -> QRectF:
        """Return where the raised ground is."""
        return QRectF(self.rect()).adjusted(DEPTH, DEPTH, -DEPTH, -DEPTH)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.shadow(painter, self.body(), self._radius, DEPTH)
        paint.rounded(painter, self.body(), self._radius, "raised", "line2")
        painter.end()
