"""What a cell may hold, as Excel is told it: lists, limits, and notes on the heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.worksheet.datavalidation import DataValidation

from core import terms
from core.language import mark, words
from core.registers import Field, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.registers import Column

_NUMBERS: Final = frozenset({Kind.WHOLE, Kind.NUMBER, Kind.PERCENT, Kind.MONEY})
_LISTED: Final = mark("One of the list.")
_KINDS: Final = {
    Kind.DATE: mark("A date, such as 2025-02-28."),
    Kind.COUNTRY: mark("A country code such as KZ."),
    Kind.REFERENCE: mark("A code of the list."),
    **dict.fromkeys((Kind.CHOICE, Kind.SHOP, Kind.CURRENCY, Kind.FLAG), _LISTED),
}
_MOST: Final = 10**12
_LONGEST: Final = 250
"""Characters of a message of Excel."""
_HUNDRED: Final = 100


def rule(column: Column, place: str, language: str) -> DataValidation | None:
    """Return what Excel is to check in a column; None where it takes anything."""
    if not isinstance(column, Field) and not place:
        return None
    made: DataValidation | None = None
    if place:
        made = DataValidation("list", formula1=place, allow_blank=True)
    elif column.kind is Kind.DATE:
        first, last = ("DATE({},{},{})".format(*each) for each in _DAYS)
        made = DataValidation("date", operator="between", formula1=first, formula2=last)
    elif isinstance(column, Field) and column.kind in _NUMBERS:
        low, high = _limits(column)
        if column.kind is Kind.PERCENT:
            low, high = low / _HUNDRED, high / _HUNDRED
        made = DataValidation(
            "whole" if column.kind is Kind.WHOLE else "decimal",
            operator="between",
            formula1=f"{low:g}",
            formula2=f"{high:g}",
        )

    if made is None:
        return None
    w = words(language)
    made.allow_blank = True
    made.errorTitle = w(column.title)[:32]
    said = " ".join(_told(column, language)) or w(mark("This cannot be entered here."))
    made.error = said[:_LONGEST]
    return made


def note(column: Column, language: str) -> str:
    """Return what a head says of its column when it is pointed at; nothing where all is plain."""
    return "\n".join(_told(column, language))


def _told(column: Column, language: str) -> Iterator[str]:
    w = words(language)
    if not isinstance(column, Field):
        yield w(mark("It follows from other columns and is not entered."))
        return
    if column.required:
        yield w(mark("It is needed in every line."))
    if column.kind in _NUMBERS:
        low, high = _limits(column)
        if high < _MOST:
            yield w(mark("A number from {low} to {high}."), low=f"{low:g}", high=f"{high:g}")
        elif low >= 0:
            yield w(mark("A number, not below zero."))
    elif said := _KINDS.get(column.kind):
        yield w(said)


def _limits(column: Field) -> tuple[float, float]:
    high = float(_MOST if column.high is None else column.high)
    return (-high if column.low is None else float(column.low)), high


_DAYS: Final = tuple((each.year, each.month, each.day) for each in (terms.EARLIEST, terms.LATEST))
