"""Lets files and links be dropped on a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent

from ui.guard import guarded

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData, QPoint
    from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Takes what is dragged over a widget, where it is wanted there.

    Signals:
        dropped: something was dropped; carries its data and the place on the widget.
        over: it is dragged over a place of the widget; None where it has left.
    """

    dropped = Signal(object, object)
    over = Signal(object)
    # class-wide, because Qt still asks the filter while Python takes the object down
    _watched: QWidget | None = None

    def __init__(self, watched: QWidget, wants: Callable[[QMimeData, QPoint], bool]) -> None:
        """Watch a widget.

        Args:
            watched: the widget; of a table its viewport.
            wants: tells whether something dragged is taken at a place.
        """
        super().__init__(watched)
        self._wants = wants
        self._watched = watched
        watched.setAcceptDrops(True)
        watched.installEventFilter(self)

    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._watched:
            return False
        if event.type() == QEvent.Type.DragLeave:
            self.over.emit(None)
            return True
        if not isinstance(event, QDropEvent):
            return False
        place = event.position().toPoint()
        if not self._wants(event.mimeData(), place):
            event.ignore()
            self.over.emit(None)
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.over.emit(None)
            self.dropped.emit(event.mimeData(), place)
        else:
            self.over.emit(place)
        return True
