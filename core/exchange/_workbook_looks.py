"""The looks of a workbook to be filled in: white cells are open, grey ones follow from others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from core.cells import DATE_FORMAT, escaped_text, money_format, needs_quote, shown_text
from core.registers import Kind
from core.tokens import tokens

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from core.registers import Column

FACES: Final = {"en": "Arial", "ru": "Arial", "zh": "Microsoft YaHei"}
_PERCENT: Final = "0.##\\ %"
_NUMBERS: Final = frozenset({Kind.WHOLE, Kind.NUMBER, Kind.PERCENT, Kind.MONEY, Kind.DATE})
_LONG: Final = 200
"""Points of a column from which its text is broken into lines."""


class Looks:
    """Cells of one sheet: one for each column and look, filled anew line after line."""

    def __init__(self, sheet: WriteOnlyWorksheet, language: str) -> None:
        self._sheet, self._language = sheet, language
        self._colors = tokens("light").colors
        self._made: dict[tuple[str, bool, str], Any] = {}

    def words(
        self, text: str, *, size: float = 9, is_bold: bool = False, tone: str = "text"
    ) -> Any:
        """Return a cell with a text of ours."""
        cell: Any = WriteOnlyCell(self._sheet)
        self.fill(cell, shown_text(text, self._language))
        cell.font = self._font(size=size, is_bold=is_bold, tone=tone)
        cell.alignment = Alignment(vertical="center")
        return cell

    def head(self, text: str, *, is_right: bool) -> Any:
        """Return a cell with the head of a column."""
        cell: Any = WriteOnlyCell(self._sheet)
        self.fill(cell, shown_text(text, self._language))
        cell.font = self._font(size=8.5, is_bold=True, tone="text2")
        cell.fill = PatternFill("solid", fgColor=self._color("sel_inactive"))
        cell.border = Border(bottom=Side("thin", self._color("line2")))
        cell.alignment = Alignment(
            horizontal="right" if is_right else "left",
            vertical="center",
            wrap_text=True,
            indent=0 if is_right else 1,
        )
        return cell

    def hidden(self, value: str | float | None) -> Any:
        """Return a cell of a hidden column or line."""
        cell = self._made.get(("", False, ""))
        if cell is None:
            cell = self._made["", False, ""] = WriteOnlyCell(self._sheet)
            cell.font = self._font(size=8, is_bold=False, tone="text3")
        self.fill(cell, value)
        return cell

    def of(self, column: Column, *, is_open: bool, currency: str = "") -> Any:
        """Return the cell of a column, to be filled; an open one is white and may be written in."""
        key = (column.key, is_open, currency)
        cell = self._made.get(key)
        if cell is None:
            cell = self._made[key] = WriteOnlyCell(self._sheet)
            self._dress(cell, column, is_open=is_open, currency=currency)
        return cell

    @staticmethod
    def fill(cell: Any, value: Any) -> None:
        """Put a value into a cell; a text stays one, whatever it begins with."""
        if isinstance(value, str):
            cell.value = escaped_text(value)
            cell.data_type = "s"
            if needs_quote(value) != cell.quotePrefix:
                cell.quotePrefix = needs_quote(value)
        else:
            cell.value = value

    def _dress(self, cell: Any, column: Column, *, is_open: bool, currency: str) -> None:
        cell.number_format = _format(column, currency)
        cell.font = self._font(size=9, is_bold=False, tone="text" if is_open else "text2")
        if not is_open:
            cell.fill = PatternFill("solid", fgColor=self._color("sel_inactive"))
        line = Side("thin", self._color("line2"))
        cell.border = Border(left=line, right=line, top=line, bottom=line)
        stands_right = is_right(column)
        cell.alignment = Alignment(
            horizontal="right" if stands_right else "left",
            vertical="top",
            indent=0 if stands_right else 1,
            wrap_text=column.kind is Kind.NOTE or column.default_width >= _LONG,
        )
        cell.protection = Protection(locked=not is_open)

    def _font(self, *, size: float, is_bold: bool, tone: str) -> Font:
        face = FACES[self._language]
        return Font(name=face, size=size, bold=is_bold, color=self._color(tone))

    def _color(self, token: str) -> str:
        return self._colors[token].removeprefix("#")


def is_right(column: Column) -> bool:
    """Return whether the values of a column stand right."""
    return column.kind in _NUMBERS


def _format(column: Column, currency: str) -> str:
    if column.kind is Kind.MONEY:
        return money_format(currency) if currency else "#,##0.00"
    if column.kind is Kind.NUMBER:
        return "#,##0." + "0" * column.places + "#" * (4 - column.places)
    return {Kind.DATE: DATE_FORMAT, Kind.WHOLE: "#,##0", Kind.PERCENT: _PERCENT}.get(
        column.kind, "@"
    )
