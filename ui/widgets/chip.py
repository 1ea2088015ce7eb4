"""A status chip as a widget: shape and word on a soft ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import paint
from ui.guard import guarded
from ui.theme import changes, line_height

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Chip(QWidget):
    """Says a status in shape, word and colour."""

    def __init__(
        self, tone: str = "grey", text: str = "", lead: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_status(tone, text, lead)
        changes().changed.connect(self.updateGeometry)

    def show_status(self, tone: str, text: str, lead: str = "") -> None:
        """Show another status; lead is a status shape or an icon."""
        self._tone, self._text, self._lead = tone, text, lead
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @guarded(default=QSize(40, 18))
    def sizeHint(self) -> QSize:
        width = paint.chip_width(self._text, lead=bool(self._lead))
        return QSize(width, max(18, round(line_height("cap_m")) + 4))

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() / 2
        if self._text:
            paint.chip(painter, 0, middle, self._text, self._tone, lead=self._lead or None)
        painter.end()
