"""Numbers and dates of a report are numbers and dates in a cell, or are refused."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from core.money import Money
from core.report.blocks import Kind
from core.report.excel.cells import number_format, plain


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_f56_what_is_no_number_is_refused(value: float | Decimal) -> None:
    with pytest.raises(ValueError, match="not a number"):
        plain(value)


def test_f56_more_digits_than_excel_keeps_become_text() -> None:
    assert plain(10**15) == "1000000000000000"
    assert plain(Decimal("12345678901234567.89")) == "12345678901234567.89"
    assert plain(Money(999_999_999_999_999, "USD")) == 9_999_999_999_999.99


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (Kind.DATE, "yyyy\\-mm\\-dd"),
        (Kind.PERCENT, "0.0\\ %"),
        (Kind.SLIP, '"+"0" d";"−"0" d";"on plan"'),
        (Kind.TEXT, "@"),
    ],
)
def test_formats_say_what_the_screen_says(kind: Kind, code: str) -> None:
    assert number_format(kind, "en") == code


def test_money_has_the_places_of_its_currency() -> None:
    assert number_format(Kind.MONEY, "en", Money(1, "USD")) == '#,##0.00\\ "USD"'
    assert number_format(Kind.MONEY, "en", Money(1, "JPY")) == '#,##0\\ "JPY"'


def test_a_date_stays_a_date() -> None:
    assert plain(dt.date(2025, 2, 28)) == dt.date(2025, 2, 28)
