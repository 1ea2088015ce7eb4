"""A splitter that looks like a hairline, is easy to catch, and remembers its sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSplitter, QSplitterHandle

from ui import paint
from ui.guard import guarded
from ui.theme import color

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ui.settings import View

CATCH = 7


class Splitter(QSplitter):
    """Divides a page; its sizes are remembered under a key of the page's view."""

    def __init__(
        self,
        key: str,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(orientation, parent)
        self._key = key
        self.setHandleWidth(CATCH)
        self.setChildrenCollapsible(False)

    def remember(self, view: View) -> None:
        """Write the sizes into what is remembered."""
        if any(self.sizes()):
            view.splitters[self._key] = self.sizes()

    def recall(self, view: View) -> None:
        """Take up the sizes that were remembered."""
        sizes = view.splitters.get(self._key, [])
        if len(sizes) == self.count() and any(sizes):
            self.setSizes(sizes)

    @guarded(default=None)
    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    """Paints a hairline in the middle of what can be caught."""

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("surface"))
        if self.orientation() == Qt.Orientation.Horizontal:
            paint.vline(painter, self.width() // 2, 0, self.height())
        else:
            paint.hline(painter, 0, self.width(), self.height() // 2)
        painter.end()
