"""The table of every page: two-line or one-line rows, group rows, painted from prepared cells.

A row is painted whole, from the cells the model prepared, in one pass over what is visible: that
is as fast as a view in C++, where a call a cell is twice as slow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui import theme
from ui.guard import guarded
from ui.models.arrange import Group
from ui.widgets import table_copy
from ui.widgets.cell_editing import CellEditing
from ui.widgets.selection_keeper import SELECT_ROW, SelectionKeeper
from ui.widgets.table_columns import TableColumns
from ui.widgets.table_header import TableHeader
from ui.widgets.table_keys import pressed
from ui.widgets.table_painter import TablePainter

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Hashable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.models.rows import RowsModel
    from ui.settings import View


class Table(QTableView):
    """Shows a RowsModel.

    Signals:
        picked: the current row is another; carries the row, or None on a group or nothing.
        selection_changed: other rows are selected.
        opened: Enter or a double click on a row that is not edited; carries the row.
        pasted: Ctrl+V; carries the cells, the rows from the current one down, the column keys
            from the current one on.
        menu_asked: right click or Shift+F10; carries the place on the screen and the row or None.
        hovered: the line under the pointer, −1 for none.
        laid_out: row heights or lines changed; a timeline beside the table repaints.
    """

    picked = Signal(object)
    selection_changed = Signal()
    opened = Signal(object)
    pasted = Signal(object, object, object)
    menu_asked = Signal(object, object)
    hovered = Signal(int)
    laid_out = Signal()

    def __init__(
        self,
        model: RowsModel[Any],
        *,
        name: str,
        lines: int = 1,
        padding: int = 10,
        group_height: int = 28,
        head_height: int = 28,
        left: int = 16,
        today: Callable[[], dt.date] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Build the view.

        Args:
            model: what is shown.
            name: what a screen reader calls the table.
            lines: lines of words in a row.
            padding: what a row is higher than its words.
            group_height: the height of a group row at the usual text size.
            head_height: the height of the head.
            left: where the words of the first column start.
            today: gives the status date, for tables with date editors.
            parent: the widget that owns it.
        """
        super().__init__(parent)
        self.rows = model
        self.left = left
        self.today = today
        self._lines, self._padding, self._group_height = lines, padding, group_height
        self._group_lines: set[int] = set()
        self.hover = -1
        self.by_keyboard = False
        self.setAccessibleName(name)
        self.head = TableHeader(model, height=head_height, left=left, parent=self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self._set_up()
        self.columns = TableColumns(self, self.head, model)
        self.painter = TablePainter(self)
        self.editing = CellEditing(self)
        self._connect()
        self.relayout()

    # for pages

    def selected_rows(self) -> list[Any]:
        """Return the selected rows from top to bottom, without group rows."""
        # By ranges: Qt's own list of selected rows takes a millisecond, and menus ask often.
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(place) for place in range(chosen.count())]
        numbers = {n for each in ranges for n in range(each.top(), each.bottom() + 1)}
        lines = (self.rows.line(number) for number in sorted(numbers))
        return [line for line in lines if not isinstance(line, Group)]

    def current_row(self) -> Any | None:
        """Return the row with the keyboard focus; None on a group row or nothing."""
        return self.rows.row(self.currentIndex())

    def select(self, keys: Sequence[Hashable]) -> None:
        """Select rows by id, make the first of them current and bring it into view."""
        places = [place for place in map(self.rows.line_of, keys) if place >= 0]
        if not places:
            self.clearSelection()
            return
        column = max(0, self.currentIndex().column())
        self.keeper.put(places, places[0], column)
        self.scrollTo(self.rows.index(places[0], column))

    def step_row(self, by: int) -> None:
        """Make the next (1) or previous (−1) row current, passing over group rows."""
        place = self.currentIndex().row() + by
        while 0 <= place < self.rows.rowCount():
            if not isinstance(self.rows.line(place), Group):
                self.select([self.rows.key(place)])
                return
            place += by

    def remember(self, view: View) -> None:
        """Write columns, sorting and closed groups into what is remembered."""
        self.columns.remember(view)
        view.sort = ",".join(f"-{key}" if down else key for key, down in self.rows.order)
        view.collapsed = sorted(self.rows.closed)

    def recall(self, view: View) -> None:
        """Take up what was remembered."""
        self.columns.recall(view)
        keys = [key for key in view.sort.split(",") if key]
        self.rows.sort_by((key.removeprefix("-"), key.startswith("-")) for key in keys)
        self.rows.close_groups(view.collapsed)

    def relayout(self) -> None:
        """Take up text size and language: row heights and column widths."""
        self._give_heights()
        self.head.updateGeometry()
        self.updateGeometries()
        self.columns.fit()
        self.laid_out.emit()

    def set_lines(self, lines: int) -> None:
        """Give every row so many lines of words."""
        if lines != self._lines:
            self._lines = lines
            self.relayout()

    def set_padding(self, padding: int) -> None:
        """Make every row so much higher than its words."""
        if padding != self._padding:
            self._padding = padding
            self.relayout()

    def retranslate(self) -> None:
        """Prepare every cell anew in the language of the screen."""
        self.rows.prepare_again()
        self.relayout()

    def set_hover(self, number: int) -> None:
        """Lift a line as if the pointer were on it: a timeline beside the table says so."""
        if number != self.hover:
            before, self.hover = self.hover, number
            for line in (before, number):
                self._update_line(line)
            self.hovered.emit(number)

    def copy(self, *, with_titles: bool = False) -> None:
        """Copy the selected rows, so that Excel pastes a table."""
        columns = [self.rows.columns[n] for n in self.copied_columns()]
        cells = [[column.words(row) for column in columns] for row in self.selected_rows()]
        if cells and with_titles:
            cells.insert(0, [column.heading() for column in columns])
        if cells:
            QGuiApplication.clipboard().setMimeData(table_copy.as_mime(cells))

    def copied_columns(self) -> list[int]:
        """Return the columns that are shown, without marks beside the rows."""
        return [n for n in self.columns.visible() if not self.rows.columns[n].is_mark]

    def paste(self) -> None:
        """Hand what is on the clipboard to the page, with the rows and columns it falls on."""
        cells = table_copy.from_text(QGuiApplication.clipboard().text())
        at = self.currentIndex()
        if not cells or not at.isValid():
            return
        below = [line for line in self.rows.lines[at.row() :] if not isinstance(line, Group)]
        visible = self.columns.visible()
        first = visible.index(at.column()) if at.column() in visible else 0
        copied = self.copied_columns()
        across = [number for number in visible[first:] if number in copied]
        keys = [self.rows.columns[number].key for number in across]
        self.pasted.emit(cells, below[: len(cells)], keys[: len(cells[0])])

    @property
    def is_editable(self) -> bool:
        """Return whether some column can be edited."""
        return any(column.edit is not None for column in self.rows.columns)

    # Qt

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.painter.paint(painter, event.rect())
        painter.end()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.columns.fit()
        self.editing.place()

    @guarded
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self.rows.grouping is not None or dx:
            self.viewport().update()
        self.editing.place()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keyboard = True
        if not pressed(self, event):
            super().keyPressEvent(event)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keyboard = False
        sticky = self.painter.sticky_at(event.position().toPoint())
        if sticky >= 0:
            self.scrollTo(self.rows.index(sticky, 0), QAbstractItemView.ScrollHint.PositionAtTop)
            self.toggle_group(sticky)
            return
        number = self.rowAt(event.position().toPoint().y())
        if event.button() == Qt.MouseButton.LeftButton and self._is_group(number):
            self.setCurrentIndex(self.rows.index(number, 0))
            self.toggle_group(number)
            return
        super().mousePressEvent(event)

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self.rows.row(at) is not None:
            self.open_or_edit(at)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.set_hover(self.rowAt(event.position().toPoint().y()))

    @guarded(default=False)
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.set_hover(-1)
        return super().viewportEvent(event)

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        asked: QPoint = event.globalPos()
        at = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.currentIndex()
            asked = self.viewport().mapToGlobal(self.visualRect(at).bottomLeft())
        elif at.isValid() and not self.selectionModel().isRowSelected(at.row(), QModelIndex()):
            can_select = self.selectionMode() != QAbstractItemView.SelectionMode.NoSelection
            flags = SELECT_ROW if can_select else QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(at, flags)
        self.menu_asked.emit(asked, self.rows.row(at))

    @guarded
    def keyboardSearch(self, search: str) -> None:
        words = search.casefold()
        shown = self.rows.lines
        start = self.currentIndex().row() + (1 if len(search) == 1 else 0)
        first = self.rows.columns[0]
        for offset in range(len(shown)):
            number = (start + offset) % len(shown)
            line = shown[number]
            if not isinstance(line, Group) and first.words(line).casefold().startswith(words):
                self.select([line.id])
                return

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.viewport().update()

    # used by the parts of the table

    def toggle_group(self, number: int, *, is_open: bool | None = None) -> None:
        """Open or close the group of a line."""
        line = self.rows.line(number)
        if isinstance(line, Group):
            wanted = not line.is_open if is_open is None else is_open
            if wanted != line.is_open:
                self.rows.set_open(line.key, is_open=wanted)

    def open_or_edit(self, at: QModelIndex) -> None:
        """Edit a cell that can be edited; else say that its row is opened."""
        row = self.rows.row(at)
        if row is None:
            self.toggle_group(at.row())
        elif not self.editing.open(at):
            self.opened.emit(row)

    # private

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        heights = self.verticalHeader()
        heights.hide()
        heights.setMinimumSectionSize(1)
        heights.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _connect(self) -> None:
        self.keeper = SelectionKeeper(self)
        self.keeper.picked.connect(self.picked)
        self.keeper.selection_changed.connect(self.selection_changed)
        self.rows.modelReset.connect(self.relayout)
        self.head.sort_asked.connect(self._on_sort_asked)
        self.head.sectionMoved.connect(lambda *_: self.columns.fit())
        theme.changes().changed.connect(self.retranslate)

    def _give_heights(self) -> None:
        """Give rows and group rows their heights; Qt keeps the height of a line by its number."""
        heights, usual = self.verticalHeader(), theme.row_height(self._lines, self._padding)
        heights.setDefaultSectionSize(usual)
        group = self._group_height - 16 + round(theme.line_height("body"))
        lines = self.rows.lines if self.rows.grouping is not None else ()
        groups = {number for number, line in enumerate(lines) if isinstance(line, Group)}
        for number in self._group_lines - groups:
            if number < heights.count():
                heights.resizeSection(number, usual)
        for number in groups:
            heights.resizeSection(number, group)
        self._group_lines = groups

    def _is_group(self, number: int) -> bool:
        return number >= 0 and isinstance(self.rows.line(number), Group)

    def _update_line(self, number: int) -> None:
        if 0 <= number < self.rows.rowCount():
            top = self.rowViewportPosition(number)
            self.viewport().update(0, top, self.viewport().width(), self.rowHeight(number))

    def _on_sort_asked(self, section: int, adding: bool) -> None:  # noqa: FBT001  a Qt signal's
        key = self.rows.columns[section].key
        order = dict(self.rows.order)
        step = {None: False, False: True}.get(order.get(key))  # up, then down, then my order
        if not adding:
            order = {key: order[key]} if key in order else {}
        order.pop(key, None) if step is None else order.update({key: step})
        self.rows.sort_by(order.items())
        self.head.viewport().update()
