"""The Gantt beside a table: the same rows, the same selection, the same vertical scroll."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from ui.guard import guarded
from ui.models.arrange import Group
from ui.paint import hline
from ui.theme import changes, color
from ui.timeline.painter import paint_axis, paint_bar, paint_grid, paint_status
from ui.timeline.scale import Scale, fitted
from ui.widgets.scroll import FarScrollBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import (
        QHelpEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from ui.models.rows import RowsModel
    from ui.timeline.bar import Bar
    from ui.widgets.table import Table

_STEP: Final = 1.25
_NOTCH: Final = 120


class GanttView(QWidget):
    """Bars for the lines of a table; wheel scrolls, Shift pans, Ctrl zooms, a drag pans.

    Signals:
        activated: a row was double-clicked; carries the row.
        moved: the part of time that is shown is another now.
    """

    activated = Signal(object)
    moved = Signal()

    def __init__(
        self,
        table: Table,
        model: RowsModel[Any],
        bar_of: Callable[[Any], Bar | None],
        words_of: Callable[[Any], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._table = table
        self._model = model
        self._bar_of = bar_of
        self._words_of = words_of
        self._status = dt.date(2000, 1, 1)
        self._span = (self._status, self._status)
        self._scale = Scale(self._status, 1.0)
        self._is_fitted = True
        self._grip: QPointF | None = None
        self._bar = FarScrollBar(table, self)
        self.setMinimumWidth(160)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        model.arranged.connect(self.update)
        table.verticalScrollBar().valueChanged.connect(self._redraw)
        table.selectionModel().selectionChanged.connect(self._redraw)
        changes().changed.connect(self.update)

    @property
    def scale_now(self) -> Scale:
        """Return which days are shown and how wide."""
        return self._scale

    def show_span(self, first: dt.date, last: dt.date, status: dt.date) -> None:
        """Say which days there are, and the status date; a fitted view fits them anew."""
        self._span, self._status = (first, last), status
        if self._is_fitted:
            self.fit()
        elif self._scale.x(last) < 0 or self._scale.x(first) > self.width():
            self.go_to_status()
        self.update()

    def fit(self) -> None:
        """Show everything."""
        self._is_fitted = True
        self._show(fitted(*self._span, max(200, self.width()), margin=20, after=56))

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Make days wider by a factor around a place, the middle where none is named."""
        self._is_fitted = False
        self._show(self._scale.zoomed(factor, self.width() / 2 if at is None else at))

    def pan(self, pixels: float) -> None:
        """Move on in time by so many pixels, back where they are negative."""
        self._is_fitted = False
        self._show(self._scale.panned(pixels))

    def zoom_in(self) -> None:
        """Make days wider by one step."""
        self.zoom(_STEP)

    def zoom_out(self) -> None:
        """Make days narrower by one step."""
        self.zoom(1 / _STEP)

    def go_to(self, day: dt.date) -> None:
        """Bring a day to a third of the width."""
        self._is_fitted = False
        self._show(self._scale.panned(self._scale.x(day) - self.width() / 3))

    def go_to_status(self) -> None:
        """Bring the status date into view."""
        self.go_to(self._status)

    @property
    def day_width(self) -> float:
        """Return the width that the user gave a day, 0 where everything is fitted."""
        return 0.0 if self._is_fitted else self._scale.day_width

    def set_day_width(self, width: float) -> None:
        """Give a day the width it had before; with 0 everything is fitted."""
        if width > 0:
            self._is_fitted = False
            self._show(Scale(self._scale.first, width).zoomed(1.0, 0))
        else:
            self.fit()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        head = self._head()
        painter.fillRect(self.rect(), color("surface"))
        body = QRectF(0, head, self.width(), self.height() - head)
        marks = list(self._scale.marks(self.width()))
        painter.setClipRect(body)
        rows = list(self._rows(head))
        for line, row in rows:
            self._ground(painter, line, row)
        paint_grid(painter, body, self._scale, marks)
        for line, row in rows:
            hline(painter, 0, self.width(), row.bottom() - 1)
            bar = self._bar_of(self._model.line(line))
            if bar is not None:
                paint_bar(painter, row, bar, self._scale, self._status, self._shade(line))
        self._sticky(painter, head)
        paint_status(painter, body, self._scale, self._status)
        painter.setClipping(False)
        paint_axis(painter, QRectF(0, 0, self.width(), head), self._scale, marks, self._status)
        painter.end()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        head, width = self._head(), self._bar.sizeHint().width()
        self._bar.setGeometry(self.width() - width, head, width, self.height() - head)
        if self._is_fitted:
            self.fit()

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_STEP ** (turned.y() / _NOTCH), event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or turned.x():
            self.pan(-(turned.x() or turned.y()) / 2)
        else:
            bar = self._table.verticalScrollBar()
            bar.setValue(bar.value() - round(turned.y() / 2))
        event.accept()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position()
        line = self._line_at(event.position().y())
        if line >= 0 and not isinstance(self._model.line(line), Group):
            self._table.selectRow(line)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.pan(self._grip.x() - event.position().x())
            self._grip = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    @guarded
    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grip = None
        self.unsetCursor()

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self._line_at(event.position().y())
        if line >= 0 and not isinstance(found := self._model.line(line), Group):
            self.activated.emit(found)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.pan(self.width() / 8 * (1 if event.key() == Qt.Key.Key_Right else -1))
        elif event.key() == Qt.Key.Key_Home:
            self.fit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._table.setFocus()
        else:
            super().keyPressEvent(event)

    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._tell(event)  # type: ignore[arg-type]  # a tool tip event is a help event
            return True
        return super().event(event)

    def _tell(self, event: QHelpEvent) -> None:
        line = self._line_at(event.pos().y())
        words = self._words_of(self._model.line(line)) if line >= 0 else ""
        if words:
            QToolTip.showText(event.globalPos(), words, self)
        else:
            QToolTip.hideText()

    def _sticky(self, painter: QPainter, head: int) -> None:
        """Paint the group row that the table keeps at its top over the rows below it."""
        line, place = self._table.painter.sticky()
        if line < 0:
            return
        row = QRectF(0, place.top() + head, self.width(), place.height())
        painter.fillRect(row, color("sunken"))
        hline(painter, 0, self.width(), row.bottom() - 1, "line2")
        bar = self._bar_of(self._model.line(line))
        if bar is not None:
            paint_bar(painter, row, bar, self._scale, self._status, "sunken")

    def _head(self) -> int:
        return self._table.horizontalHeader().height()

    def _rows(self, head: int) -> Iterator[tuple[int, QRectF]]:
        line = self._table.rowAt(0)
        while 0 <= line < len(self._model.lines):
            top = self._table.rowViewportPosition(line) + head
            if top > self.height():
                return
            yield line, QRectF(0, top, self.width(), self._table.rowHeight(line))
            line += 1

    def _line_at(self, y: float) -> int:
        return self._table.rowAt(round(y - self._head()))

    def _shade(self, line: int) -> str:
        if self._table.selectionModel().isRowSelected(line):
            return "sel" if self._table.isActiveWindow() else "sel_inactive"
        return "sunken" if isinstance(self._model.line(line), Group) else "surface"

    def _ground(self, painter: QPainter, line: int, row: QRectF) -> None:
        painter.fillRect(row, color(self._shade(line)))

    def _show(self, scale: Scale) -> None:
        self._scale = scale
        self.update()
        self.moved.emit()

    def _redraw(self, *_what: object) -> None:
        self.update()
