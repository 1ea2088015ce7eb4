"""A panel: a hairline box with a title, what stands right of it, and a body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import paint
from ui.guard import guarded
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

PADDING: Final = 13
HEAD: Final = 36


class Panel(QWidget):
    """Holds what stands beside other panels; its parts go into `body`."""

    def __init__(self, title: str = "", sub: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, "h3")
        self._sub = Label(sub, "small", "text3")
        # A long line beside the title must not make the panel wider than its place.
        self._sub.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._head = QWidget(self)
        self._head.setMinimumHeight(HEAD)
        self._row = QHBoxLayout(self._head)
        self._row.setContentsMargins(PADDING, 0, 8, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._title)
        self._row.addWidget(self._sub, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        column.addLayout(self.body, 1)
        self.set_title(title, sub)

    def set_title(self, title: str, sub: str = "") -> None:
        """Show another title; without one the head is left out."""
        self._title.set_text(title)
        self._sub.set_text(sub)
        self._sub.setToolTip(paint.plain(sub))
        self._head.setVisible(bool(title))
        self.setAccessibleName(title)
        self.body.setContentsMargins(PADDING, 0 if title else PADDING, PADDING, PADDING)

    def add_right(self, widget: QWidget, *, first: bool = False) -> None:
        """Put a widget at the right of the title, after those there are or before them."""
        self._row.insertWidget(2 if first else self._row.count(), widget)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.rounded(painter, QRectF(self.rect()), 8, "surface", "line")
        painter.end()
