"""What a value of a report is in a cell: a true date, a true number, and its format."""

from __future__ import annotations

import math
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from core.cells import DATE_FORMAT, DIGITS, money_format, quoted
from core.language import words
from core.money import Money
from core.report.blocks import Kind

if TYPE_CHECKING:
    import datetime as dt

    from core.report.blocks import Value

PERCENT_FORMAT: Final = "0.0\\ %"
_MINUS: Final = "\N{MINUS SIGN}"


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
        return money_format(value.currency)
    return _FORMATS.get(kind, "General")


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
