"""Dates as people type them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidInput
from ui.widgets.date_entry import EARLIEST, LATEST, parse_date

TODAY = dt.date(2024, 10, 25)
BASE = dt.date(2025, 8, 13)
BASELINE = dt.date(2025, 7, 16)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-08-20", dt.date(2025, 8, 20)),
        ("2025/8/20", dt.date(2025, 8, 20)),
        (" 20.8 ", dt.date(2025, 8, 20)),
        ("20.8.", dt.date(2025, 8, 20)),
        ("20/8", dt.date(2025, 8, 20)),
        ("20.8.26", dt.date(2026, 8, 20)),
        ("20.08.2026", dt.date(2026, 8, 20)),
        ("5.1", dt.date(2026, 1, 5)),
        ("29.2", dt.date(2024, 2, 29)),
        ("+7", dt.date(2025, 8, 20)),
        ("-3", dt.date(2025, 8, 10)),
        ("\N{MINUS SIGN}3", dt.date(2025, 8, 10)),
        ("+1w", dt.date(2025, 8, 20)),
        ("+2m", dt.date(2025, 10, 13)),
        ("t", TODAY),
        ("=BL", BASELINE),
        ("fri", dt.date(2024, 10, 25)),
        ("Mon", dt.date(2024, 10, 28)),
        ("", None),
    ],
)
def test_a_date_is_read_as_people_type_it(text: str, date: dt.date | None) -> None:
    assert parse_date(text, base=BASE, today=TODAY, baseline=BASELINE) == date


def test_a_month_on_from_the_last_day_stays_in_the_month() -> None:
    assert parse_date("+1m", base=dt.date(2025, 1, 31), today=TODAY) == dt.date(2025, 2, 28)


def test_without_a_date_a_shift_counts_from_today() -> None:
    assert parse_date("+7", base=None, today=TODAY) == dt.date(2024, 11, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2025-13-01",
        "31.2",
        "8/20",
        "20-8",
        "8",
        "soon",
        "20,8",
        "1899-12-31",
        "2201-01-01",
        "+99999w",
        "-99999m",
        "=bl",
        "+1y",
        "２０.８",
        "20.8.123",
        "2025-08/20",
    ],
)
def test_nonsense_and_impossible_dates_are_refused_with_a_reason(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_date(text, base=BASE, today=TODAY)
    assert str(refusal.value)


def test_a_refusal_says_what_is_accepted() -> None:
    with pytest.raises(InvalidInput, match=r"“soon” is not a date\. Type 2025-08-20"):
        parse_date("soon", base=BASE, today=TODAY)


DATES = st.dates(min_value=EARLIEST, max_value=LATEST)


@given(date=DATES, today=DATES)
def test_a_date_written_out_is_itself_whatever_the_day(date: dt.date, today: dt.date) -> None:
    assert parse_date(date.isoformat(), base=None, today=today) == date
    assert parse_date(f"{date.day}.{date.month}.{date.year}", base=None, today=today) == date


@given(date=st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)), days=st.integers(0, 9999))
def test_days_on_and_back_is_nothing(date: dt.date, days: int) -> None:
    there = parse_date(f"+{days}", base=date, today=date)
    assert parse_date(f"-{days}", base=there, today=date) == date


@given(st.text(max_size=12))
def test_any_text_is_a_date_in_range_or_refused(text: str) -> None:
    try:
        found = parse_date(text, base=BASE, today=TODAY)
    except InvalidInput:
        return
    assert found is None or EARLIEST <= found <= LATEST
