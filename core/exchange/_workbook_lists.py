"""The hidden sheet of lists: what may be chosen in the cells of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter, quote_sheetname

from core import terms
from core.cells import escaped_text
from core.exchange._workbook_words import NO, YES
from core.language import words
from core.money import CURRENCIES
from core.registers import Field, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl import Workbook

    from core.registers import Column

_LEAST: Final = 2
"""The line of the first choice; over it stands what they are of."""


class Lists:
    """Lists that cells choose from, each once, whatever number of columns uses it."""

    def __init__(self, title: str, language: str) -> None:
        self._title, self._language = title, language
        self._columns: dict[tuple[str, ...], int] = {}
        self._heads: list[str] = []

    def place(self, column: Column, codes: Mapping[str, Sequence[str]]) -> str:
        """Return where the choices of a column stand, as a formula; nothing where it has none."""
        return self.put(column.title, self.choices(column, codes))

    def put(self, title: str, listed: tuple[str, ...]) -> str:
        """Return where a list stands, as a formula; nothing of an empty one."""
        if not listed:
            return ""
        if listed not in self._columns:
            self._columns[listed] = len(self._columns) + 1
            self._heads.append(words(self._language)(title))
        letter = get_column_letter(self._columns[listed])
        last = _LEAST + len(listed) - 1
        return f"{quote_sheetname(self._title)}!${letter}${_LEAST}:${letter}${last}"

    def choices(self, column: Column, codes: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
        """Return the words that may stand in a cell of a column; nothing where any may."""
        if not isinstance(column, Field):
            return ()
        w = words(self._language)
        if column.kind is Kind.CHOICE:
            return tuple(w(name) for name in column.choices.values())
        if column.kind is Kind.SHOP:
            return tuple(w(shop.name) for shop in terms.SHOPS)
        if column.kind is Kind.FLAG:
            return (w(YES), w(NO))
        if column.kind is Kind.CURRENCY:
            return CURRENCIES
        return tuple(codes.get(column.to, ())) if column.kind is Kind.REFERENCE else ()

    def write(self, book: Workbook) -> None:
        """Add the sheet."""
        sheet = book.create_sheet(self._title)
        sheet.sheet_state = "hidden"
        columns = list(self._columns)
        deepest = max((len(listed) for listed in columns), default=0)
        sheet.append([_text(sheet, head) for head in self._heads])
        for line in range(deepest):
            sheet.append(
                [_text(sheet, each[line]) if line < len(each) else None for each in columns]
            )


def _text(sheet: Any, text: str) -> Any:
    """Return a cell with a word that is no formula: a code may begin with a sign."""
    cell = WriteOnlyCell(sheet)
    cell.value = escaped_text(text)
    cell.data_type = "s"
    return cell
