"""Dragging a row of the list to another place in the user's own order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from ui import paint
from ui.guard import guarded
from ui.models.arrange import Group
from ui.theme import color

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

    from ui.widgets.table import Table


class RowDrag(QObject):
    """Watches the mouse over a list; Esc gives the drag up."""

    def __init__(
        self,
        table: Table,
        may: Callable[[], bool],
        drop: Callable[[int, int, bool], None],
    ) -> None:
        super().__init__(table)
        self._table = table
        self._may = may
        self._drop = drop
        self._from: QPoint | None = None
        self._moved: int | None = None
        self._target: tuple[int, bool] | None = None
        self._line = _Line(table.viewport())
        table.viewport().installEventFilter(self)
        table.installEventFilter(self)

    @guarded(default=False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        escape = event.type() == QEvent.Type.KeyPress and self._moved is not None
        if escape and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]  # a key
            self._end()
            return True
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        at = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            self._from = at if event.button() == Qt.MouseButton.LeftButton else None
        elif event.type() == QEvent.Type.MouseMove:
            return self._drag(at)
        elif event.type() == QEvent.Type.MouseButtonRelease:
            return self._release()
        return False

    def _drag(self, at: QPoint) -> bool:
        if self._from is None:
            return False
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if self._moved is None and far and self._may():
            row = self._table.rows.row(self._table.indexAt(self._from))
            self._moved = None if row is None else row.id
        if self._moved is None:
            return False
        self._aim(at)
        return True

    def _aim(self, at: QPoint) -> None:
        number = self._table.rowAt(at.y())
        line = self._table.rows.line(number) if number >= 0 else None
        if line is None or isinstance(line, Group):
            self._target = None
            self._line.hide()
            return
        top, height = self._table.rowViewportPosition(number), self._table.rowHeight(number)
        after = at.y() > top + height / 2
        self._target = (line.id, after)
        edge = top + (height if after else 0)
        self._line.setGeometry(0, edge - 2, self._table.viewport().width(), 4)
        self._line.show()

    def _release(self) -> bool:
        moved, target = self._moved, self._target
        self._end()
        if moved is None:
            return False
        if target is not None and target[0] != moved:
            self._drop(moved, *target)
        return True

    def _end(self) -> None:
        self._from = self._moved = self._target = None
        self._line.hide()


class _Line(QWidget):
    """Where the row would be put."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 1, self.width(), 2, color("accent"))
        paint.dot(painter, 4, 2, 4, "accent")
        painter.end()
