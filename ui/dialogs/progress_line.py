"""How far a job in a dialog is: a bar and what is being done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import paint
from ui.guard import guarded
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ProgressLine(QWidget):
    """A bar with words under it; without a share the bar is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._words = Label("", "small", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.addWidget(self._words)
        column.addStretch()

    def show_progress(self, share: float | None, words: str) -> None:
        """Show how far it is, 0 to 1, and what is being done."""
        self._share = share or 0.0
        self._words.set_text(words)
        self.setAccessibleName(f"{words} {round(self._share * 100)} %")
        self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = QRectF(0, 0, self.width(), 10)
        paint.progress(painter, place, self._share, fill="accent_fill")
        painter.end()
