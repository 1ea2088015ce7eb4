"""Scrolling: an area that asks for no height, and a bar that stands away from what it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QVBoxLayout

from ui.guard import guarded
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView, QWidget


class ScrollArea(QScrollArea):
    """Scrolls its body up and down; parts go into `body`."""

    def __init__(self, tone: str = "surface", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = Surface(tone)
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(0)
        self.setWidget(inside)

    def keep_width(self) -> None:
        """Let the bar take its room from the right margin, so that the body stays as wide."""
        self._whole = self.body.contentsMargins()
        # A method, so that the connection ends with this area: the bar speaks while it goes.
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._on_range()

    def _on_range(self, *_range: int) -> None:
        bar, whole = self.verticalScrollBar(), self._whole
        taken = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
        right = max(0, whole.right() - taken)
        self.body.setContentsMargins(whole.left(), whole.top(), right, whole.bottom())

    @guarded(default=QSize(0, 0))
    def minimumSizeHint(self) -> QSize:
        inside = self.widget()
        return QSize(inside.minimumSizeHint().width() if inside is not None else 0, 0)


class FarScrollBar(QScrollBar):
    """Scrolls a table up and down from the far side of a widget beside it."""

    def __init__(self, table: QTableView, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._near = table.verticalScrollBar()
        self._near.rangeChanged.connect(self._follow)
        self._near.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._near.setValue)
        self._follow()

    def _follow(self, *_range: int) -> None:
        near = self._near
        self.setPageStep(near.pageStep())
        self.setSingleStep(near.singleStep())
        self.setRange(near.minimum(), near.maximum())
        self.setValue(near.value())
        self.setVisible(near.maximum() > near.minimum())
