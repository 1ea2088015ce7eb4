"""Shows frozen rows as a table, sorted, filtered and grouped. There is no other table model."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any, Final, Generic, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from ui.guard import guarded
from ui.models.arrange import Group, grouped, in_order
from ui.models.column import R
from ui.paint import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from PySide6.QtCore import QObject

    from ui.models.arrange import Grouping
    from ui.models.column import Column

Role = Qt.ItemDataRole
SORT_ROLE: Final = Role.UserRole + 1
ROW_ROLE: Final = Role.UserRole + 2
AnyIndex = QModelIndex | QPersistentModelIndex
SortOrder = tuple[tuple[str, bool], ...]
"""Column keys, most important first, each with whether it runs from the largest down."""

_FLAGS: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_MANY: Final = 40
_NOT_YET: Final = object()
"""Stands for a cell that nobody has looked at since its row changed."""
_LONG, _SLICE = 500, 0.006
"""Of more rows the words that a filter looks in are gathered beforehand, so many seconds at a time."""


class RowsModel(QAbstractTableModel, Generic[R]):
    """Frozen rows under columns.

    An edit is handed to the column; what the screen shows changes only when the rows are shown
    anew. Cells are prepared when first painted and kept until their row differs.

    Signals:
        arranged: which lines are shown, or what they say, may have changed.
    """

    arranged = Signal()

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._number = {column.key: i for i, column in enumerate(self.columns)}
        self._rows: list[R] = []
        self._lines: list[R | Group[R]] = []
        self._keys: list[Hashable] = []
        self._line_of: dict[Hashable, int] | None = None
        self._prepared: dict[Hashable, list[Any]] = {}
        self._haystacks: dict[Hashable, str] = {}
        self._order: SortOrder = ()
        self._grouping: Grouping[R] | None = None
        self._closed: frozenset[str] = frozenset()
        self._words: tuple[str, ...] = ()
        self._filters: dict[str, Callable[[R], bool]] = {}
        self.locked = ""
        """Why nothing can be edited, in the language of the screen; empty where it can."""
        self._unread: Iterator[R] = iter(())
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._gather_some)

    # what is shown

    def show_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show other columns over the same rows; sorting by one that is gone ends."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._number = {column.key: i for i, column in enumerate(self.columns)}
        self._order = tuple(each for each in self._order if each[0] in self._number)
        self._prepared.clear()
        self._haystacks.clear()
        self.endResetModel()
        self._arrange()

    def show_rows(self, rows: Iterable[R]) -> None:
        """Replace the rows, repainting only what differs when no line came, went or moved."""
        old = {row.id: row for row in self._rows}
        self._rows = list(rows)
        for row in self._rows:
            if old.pop(row.id, None) != row:
                self._forget(row.id)
        for gone in old:
            self._forget(gone)
        self._arrange()
        self._gather()

    def sort_by(self, order: Iterable[tuple[str, bool]]) -> None:
        """Sort by some columns, most important first; by none the rows stand as they came."""
        self._order = tuple((key, down) for key, down in order if key in self._number)
        self._arrange()

    def group_by(self, grouping: Grouping[R] | None) -> None:
        """Put the rows under group rows, or under none."""
        self._grouping = grouping
        self._arrange()

    def close_groups(self, keys: Iterable[Hashable]) -> None:
        """Close these groups and open all others."""
        self._closed = frozenset(map(str, keys))
        self._arrange()

    def set_open(self, key: Hashable, *, is_open: bool) -> None:
        """Open or close a group."""
        self.close_groups(self._closed - {str(key)} if is_open else self._closed | {str(key)})

    def filter_text(self, text: str) -> None:
        """Show only rows that have every one of these words in some column."""
        self._words = tuple(text.casefold().split())
        self._arrange()

    def filter_by(self, name: str, test: Callable[[R], bool] | None) -> None:
        """Show only rows that pass a test; the name replaces or (with None) removes it later."""
        self.filter_by_all({name: test})

    def filter_by_all(self, tests: Mapping[str, Callable[[R], bool] | None]) -> None:
        """Set some tests by name, or (with None) remove them, in one go."""
        is_other = any(test is not None or name in self._filters for name, test in tests.items())
        for name, test in tests.items():
            self._filters.pop(name, None)
            if test is not None:
                self._filters[name] = test
        if is_other:
            self._arrange()

    def prepare_cells(self) -> None:
        """Prepare every cell anew where they stand: what they say beside their rows changed."""
        self._prepared.clear()
        self._haystacks.clear()
        if self._lines:
            self._announce(0, len(self._lines) - 1)

    def prepare_again(self) -> None:
        """Prepare every cell anew: the language or the text size changed."""
        self._prepared.clear()
        self._haystacks.clear()
        self._arrange()
        self.prepare_cells()
        self._gather()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    # what can be asked

    @property
    def order(self) -> SortOrder:
        """Return what the rows are sorted by."""
        return self._order

    @property
    def grouping(self) -> Grouping[R] | None:
        """Return how the rows are grouped."""
        return self._grouping

    @property
    def closed(self) -> frozenset[str]:
        """Return the keys of the closed groups, as text."""
        return self._closed

    @property
    def is_filtered(self) -> bool:
        """Return whether some rows may be left out."""
        return bool(self._words or self._filters)

    @property
    def rows(self) -> Sequence[R]:
        """Return all rows as they came."""
        return self._rows

    @property
    def lines(self) -> Sequence[R | Group[R]]:
        """Return what is shown from top to bottom: rows and group rows."""
        return self._lines

    def shown_rows(self) -> list[R]:
        """Return the rows that are shown, without group rows."""
        return [line for line in self._lines if not isinstance(line, Group)]

    def passing(self, *, but: str) -> list[R]:
        """Return the rows that every filter lets pass, one of them (by its name) left aside."""
        rows: Sequence[R] = self._rows
        for name, test in self._filters.items():
            if name != but:
                rows = [row for row in rows if test(row)]
        return self._with_words(rows) if self._words else list(rows)

    def line(self, number: int) -> R | Group[R]:
        """Return a row or group row by its place."""
        return self._lines[number]

    def row(self, index: AnyIndex) -> R | None:
        """Return the row at an index; nothing at a group row or outside."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        return None if isinstance(line, Group) else line

    def key(self, number: int) -> Hashable:
        """Return what tells a line from others: the id of a row, `("group", key)` of a group."""
        return self._keys[number]

    def line_of(self, key: Hashable) -> int:
        """Return the place of a line by its key; -1 if it is not shown."""
        if self._line_of is None:
            self._line_of = {k: i for i, k in enumerate(self._keys)}
        return self._line_of.get(key, -1)

    def column(self, index: AnyIndex) -> Column[R]:
        """Return the column at an index."""
        return self.columns[index.column()]

    def number(self, key: str) -> int:
        """Return the place of a column by its key."""
        return self._number[key]

    def cells(self, number: int, wanted: Iterable[int] | None = None) -> Sequence[Any]:
        """Return the prepared cells of a line, one a column; nothing under a group's title.

        Args:
            number: of the line.
            wanted: the columns that are looked at, None for all; others need not be prepared.
        """
        line = self._lines[number]
        if isinstance(line, Group):
            return [line.cells.get(column.key) for column in self.columns]
        found = self._prepared.get(line.id)
        if found is None:
            found = self._prepared[line.id] = [_NOT_YET] * len(self.columns)
        for place in range(len(found)) if wanted is None else wanted:
            if found[place] is _NOT_YET:
                found[place] = self.columns[place].prepared(line)
        return found

    def may_edit(self, row: R, column: Column[R]) -> bool:
        """Return whether the user may change a value now."""
        return not self.locked and column.is_editable(row)

    def enter(self, index: AnyIndex, text: str) -> None:
        """Carry out the edit that a typed text asks for.

        Raises:
            UserError: the text is not accepted, or the operation refuses the value.
        """
        row, column = self.row(index), self.column(index)
        if row is not None and self.may_edit(row, column):
            self._edit(row, column, column.typed(text, row))

    def put(self, index: AnyIndex, value: Any) -> None:
        """Carry out the edit to a value that was chosen, not typed.

        Raises:
            UserError: the operation refuses the value.
        """
        row, column = self.row(index), self.column(index)
        if row is not None and self.may_edit(row, column):
            self._edit(row, column, value)

    def step(self, index: AnyIndex, steps: int) -> bool:
        """Move a value some steps (days) on; return whether the column can."""
        row, column = self.row(index), self.column(index)
        if row is None or column.step is None or not self.may_edit(row, column):
            return False
        self._edit(row, column, column.step(row, steps))
        return True

    # Qt

    @guarded(default=0)
    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @guarded(default=0)
    def columnCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    @guarded
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Role.ToolTipRole:
            return plain(column.heading()) if column.below() else None
        if role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        return column.heading()

    @guarded
    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], self.columns[index.column()]
        if role == ROW_ROLE:
            return line
        if isinstance(line, Group):
            return _of_group(line, index.column(), role)
        return _of_row(line, column, role)

    @guarded(default=Qt.ItemFlag.NoItemFlags)
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self.row(index)
        if row is not None and self.may_edit(row, self.column(index)):
            return _FLAGS | Qt.ItemFlag.ItemIsEditable
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    @guarded(default=False)
    def setData(self, index: AnyIndex, value: Any, role: int = Role.EditRole) -> bool:
        row = self.row(index)
        if role != Role.EditRole or row is None or not self.may_edit(row, self.column(index)):
            return False
        self.enter(index, str(value))
        return True

    # private

    def _edit(self, row: R, column: Column[R], value: Any) -> None:
        assert column.edit is not None
        if value != column.value(row):
            column.edit(row, value)

    def _forget(self, key: Hashable) -> None:
        self._prepared.pop(key, None)
        self._haystacks.pop(key, None)

    def _arrange(self) -> None:
        lines = self._arranged()
        keys = self._keys_of(lines)
        if keys == self._keys:
            changed = [i for i, old in enumerate(self._lines) if old != lines[i]]
            self._lines = lines
            self._announce_all(changed)
        else:
            self.beginResetModel()
            self._lines, self._keys, self._line_of = lines, keys, None
            self.endResetModel()
        self.arranged.emit()

    def _keys_of(self, lines: Sequence[R | Group[R]]) -> list[Hashable]:
        if self._grouping is None:
            return [line.id for line in cast("Sequence[R]", lines)]
        return [("group", line.key) if isinstance(line, Group) else line.id for line in lines]

    def _arranged(self) -> list[R | Group[R]]:
        rows: Sequence[R] = self._rows
        for test in self._filters.values():
            rows = [row for row in rows if test(row)]
        if self._words:
            rows = self._with_words(rows)
        if self._order:
            columns = [(self.columns[self._number[key]], down) for key, down in self._order]
            rows = in_order(rows, [(c.sort or c.value, down) for c, down in columns])
        if self._grouping is not None:
            return grouped(rows, self._grouping, self._closed)
        return list(rows)

    def _with_words(self, rows: Sequence[R]) -> list[R]:
        words, stacks = self._words, self._haystacks
        for row in rows:
            if row.id not in stacks:
                stacks[row.id] = self._haystack(row)
        return [row for row in rows if all(word in stacks[row.id] for word in words)]

    def _haystack(self, row: R) -> str:
        found = [find(row) for find in self._finders]
        return "\n".join(filter(None, found)).casefold()

    @property
    def _finders(self) -> list[Callable[[R], str]]:
        return [c.words if c.find is None else c.find for c in self.columns]

    def _gather(self) -> None:
        """Begin to gather the words of a long list while nothing else is to be done."""
        if len(self._rows) > _LONG:
            self._unread = iter(self._rows)
            self._idle.start()

    def _gather_some(self) -> None:
        stop = perf_counter() + _SLICE
        for row in self._unread:
            if row.id not in self._haystacks:
                self._haystacks[row.id] = self._haystack(row)
                if perf_counter() > stop:
                    return
        self._idle.stop()

    def _announce_all(self, changed: Sequence[int]) -> None:
        if len(changed) > _MANY:
            self._announce(changed[0], changed[-1])
            return
        for number in changed:
            self._announce(number, number)

    def _announce(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))


def _of_row(row: R, column: Column[R], role: int) -> Any:
    if role == Role.DisplayRole:
        return column.words(row)
    if role == Role.EditRole:
        return column.start_text(row)
    if role == SORT_ROLE:
        return (column.sort or column.value)(row)
    if role == Role.ToolTipRole:
        return plain(column.tooltip(row)) if column.tooltip is not None else None
    if role == Role.AccessibleTextRole:
        return column.spoken(row) if column.spoken is not None else column.words(row)
    return None


def _of_group(group: Group[R], number: int, role: int) -> Any:
    if role not in (Role.DisplayRole, Role.AccessibleTextRole) or number:
        return None
    return " ".join(part for part in (group.title, str(len(group.rows)), group.total) if part)
