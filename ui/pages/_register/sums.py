"""What a column of rows comes to: sum and average in words, money apart by currency."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from core import text
from core.language import tr
from core.money import Money
from core.registers import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.registers import Column

_CENT: Final = Decimal("0.01")


def summed(column: Column, values: Iterable[Any]) -> tuple[str, str]:
    """Return sum and average of the values that are there, in words; nothing where there are none.

    Shares and days are not money: they are added up as numbers, with the unit of the column.
    """
    found = [value for value in values if value is not None]
    if not found:
        return "", ""
    if column.kind is Kind.MONEY:
        return _money(found)
    total = sum((Decimal(str(value)) for value in found), Decimal(0))
    return _number(column, total), _number(column, total / len(found))


def _money(found: list[Money]) -> tuple[str, str]:
    groups: dict[str, list[int]] = {}
    for each in found:
        groups.setdefault(each.currency, []).append(each.minor)
    sums = [Money(sum(minors), code) for code, minors in groups.items()]
    means = [Money(round(sum(minors) / len(minors)), code) for code, minors in groups.items()]
    return text.listed(map(text.money, sums)), text.listed(map(text.money, means))


def _number(column: Column, value: Decimal) -> str:
    is_exact = value == round(value, column.places)
    places = column.places if is_exact else max(column.places, 2)
    rounded = value.quantize(_CENT)
    if column.kind is Kind.PERCENT:
        return text.percent(rounded, places)
    shown = text.number(rounded, places)
    return f"{shown}{text.NBSP}{tr(column.unit)}" if column.unit else shown
