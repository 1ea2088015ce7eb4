"""A ground for other widgets, with hairlines at the edges that need one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui import paint
from ui.guard import guarded
from ui.theme import color

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Surface(QWidget):
    """Paints its ground in a tone of the theme."""

    def __init__(
        self,
        tone: str = "surface",
        *,
        left: bool = False,
        top: bool = False,
        right: bool = False,
        bottom: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._left, self._top, self._right, self._bottom = left, top, right, bottom

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        width, height = self.width(), self.height()
        painter.fillRect(self.rect(), color(self._tone))
        if self._left:
            paint.vline(painter, 0, 0, height)
        if self._right:
            paint.vline(painter, width - 1, 0, height)
        if self._top:
            paint.hline(painter, 0, width, 0)
        if self._bottom:
            paint.hline(painter, 0, width, height - 1)
        painter.end()
