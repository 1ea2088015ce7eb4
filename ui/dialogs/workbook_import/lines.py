"""The lines of the preview: a cell each, or a whole row that is gone or cannot be placed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.exchange.workbook import CHANGED, GONE, LOST, NEW, REFUSED
from core.language import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.exchange.workbook import BookDiff, CellDiff, RowDiff

MANY = 20_000
"""Cells that differ from which on a new row is one line."""
CellId = tuple[int, int, int, str]
"""Sheet, line, row and field of a cell; of a whole row the field is empty."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the preview.

    Attributes:
        id: what tells it from the others.
        place: of its row among all rows that differ.
        row: the row.
        cell: the cell; None where the line is about the whole row.
        title: what stands over the cells of the row.
    """

    id: CellId
    place: int
    row: RowDiff
    cell: CellDiff | None
    title: str

    @property
    def cells(self) -> tuple[CellId, ...]:
        """Return the cells that are left where the line is."""
        if self.cell is not None:
            return (self.id,)
        return tuple((*self.row.id, cell.key) for cell in self.row.cells)

    @property
    def state(self) -> str:
        """Return what is to be decided here."""
        if self.cell is None:
            return self.row.state
        if self.row.state == NEW:
            if self.row.reason and not self.cell.readings:
                return REFUSED
            return NEW if self.cell.state == CHANGED else self.cell.state
        return self.cell.state

    @property
    def reason(self) -> str:
        """Return why it cannot be taken, or what is to be known of it."""
        if self.cell is None:
            return self.row.reason
        if self.cell.readings:
            return tr(mark("May mean two things; choose which, for the whole column."))
        return self.cell.reason or (self.row.reason if self.row.state == NEW else "")


def lines_of(found: BookDiff, title: Callable[[RowDiff, str], str]) -> Iterator[Line]:
    """Yield the lines of a comparison: of a very long one, one for each new row.

    Args:
        found: the comparison.
        title: says what stands over a row, of the row and the name of its sheet.
    """
    is_long = sum(len(row.cells) for row in found.rows) > MANY
    for place, row in enumerate(found.rows):
        over = title(row, found.sheets[row.sheet].name)
        is_sound = all(cell.state == CHANGED for cell in row.cells) and not row.reason
        is_whole = row.state in {GONE, LOST} or (is_long and row.state == NEW and is_sound)
        if is_whole or not row.cells:
            yield Line((*row.id, ""), place, row, None, over)
        else:
            yield from (Line((*row.id, c.key), place, row, c, over) for c in row.cells)
