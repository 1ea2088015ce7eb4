"""Time bars of claims: the worked numbers of DOMAIN 2.7."""

from __future__ import annotations

from core.money import Money
from core.rules.claims import DETAILED_DAYS, days_left, deadline, prolongation
from tests.builders import day

AWARE, STATUS = day("2024-08-30"), day("2024-09-20")


def test_the_time_bars_of_the_sample() -> None:
    assert deadline(AWARE, None) == day("2024-09-27")
    assert deadline(AWARE, None, DETAILED_DAYS) == day("2024-11-22")
    assert deadline(AWARE, 14) == day("2024-09-13")
    assert deadline(None, 14) is None


def test_days_left_until_notice_was_given() -> None:
    assert days_left(day("2024-09-27"), None, STATUS) == 7
    assert days_left(day("2024-09-13"), None, STATUS) == -7
    assert days_left(day("2024-09-27"), day("2024-09-16"), STATUS) is None
    assert days_left(None, None, STATUS) is None


def test_what_a_longer_stay_costs() -> None:
    assert prolongation(52, Money(18_500_00, "USD")) == Money(962_000_00, "USD")
