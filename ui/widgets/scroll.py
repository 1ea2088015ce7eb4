"""A scroll area that takes what height it gets and never asks the window for more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from ui.guard import guarded
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


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

    @guarded(default=QSize(0, 0))
    def minimumSizeHint(self) -> QSize:
        inside = self.widget()
        return QSize(inside.minimumSizeHint().width() if inside is not None else 0, 0)
