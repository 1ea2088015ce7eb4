"""A sheet being filled from top to bottom: cells, merged places, columns, rows, computed values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, cast

from openpyxl.utils import get_column_letter

from core.cells import quoted, text_cell
from core.report.blocks import Cell
from core.report.excel.cells import number_format, plain

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

    from core.report.blocks import Chart, Value
    from core.report.excel.styles import Styles

LINE = 12.5
"""Points of a line of running text."""
GRID = 12
"""Columns of a cover."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands: its sheet, rows and columns, and what is in it."""

    sheet: Worksheet
    head: int
    first: int
    last: int
    columns: dict[str, int]
    values: dict[str, tuple[Value, ...]]

    def cells(self, key: str) -> str:
        """Return the fixed address of a column's cells within its sheet."""
        letter = get_column_letter(self.columns[key])
        return f"${letter}${self.first}:${letter}${self.last}"


@dataclass(frozen=True, slots=True)
class Hung:
    """A chart and the place kept for it: from and to, column and row, counted from 0."""

    chart: Chart
    sheet: Worksheet
    start: tuple[int, int]
    end: tuple[int, int]


@dataclass
class Sheet:
    """A worksheet and the next free row of it."""

    work: Worksheet
    styles: Styles
    language: str
    places: dict[str, Place]
    """Tables placed so far in the whole workbook."""
    row: int = 1
    page: float = inf
    """Pixels that stand side by side on its paper."""
    broad: int = GRID
    """Columns in use."""
    deep: int = 1
    """The last row in use."""
    widths: dict[int, float] = field(default_factory=dict)
    charts: list[Hung] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    """Rows with heads of tables."""
    fixed: int = 0
    """Columns that stay in sight when the rest scrolls, and are printed on every page."""
    repeated: tuple[int, int] | None = None
    """Rows of heads that stand on every page where the sheet takes several."""
    computed: dict[str, float | str] = field(default_factory=dict)
    """What each formula gives, for readers that do not calculate."""

    def put(self, row: int, column: int, cell: Cell, role: str, across: int = 1) -> None:
        """Set a value with its format and look, over so many columns."""
        place = cast("SheetCell", self.work.cell(row, column))  # not merged into another
        code = number_format(cell.kind, self.language, cell.value)
        if (cell.before or cell.after) and not isinstance(cell.value, str):
            code = ";".join(
                f"{quoted(cell.before)}{part}{quoted(cell.after)}".replace('""', "")
                for part in code.split(";")
            )
        place.style = self.styles.name(role, code, cell.kind, cell.tone)
        value = plain(cell.value)
        if isinstance(value, str):
            text_cell(place, f"{cell.before}{value}{cell.after}", self.language)
        elif value is not None:
            place.value = value
        if across > 1:
            self.work.merge_cells(
                start_row=row, end_row=row, start_column=column, end_column=column + across - 1
            )
        self.deep = max(self.deep, row)

    def text(self, row: int, column: int, text: str, role: str, across: int = 1) -> None:
        """Set a text, over so many columns."""
        self.put(row, column, Cell(text), role, across)

    def formula(self, row: int, column: int, text: str, value: Value) -> None:
        """Set a formula in a cell that has its look, and what it gives now."""
        place = self.work.cell(row, column)
        place.value = f"={text}"
        shown = plain(value)
        assert not isinstance(shown, dt.date)
        self.computed[place.coordinate] = "" if shown is None else shown

    def high(self, row: int, points: float) -> None:
        """Make a row this high."""
        self.work.row_dimensions[row].height = points

    def wide(self, column: int, digits: float) -> None:
        """Make a column at least this wide."""
        self.widths[column] = max(self.widths.get(column, 0), digits)
        self.work.column_dimensions[get_column_letter(column)].width = self.widths[column]

    def room(self, column: int, across: int) -> float:
        """Return how many digits stand in so many columns."""
        return sum(self.widths.get(column + n, 8.43) for n in range(across))
