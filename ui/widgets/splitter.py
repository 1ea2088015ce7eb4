"""A splitter that is a hairline, is easy to catch, and remembers its sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSplitter, QSplitterHandle

from ui.guard import guarded
from ui.theme import color

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.settings import View

HAIRLINE = 1
"""So narrow a handle is caught five pixels wide: Qt widens what takes the mouse."""


class Splitter(QSplitter):
    """Divides a page; sizes that the user chose are remembered under a key of the page's view.

    Signals:
        resized: it is another size; the page may divide it anew.
    """

    resized = Signal()

    def __init__(
        self,
        key: str,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(orientation, parent)
        self._key = key
        self.setHandleWidth(HAIRLINE)
        self.setChildrenCollapsible(False)
        self._own: list[int] = []
        self.splitterMoved.connect(self._on_moved)

    @property
    def own(self) -> list[int]:
        """Return the sizes that the user chose, none where the page may choose them."""
        return self._own

    def remember(self, view: View) -> None:
        """Write the sizes that the user chose into what is remembered."""
        if self._own:
            view.splitters[self._key] = self._own

    def recall(self, view: View) -> None:
        """Take up the sizes that were remembered."""
        sizes = view.splitters.get(self._key, [])
        if len(sizes) == self.count() and any(sizes):
            self._own = list(sizes)
            self.setSizes(sizes)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _on_moved(self, _place: int, _handle: int) -> None:
        self._own = self.sizes()

    @guarded(default=None)
    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    """Paints what can be seen of what can be caught."""

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.contentsRect(), color("line2"))
        painter.end()
