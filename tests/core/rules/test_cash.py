"""What is open, due and overdue."""

from __future__ import annotations

from core.money import Money
from core.rules.cash import due_date, open_amount, overdue_days
from tests.builders import day

STATUS = day("2025-02-28")


def usd(whole: int) -> Money:
    return Money(whole * 100, "USD")


def test_what_is_owed_less_what_is_paid_is_open() -> None:
    assert open_amount(usd(14_520_000), usd(10_720_000)) == usd(3_800_000)
    assert open_amount(usd(5), None) == usd(5)
    assert open_amount(None, usd(5)) is None


def test_a_sum_falls_due_as_stated_or_days_after_its_invoice() -> None:
    assert due_date(day("2025-03-08"), day("2025-02-21"), 30) == day("2025-03-08")
    assert due_date(None, day("2025-02-21"), 15) == day("2025-03-08")
    assert due_date(None, None, 15) is None
    assert due_date(None, day("2025-02-21"), None) is None


def test_only_what_is_open_after_its_day_is_overdue() -> None:
    assert overdue_days(day("2025-02-18"), usd(1), STATUS) == 10
    assert overdue_days(STATUS, usd(1), STATUS) is None
    assert overdue_days(day("2025-02-18"), usd(0), STATUS) is None
    assert overdue_days(None, usd(1), STATUS) is None
