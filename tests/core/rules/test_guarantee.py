"""Guarantees: the worked numbers of DOMAIN 2.4."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.money import Money
from core.rules.guarantee import (
    ReleaseRule,
    alarm,
    days_to_expiry,
    fee,
    gap_days,
    reduced,
    release_rule,
    required_until,
)
from core.rules.health import AMBER, GREEN, GREY, RED
from tests.builders import day

STATUS = day("2025-02-28")


def test_the_performance_bond_of_the_sample_lacks_91_days() -> None:
    needed = required_until(day("2025-10-31"), 30)
    gap = gap_days(needed, day("2025-08-31"))
    left = days_to_expiry(day("2025-08-31"), STATUS)
    assert (needed, gap, left) == (day("2025-11-30"), 91, 184)
    assert alarm("ACTIVE", gap, left) == AMBER


@pytest.mark.parametrize(
    ("status", "gap", "left", "colour"),
    [
        ("ACTIVE", 11, 61, AMBER),
        ("ACTIVE", 90, 31, RED),
        ("ACTIVE", 1, 60, RED),
        ("ACTIVE", 0, 91, GREEN),
        ("ACTIVE", -1, 90, AMBER),
        ("ACTIVE", None, 91, GREEN),
        ("ACTIVE", None, -1, RED),
        ("EXPIRED", -5, -1, RED),
        ("RETURNED", 5, -1, GREY),
        ("PLANNED", 5, None, GREY),
        ("ACTIVE", None, None, GREY),
    ],
)
def test_the_colour_of_a_guarantee(
    status: str, gap: int | None, left: int | None, colour: str
) -> None:
    assert alarm(status, gap, left) == colour


def test_the_advance_payment_guarantee_is_reduced_pro_rata() -> None:
    whole = Money(17_600_000_00, "USD")
    left = reduced(whole, Money(29_200_000_00, "USD"), Money(35_200_000_00, "USD"))
    assert left == Money(3_000_000_00, "USD")
    assert reduced(whole, Money(1, "USD"), Money(0, "USD")) == whole
    assert reduced(whole, Money(9, "USD"), Money(3, "USD")) == Money(0, "USD")


def test_the_fee_for_180_days() -> None:
    found = fee(Money(8_800_000_00, "USD"), Decimal("0.8"), 180)
    assert round(found.amount) == 34_718


def test_without_a_date_nothing_is_required() -> None:
    assert required_until(None, 30) is None
    assert gap_days(None, STATUS) is None
    assert days_to_expiry(None, STATUS) is None


@pytest.mark.parametrize(
    ("words", "closed", "until"),
    [
        ("last PAC (forecast) + 30 days", "2025-10-31", "2025-11-30"),
        ("last shipment received on site (forecast) + 30 days", "2025-04-11", "2025-05-11"),
        (
            "end of 12-month warranty after last PAC (forecast) + 30 days",
            "2025-10-31",
            "2026-11-30",
        ),
        ("FAC +30 d", "2026-10-31", "2026-11-30"),
        ("Last  PAC", "2025-10-31", "2025-10-31"),
        ("end of 18-month warranty after PAC", "2025-08-31", "2027-02-28"),
    ],
)
def test_a_rule_in_words_is_understood(words: str, closed: str, until: str) -> None:
    rule = release_rule(words)
    assert rule is not None
    assert rule.until(day(closed)) == day(until)


def test_a_stage_of_no_date_and_other_words_say_no_day() -> None:
    assert ReleaseRule("S16", days=30).until(None) is None
    for words in ("", "as agreed", "last PAC + some days", "no later than last PAC"):
        assert release_rule(words) is None
