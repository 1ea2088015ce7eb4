"""The only door into a cell: text that stays text, true dates, true numbers, their formats."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from core.language import words
from core.money import Money, places
from core.report.blocks import Kind

if TYPE_CHECKING:
    import datetime as dt

    from openpyxl.cell import Cell as SheetCell

    from core.report.blocks import Value

LONGEST: Final = 32_767
"""Characters that a cell of Excel holds."""
DIGITS: Final = 15
"""Digits that a number in Excel keeps."""
REPLACED: Final = "\N{REPLACEMENT CHARACTER}"
DATE_FORMAT: Final = "yyyy\\-mm\\-dd"
PERCENT_FORMAT: Final = "0.0\\ %"
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS: Final = re.compile("\r\n?")
_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_TRIGGERS: Final = ("=", "+", "-", "@", "\t", "\n", "'")
_MINUS: Final = "\N{MINUS SIGN}"


def shown_text(text: str, language: str, limit: int = LONGEST) -> str:
    """Return the text as a cell can hold it; what cannot be held is replaced or told, never lost.

    Control characters and halves of surrogate pairs become �. A text over the limit ends with a
    note of how long it is.
    """
    whole = _FORBIDDEN.sub(REPLACED, _LINE_ENDS.sub("\n", text))
    if len(whole) <= limit:
        return whole
    w = words(language)
    note = w("… [{count} characters in all; the rest is in Handover]", count=len(whole))
    return whole[: limit - len(note)] + note


def text_cell(cell: SheetCell, text: str, language: str) -> None:
    """Set a text that nobody takes for a formula, a number, an error or a link."""
    kept = shown_text(text, language)
    escaped = _escaped(kept)
    if len(escaped) > LONGEST:
        kept = shown_text(text, language, 2 * LONGEST - len(escaped))
        escaped = _escaped(kept)
    cell.value = escaped
    cell.data_type = "s"
    if kept.startswith(_TRIGGERS):
        cell.quotePrefix = True


def plain(value: Value) -> str | int | float | dt.date | None:
    """Return the value as a cell holds it; an integer too long for Excel becomes text.

    Raises:
        ValueError: it is no number (NaN, infinite): Excel would show an empty cell in silence.
    """
    if isinstance(value, Money):
        value = value.amount
    if isinstance(value, float | Decimal) and not math.isfinite(value):
        raise ValueError(f"{value} is not a number that a report can show")
    if isinstance(value, Decimal):
        return str(value) if len(value.as_tuple().digits) > DIGITS else float(value)
    if isinstance(value, int) and abs(value) >= 10**DIGITS:
        return str(value)
    return value


def number_format(kind: Kind, language: str, value: Value = None) -> str:
    """Return the format code of a kind of value; one of money depends on its currency."""
    if kind is Kind.SLIP:
        return _slip_format(language)
    if kind is Kind.SPAN:
        before, after = _around_days(language)
        return f'{before}0{after};{before}"{_MINUS}"0{after}'
    if kind is Kind.FLOAT:
        before, after = _around_days(language)
        return f'{before}General{after};{before}"{_MINUS}"General{after}'
    if kind is Kind.STALE:
        before, after = words(language)("stale {days} d", days="\0").split("\0")
        return f"{quoted(before)}0{quoted(after)}"
    if kind is Kind.MONEY and isinstance(value, Money):
        decimals = places(value.currency)
        return "#,##0" + ("." + "0" * decimals if decimals else "") + f"\\ {quoted(value.currency)}"
    return _FORMATS.get(kind, "General")


def quoted(text: str) -> str:
    """Return a text as a literal part of a format code."""
    return '"' + text.replace('"', "”") + '"' if text else ""


_FORMATS: Final = {
    Kind.TEXT: "@",
    Kind.LONG: "@",
    Kind.RAG: "@",
    Kind.DATE: DATE_FORMAT,
    Kind.WHOLE: "#,##0",
    Kind.NUMBER: "0.00",
    Kind.TENTHS: "#,##0.0",
    Kind.PERCENT: PERCENT_FORMAT,
    Kind.POINTS: f'"+"0.0\\ %;"{_MINUS}"0.0\\ %;0.0\\ %',
    Kind.MONEY: "#,##0.00",
}


def _escaped(text: str) -> str:
    """Return the text with its _x0041_ marked as typed, where Excel would read a character."""
    return _ESCAPE.sub("_x005F_", text)


@cache
def _slip_format(language: str) -> str:
    before, after = _around_days(language)
    on_plan = quoted(words(language)("on plan"))
    return f'{before}"+"0{after};{before}"{_MINUS}"0{after};{on_plan}'


@cache
def _around_days(language: str) -> tuple[str, str]:
    """Return what this language writes before and after a number of days, as format code."""
    before, after = words(language)("{days} d", days="\0").split("\0")
    return quoted(before), quoted(after)
