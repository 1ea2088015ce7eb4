"""Where the lines of a table lie in a timeline beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QRectF

from ui.models.arrange import Group

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from ui.models.rows import RowsModel
    from ui.widgets.table import Table

LANE: Final = 3
"""What a compared baseline takes below a bar, with the gap above it."""


def room_of(lanes: int) -> int:
    """Return what lines have to be higher by for so many compared baselines; one has room."""
    return LANE * max(0, lanes - 1)


class Lines:
    """The lines of a table as places in a widget of the same height beside it.

    Attributes:
        table: the table.
        model: what it shows.
        lanes: how many compared baselines lie under each bar.
    """

    def __init__(self, table: Table, model: RowsModel[Any]) -> None:
        self.table = table
        self.model = model
        self.lanes = 0

    @property
    def head(self) -> int:
        """Return the height of the table's head, over which the axis lies."""
        return self.table.horizontalHeader().height()

    def seen(self, width: float, height: float) -> Iterator[tuple[int, QRectF]]:
        """Yield the lines in view with their places, from top to bottom."""
        line = self.table.rowAt(0)
        while 0 <= line < len(self.model.lines):
            place = self.place(line, width)
            if place.top() > height:
                return
            yield line, place
            line += 1

    def place(self, line: int, width: float) -> QRectF:
        """Return where a line lies, also outside the view."""
        top = self.table.rowViewportPosition(line) + self.head
        return QRectF(0, top, width, self.table.rowHeight(line))

    def level(self, place: QRectF) -> int:
        """Return the height at which the bar of a line lies: its middle."""
        return round(place.top() + (place.height() - LANE * self.lanes) / 2) - 1

    def at(self, y: float) -> int:
        """Return the line at a height, −1 for none."""
        return -1 if y < self.head else self.table.rowAt(round(y - self.head))

    def row(self, line: int) -> Any | None:
        """Return the row of a line, None for a group row or no line."""
        if not 0 <= line < len(self.model.lines):
            return None
        found = self.model.line(line)
        return None if isinstance(found, Group) else found

    def line_of(self, key: Hashable) -> int:
        """Return the line of a row by its id, −1 where it is not shown."""
        return self.model.line_of(key)

    def selected(self) -> frozenset[int]:
        """Return the lines that are selected."""
        found = self.table.selectionModel().selectedRows()
        return frozenset(index.row() for index in found)

    def is_selected(self, line: int) -> bool:
        """Return whether a line is selected."""
        return self.table.selectionModel().isRowSelected(line, QModelIndex())

    def shade(self, line: int) -> str:
        """Return the ground of a line."""
        if self.is_selected(line):
            return "sel" if self.table.isActiveWindow() else "sel_inactive"
        if line == self.table.hover:
            return "hover"
        return "sunken" if isinstance(self.model.line(line), Group) else "surface"
