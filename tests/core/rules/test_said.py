"""A text of a date or a number means one thing, or two that somebody has to choose from."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.said import days_said, numbers_said


def days(*texts: str) -> tuple[dt.date, ...]:
    return tuple(map(dt.date.fromisoformat, texts))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2025-02-28", days("2025-02-28")),
        ("2025-02-28 00:00:00", days("2025-02-28")),
        ("28.02.2025", days("2025-02-28")),
        ("3.4.25", days("2025-04-03")),
        ("2025年2月28日", days("2025-02-28")),
        ("28-Feb-2025", days("2025-02-28")),
        ("Feb 28, 2025", days("2025-02-28")),
        ("28/02/2025", days("2025-02-28")),
        ("02/28/2025", days("2025-02-28")),
        ("03/04/2025", days("2025-04-03", "2025-03-04")),
        ("03-04-25", days("2025-04-03", "2025-03-04")),
        ("05/05/2025", days("2025-05-05")),
        ("31.02.2026", ()),
        ("2025-W01-1", ()),
        ("soon", ()),
        ("28 Foo 2025", ()),
    ],
)
def test_f46_what_a_date_means(text: str, meant: tuple[dt.date, ...]) -> None:
    assert days_said(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1 234,56", ["1234.56"]),
        ("1\N{NO-BREAK SPACE}234,56", ["1234.56"]),
        ("1,234.56", ["1234.56"]),
        ("1.234,56", ["1234.56"]),
        ("1'234.50", ["1234.50"]),
        ("0,5", ["0.5"]),
        ("0.125", ["0.125"]),
        ("−5", ["-5"]),
        ("1,234,567", ["1234567"]),
        ("1,234", ["1.234", "1234"]),
        ("1.234", ["1234", "1.234"]),
        ("1 234.567", ["1234.567"]),
        ("1 23", []),
        ("1e400", []),
        ("NaN", []),
        ("inf", []),
        ("1_000", []),
        ("１２３", []),
        ("..", []),
        ("", []),
        ("9" * 60, []),
    ],
)
def test_f45_what_a_number_means(text: str, meant: list[str]) -> None:
    assert numbers_said(text) == tuple(map(Decimal, meant))


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)))
def test_a_date_as_handover_writes_it_means_itself_alone(day: dt.date) -> None:
    assert days_said(day.isoformat()) == (day,)
    assert days_said(f"{day:%d.%m.%Y}") == (day,)
    assert day in days_said(f"{day:%d/%m/%Y}")


@given(st.decimals(-(10**12), 10**12, places=2))
def test_a_sum_is_read_as_whoever_writes_it_groups_it(number: Decimal) -> None:
    english = f"{number:,.2f}"
    assert numbers_said(english) == (number,)
    swapped = english.translate(str.maketrans(",.", ".,"))
    assert numbers_said(swapped) == (number,)
    assert numbers_said(swapped.replace(".", "\N{NO-BREAK SPACE}")) == (number,)


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    assert len(days_said(text)) <= 2
    assert len(numbers_said(text)) <= 2
