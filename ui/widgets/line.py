"""Hairlines between parts: one device pixel, in the colour of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import paint
from ui.guard import guarded

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

Policy = QSizePolicy.Policy


class HLine(QWidget):
    """A horizontal hairline as wide as its place."""

    def __init__(self, tone: str = "line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setFixedHeight(1)
        self.setSizePolicy(Policy.Expanding, Policy.Fixed)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.hline(painter, 0, self.width(), 0, self._tone)
        painter.end()


class VLine(QWidget):
    """A vertical hairline, as high as its place or as told."""

    def __init__(
        self, tone: str = "line", height: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setFixedWidth(1)
        if height is not None:
            self.setFixedHeight(height)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.vline(painter, 0, 0, self.height(), self._tone)
        painter.end()
