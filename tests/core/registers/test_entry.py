"""What can be typed into a field of each kind, and what is refused in words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import language
from core.errors import InvalidInput
from core.money import Money
from core.registers import Field, Kind, accepted, parsed

CHOICES = {"OPEN": "Open", "IN_PROGRESS": "In progress"}


def field(kind: Kind, **more: Any) -> Field:
    choices = CHOICES if kind is Kind.CHOICE else {}
    return Field("x", "Cell", kind, choices=choices, **more)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.TEXT, "  words ", "words"),
        (Kind.NOTE, "two\nlines", "two\nlines"),
        (Kind.WHOLE, "1,200", 1200),
        (Kind.NUMBER, "27.5", Decimal("27.5")),
        (Kind.PERCENT, "62.5 %", Decimal("62.5")),
        (Kind.MONEY, "1,234.50", Money(123450, "USD")),
        (Kind.MONEY, "1234.5 USD", Money(123450, "USD")),
        (Kind.DATE, "2025-02-28", dt.date(2025, 2, 28)),
        (Kind.DATE, "2025/2/8", dt.date(2025, 2, 8)),
        (Kind.DATE, "28.02.2025", dt.date(2025, 2, 28)),
        (Kind.DATE, "28/02/2025", dt.date(2025, 2, 28)),
        (Kind.DATE, "02/28/2025", dt.date(2025, 2, 28)),
        (Kind.DATE, "03/03/2025", dt.date(2025, 3, 3)),
        (Kind.DATE, "2025-02-28 00:00:00", dt.date(2025, 2, 28)),
        (Kind.FLAG, "Yes", True),
        (Kind.FLAG, "", False),
        (Kind.CHOICE, "in progress", "IN_PROGRESS"),
        (Kind.CHOICE, "OPEN", "OPEN"),
        (Kind.SHOP, "painting", "PAINT"),
        (Kind.COUNTRY, "kz", "KZ"),
        (Kind.CURRENCY, "cny", "CNY"),
        (Kind.DATE, " ", None),
        (Kind.MONEY, "", None),
        (Kind.CHOICE, "", ""),
    ],
)
def test_a_text_means_what_a_reader_would_say(kind: Kind, text: str, value: Any) -> None:
    assert parsed(field(kind), text, "USD") == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.WHOLE, "2.5"),
        (Kind.WHOLE, "-1"),
        (Kind.NUMBER, "1e1000000"),
        (Kind.NUMBER, "nan"),
        (Kind.NUMBER, "12,34"),
        (Kind.NUMBER, "１２"),
        (Kind.NUMBER, "9" * 30),
        (Kind.MONEY, "1.005"),
        (Kind.MONEY, "12 EUR"),
        (Kind.DATE, "03/04/2025"),
        (Kind.DATE, "31.02.2025"),
        (Kind.DATE, "31/31/2025"),
        (Kind.DATE, "2025-W01-1"),
        (Kind.DATE, "45716"),
        (Kind.FLAG, "maybe"),
        (Kind.CHOICE, "open?"),
        (Kind.SHOP, "barn"),
        (Kind.COUNTRY, "QQ"),
        (Kind.CODE, "x" * 81),
        (Kind.TEXT, "two\nlines"),
    ],
)
def test_a_text_that_means_nothing_or_two_things_is_refused(kind: Kind, text: str) -> None:
    with pytest.raises(InvalidInput, match="Cell"):
        parsed(field(kind), text, "USD")


def test_a_russian_number_has_a_comma_and_spaces() -> None:
    language.use("ru")
    try:
        assert parsed(field(Kind.MONEY), "1 234,50", "USD") == Money(123450, "USD")
        assert parsed(field(Kind.NUMBER), "27,5", "") == Decimal("27.5")
        assert parsed(field(Kind.NUMBER), "27.5", "") == Decimal("27.5")
    finally:
        language.use("en")


@pytest.mark.parametrize("value", [dt.datetime(2025, 1, 1, tzinfo=dt.UTC), "2025-01-01", 1])
def test_a_date_is_a_day(value: object) -> None:
    with pytest.raises(InvalidInput):
        accepted(field(Kind.DATE), value, "")


def test_limits_hold_for_values_too() -> None:
    assert accepted(field(Kind.WHOLE, low=1, high=5), 5, "") == 5
    assert accepted(field(Kind.MONEY, low=None), -1, "USD") == Money(-100, "USD")
    for value in (0, 6, "many", None.__class__):
        with pytest.raises(InvalidInput):
            accepted(field(Kind.WHOLE, low=1, high=5), value, "")


@given(st.decimals(0, 10**9, places=4))
def test_any_number_that_is_kept_is_read_again(number: Decimal) -> None:
    assert parsed(field(Kind.NUMBER), f"{number:f}", "") == number


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)))
def test_any_day_is_read_as_iso_and_with_points(day: dt.date) -> None:
    assert parsed(field(Kind.DATE), day.isoformat(), "") == day
    assert parsed(field(Kind.DATE), day.strftime("%d.%m.") + f"{day.year:04}", "") == day
