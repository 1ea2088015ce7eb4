"""What the user decides while a workbook lies beside the file: nothing of it is stored yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.exchange.workbook import CHANGED, CONFLICT, GONE, NEW, UNCLEAR
from core.operations.workbook import taken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from core.exchange.workbook import BookDiff
    from core.operations.workbook import TakenRow
    from ui.dialogs.workbook_import.lines import CellId, Line

DECIDED = frozenset({CHANGED, NEW, CONFLICT, GONE})
"""States in which a line is taken or left."""
_OURS = frozenset({CONFLICT, GONE})
"""States in which nothing is taken before the user says so."""


class Choices(QObject):
    """Which cells are taken; a choice made in one of several selected lines holds for all.

    Signals:
        changed: Something is taken or left that was not.
        read_so: Another reading holds in a column; carries the sheet, the field and which.
    """

    changed = Signal()
    read_so = Signal(int, str, int)

    def __init__(
        self, selected: Callable[[], Sequence[Line]], parent: QObject | None = None
    ) -> None:
        """Take how the selected lines are asked for."""
        super().__init__(parent)
        self._selected = selected
        self._turned: set[CellId] = set()

    def clear(self) -> None:
        """Forget every choice: another workbook is shown."""
        self._turned.clear()

    def is_taken(self, line: Line) -> bool:
        """Return whether a line is taken; of a row that is gone, whether it is removed."""
        if line.state not in DECIDED:
            return False
        return (line.state not in _OURS) != (line.id in self._turned)

    def take(self, line: Line, value: object) -> None:
        """Take or leave a line, and the selected ones with it; of an unclear one, read it so."""
        if line.state == UNCLEAR:
            assert line.cell is not None
            assert isinstance(value, int)
            self.read_so.emit(line.row.sheet, line.cell.key, value)
            return
        chosen = list(self._selected())
        lines = chosen if any(each.id == line.id for each in chosen) else [line]
        self.put(lines, is_taken=bool(value))

    def put(self, lines: Iterable[Line], *, is_taken: bool) -> None:
        """Take or leave lines."""
        for line in lines:
            if line.state in DECIDED and self.is_taken(line) != is_taken:
                self._turned ^= {line.id}
        self.changed.emit()

    def rows(self, found: BookDiff, lines: Iterable[Line]) -> tuple[TakenRow, ...]:
        """Return what is to be taken."""
        refused: set[CellId] = set()
        removed: set[int] = set()
        for line in lines:
            if line.state == GONE and self.is_taken(line):
                removed.add(line.place)
            elif not self.is_taken(line):
                refused.update(line.cells)
        return taken(found, refused, removed)
