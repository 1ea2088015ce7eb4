"""Paints what is visible of a table: grounds, cells, hairlines, focus, the sticky group head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QRect, QRectF

from ui import paint
from ui.delegates.group import paint_group
from ui.delegates.kinds import PAINTERS
from ui.delegates.place import Place
from ui.models.arrange import Group
from ui.theme import color

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter

    from ui.models.column import Column
    from ui.widgets.table import Table

INSET = 8
Span = tuple[int, "Column[Any]", float, float]
"""A visible column: its number, itself, where its words start, how wide they may be."""


class TablePainter:
    """Paints the lines of one table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint the lines that lie in an area of the viewport."""
        table = self._table
        painter.fillRect(area, color("surface"))
        first, last = table.rowAt(area.top()), table.rowAt(area.bottom())
        if first < 0:
            return
        if last < 0:
            last = table.rows.rowCount() - 1
        spans = self._spans(area)
        for number in range(first, last + 1):
            self._line(painter, number, spans)
        self._sticky(painter, area)
        self._ring(painter)

    def sticky(self) -> tuple[int, QRect]:
        """Return the group whose head stays on top of its rows, and where; −1 for none."""
        table = self._table
        top = table.rowAt(0)
        if table.rows.grouping is None or top < 0 or table.verticalScrollBar().value() == 0:
            return -1, QRect()
        head = top
        while head > 0 and not isinstance(table.rows.line(head), Group):
            head -= 1
        height, y = table.rowHeight(head), 0
        if head == top and table.rowViewportPosition(head) == 0:
            return -1, QRect()
        following = table.rowAt(height)
        for number in range(top + 1, (following if following >= 0 else top) + 1):
            if isinstance(table.rows.line(number), Group):
                y = min(0, table.rowViewportPosition(number) - height)
                break
        return head, QRect(0, y, table.viewport().width(), height)

    def sticky_at(self, at: QPoint) -> int:
        """Return the group whose sticky head lies under a point; −1 for none."""
        number, rect = self.sticky()
        return number if number >= 0 and rect.contains(at) else -1

    def _spans(self, area: QRect) -> list[Span]:
        table = self._table
        spans: list[Span] = []
        for place, number in enumerate(table.columns.visible()):
            x, width = table.columnViewportPosition(number), table.columnWidth(number)
            left = table.left if place == 0 else INSET
            if x <= area.right() and x + width >= area.left():
                spans.append((number, table.rows.columns[number], x + left, width - left - INSET))
        return spans

    def _line(self, painter: QPainter, number: int, spans: list[Span]) -> None:
        table = self._table
        y, height = table.rowViewportPosition(number), table.rowHeight(number)
        line = table.rows.line(number)
        ground = self._ground(number, is_group=isinstance(line, Group))
        painter.fillRect(0, y, table.viewport().width(), height, color(ground))
        paint.hline(painter, 0, table.viewport().width(), y + height - 1)
        if isinstance(line, Group):
            self._group(painter, line, QRectF(0, y, table.viewport().width(), height - 1), spans)
        self._cells(painter, number, spans, ground)

    def _cells(
        self,
        painter: QPainter,
        number: int,
        spans: list[Span],
        ground: str,
    ) -> None:
        table = self._table
        y, height = table.rowViewportPosition(number), table.rowHeight(number) - 1
        cells = table.rows.cells(number, [section for section, *_ in spans])
        place = Place(ground=ground, is_selected=ground in ("sel", "sel_inactive"))
        for section, column, x, width in spans:
            cell = cells[section]
            if cell is None:
                continue
            place.side = column.side
            rect = QRectF(x, y, width, height)
            if column.paint is not None:
                column.paint(painter, rect, cell, place.is_selected)
            else:
                PAINTERS[type(cell)](painter, rect, cell, place)

    def _group(
        self,
        painter: QPainter,
        group: Group[Any],
        rect: QRectF,
        spans: list[Span],
    ) -> None:
        right = rect.right() - INSET
        filled = [x for _number, each, x, _width in spans if group.cells.get(each.key) is not None]
        if filled:
            right = max(min(filled) - INSET, spans[0][2] + spans[0][3])
        left = self._table.left - self._table.horizontalScrollBar().value()
        paint_group(painter, QRectF(left, rect.y(), right - left, rect.height()), group)

    def _ground(self, number: int, *, is_group: bool) -> str:
        table = self._table
        if table.selectionModel().isRowSelected(number, QModelIndex()):
            return "sel" if table.isActiveWindow() else "sel_inactive"
        if is_group:
            return "sunken"
        return "hover" if number == table.hover else "surface"

    def _sticky(self, painter: QPainter, area: QRect) -> None:
        number, rect = self.sticky()
        if number < 0 or not rect.intersects(area):
            return
        group = self._table.rows.line(number)
        assert isinstance(group, Group)
        painter.fillRect(rect, color("sunken"))
        paint.hline(painter, 0, rect.width(), rect.bottom(), "line2")
        spans = self._spans(rect)
        place = QRectF(rect).adjusted(0, 0, 0, -1)
        self._group(painter, group, place, spans)
        for _section, column, x, width in spans:
            cell = group.cells.get(column.key)
            if cell is not None:
                area_of = QRectF(x, place.y(), width, place.height())
                look = Place(side=column.side, ground="sunken")
                PAINTERS[type(cell)](painter, area_of, cell, look)

    def _ring(self, painter: QPainter) -> None:
        table = self._table
        at = table.currentIndex()
        if not at.isValid() or not table.hasFocus() or table.editing.is_open:
            return
        if table.is_editable and table.rows.row(at) is not None:
            paint.focus_ring(painter, QRectF(table.visualRect(at)))
        elif table.by_keyboard:
            y, height = table.rowViewportPosition(at.row()), table.rowHeight(at.row())
            paint.focus_ring(painter, QRectF(0, y, table.viewport().width(), height), 0)
