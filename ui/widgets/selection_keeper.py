"""Keeps the selection of a table by row id while its lines are replaced, sorted or filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from ui.widgets.table import Table

Flag = QItemSelectionModel.SelectionFlag
SELECT_ROW: Final = Flag.ClearAndSelect | Flag.Rows


class SelectionKeeper(QObject):
    """Remembers before a reset, puts back after it, and speaks only when something differs.

    Signals:
        picked: the current row is another; carries it, or None.
        selection_changed: other rows are selected.
    """

    picked = Signal(object)
    selection_changed = Signal()

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table
        self._busy = False
        self._selected: list[Hashable] = []
        self._current: Hashable | None = None
        self._place = (0, 0)
        self._scroll = 0
        self._told: tuple[Any, frozenset[Hashable]] = (None, frozenset())
        table.rows.modelAboutToBeReset.connect(self._remember)
        table.rows.modelReset.connect(self._put_back)
        table.rows.dataChanged.connect(lambda *_: self._tell())
        table.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        table.selectionModel().currentChanged.connect(lambda *_: self._tell())

    def put(self, lines: Sequence[int], current: int, column: int) -> None:
        """Select these lines and make one of them current."""
        model = self._table.rows
        last = len(model.columns) - 1
        chosen = QItemSelection()
        for line in lines:
            chosen.select(model.index(line, 0), model.index(line, last))
        self._busy = True
        selection = self._table.selectionModel()
        selection.setCurrentIndex(model.index(current, column), Flag.NoUpdate)
        selection.select(chosen, Flag.ClearAndSelect)
        self._busy = False
        self._tell()

    def _remember(self) -> None:
        table = self._table
        current = table.currentIndex()
        self._busy = True
        self._selected = [table.rows.key(i.row()) for i in table.selectionModel().selectedRows()]
        self._current = table.rows.key(current.row()) if current.isValid() else None
        self._place = (current.row(), max(0, current.column()))
        self._scroll = table.verticalScrollBar().value()

    def _put_back(self) -> None:
        table, model = self._table, self._table.rows
        line, column = self._place
        lines = [at for at in map(model.line_of, self._selected) if at >= 0]
        current = -1 if self._current is None else model.line_of(self._current)
        if current < 0 and line >= 0 and model.rowCount():
            current = min(line, model.rowCount() - 1)
            lines = lines or [current]
        self._busy = False
        if current >= 0:
            self.put(lines, current, column)
        else:
            self._tell()
        table.updateGeometries()
        table.verticalScrollBar().setValue(self._scroll)

    def _tell(self) -> None:
        if self._busy:
            return
        table = self._table
        row = table.current_row()
        selected = frozenset(row.id for row in table.selected_rows())
        told_row, told_selected = self._told
        self._told = (row, selected)
        if row != told_row:
            self.picked.emit(row)
        if selected != told_selected:
            self.selection_changed.emit()
        table.viewport().update()
