"""Cells of a workbook beside what is here, in the words of the screen."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from core import terms, text
from core.exchange.workbook import CHANGED, CONFLICT, GONE, LOST, NEW, REFUSED, UNCLEAR
from core.language import mark, tr
from core.money import Money
from core.registers import Kind, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.exchange.workbook import CellDiff, RowDiff
    from core.registers import Column

NOTHING: Final = "–"
FATES: Final[Mapping[tuple[str, bool], tuple[str, str]]] = {
    (CHANGED, True): ("amber", mark("Taken")),
    (CHANGED, False): ("grey", mark("Left as it is")),
    (NEW, True): ("green", mark("Added")),
    (NEW, False): ("grey", mark("Not added")),
    (CONFLICT, True): ("red", mark("Conflict: theirs")),
    (CONFLICT, False): ("red", mark("Conflict: ours")),
    (UNCLEAR, False): ("amber", mark("Unclear")),
    (REFUSED, False): ("red", mark("Refused")),
    (GONE, True): ("red", mark("Removed")),
    (GONE, False): ("grey", mark("Stays")),
    (LOST, False): ("grey", mark("Left out")),
}
"""Tone and word of what becomes of a line: by its state, and whether it is taken."""
_MOST_PLACES: Final = 4


def row_title(row: RowDiff, sheet: str) -> str:
    """Return what stands over the cells of a row."""
    said = [f"{tr(table(row.register).title)} {row.name}".strip()]
    if row.state == NEW:
        said.append(tr(mark("new row")))
    is_named_so = sheet == tr(table(row.register).title)
    if row.line and is_named_so:
        said.append(tr(mark("line {line}"), line=row.line))
    elif row.line:
        said.append(tr(mark("{sheet}, line {line}"), sheet=sheet, line=row.line))
    return " · ".join([row.project, *said] if row.project else said)


def field_title(register: str, key: str) -> str:
    """Return what a field is called, with the heading it stands under."""
    column = next((each for each in table(register).columns if each.key == key), None)
    if column is None:
        return tr(mark("Project"))
    return " · ".join(tr(part) for part in (column.group, column.title) if part)


def old_words(register: str, cell: CellDiff) -> str:
    """Return the value that is here."""
    return _words(register, cell.key, cell.old)


def new_words(register: str, cell: CellDiff) -> str:
    """Return the value there: both readings where it is unclear, the bare content if refused."""
    if cell.readings:
        return " / ".join(_words(register, cell.key, each) for each in cell.readings)
    if cell.state == REFUSED and cell.new is None:
        return cell.shown or NOTHING
    return _words(register, cell.key, cell.new)


def all_new(row: RowDiff) -> str:
    """Return what a new row holds, in one line."""
    return text.listed(new_words(row.register, cell) for cell in row.cells)


def sent_words(register: str, cell: CellDiff) -> str:
    """Return what a cell in conflict was when it went out."""
    return _words(register, cell.key, cell.sent) if cell.state == CONFLICT else ""


def reading_words(register: str, cell: CellDiff) -> list[tuple[int, str]]:
    """Return the two readings of an unclear cell, as they are offered."""
    is_date = any(isinstance(each, dt.date) for each in cell.readings)
    names = (
        (mark("{value}: day first"), mark("{value}: month first"))
        if is_date
        else (mark("{value}: decimal comma"), mark("{value}: decimal point"))
    )
    return [
        (number, tr(name, value=_words(register, cell.key, value)))
        for number, (name, value) in enumerate(zip(names, cell.readings, strict=True))
    ]


def _words(register: str, key: str, value: Any) -> str:
    column = next((each for each in table(register).columns if each.key == key), None)
    if value is None or value == "" or column is None:
        return NOTHING
    return value_words(column, value)


def value_words(column: Column, value: Any) -> str:
    """Return a value of a column as the lists show it."""
    if isinstance(value, bool):
        return tr(mark("Yes") if value else mark("No"))
    if isinstance(value, Money):
        return text.money(value)
    if isinstance(value, dt.date):
        return text.day(value)
    if isinstance(value, int | float | Decimal):
        return _number(column, value)
    return _named(column, " ".join(str(value).split("\n")))


def _named(column: Column, value: str) -> str:
    if column.kind is Kind.CHOICE and value in column.choices:
        return tr(column.choices[value])
    if column.kind is Kind.SHOP and value in {shop.code for shop in terms.SHOPS}:
        return tr(terms.shop(value).name)
    return text.country(value) if column.kind is Kind.COUNTRY else value


def _number(column: Column, value: float | Decimal) -> str:
    places = column.places
    if isinstance(value, Decimal):
        exponent = int(value.normalize().as_tuple().exponent)
        places = max(places, min(_MOST_PLACES, -exponent))
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    shown = text.percent if column.kind is Kind.PERCENT else text.number
    return shown(exact, places)
