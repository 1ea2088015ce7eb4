"""Letters of credit: the worked numbers of DOMAIN 2.3."""

from __future__ import annotations

import pytest

from core.money import Money
from core.rules.credit import guard, presentation_deadline, undrawn
from core.rules.health import AMBER, GREEN, GREY, RED
from tests.builders import day

LATEST, EXPIRY = day("2025-03-31"), day("2025-04-30")


def usd(whole: int) -> Money:
    return Money(whole * 100, "USD")


def test_what_is_left_of_the_credit_of_the_sample() -> None:
    assert undrawn(usd(35_200_000), usd(29_200_000), usd(3_800_000)) == usd(2_200_000)
    assert undrawn(usd(5), None, None) == usd(5)


@pytest.mark.parametrize(
    ("leaves", "colour", "margin"),
    [
        ("2025-03-21", AMBER, 10),
        ("2025-03-17", GREEN, 14),
        ("2025-03-18", AMBER, 13),
        ("2025-03-31", AMBER, 0),
        ("2025-04-01", RED, -1),
    ],
)
def test_the_last_shipment_against_the_latest_date(leaves: str, colour: str, margin: int) -> None:
    found = guard(day(leaves), latest=LATEST, expiry=EXPIRY, presentation_days=21)
    assert (found.rag, found.shipment_margin) == (colour, margin)


def test_documents_that_could_come_after_expiry_are_amber() -> None:
    found = guard(
        day("2025-03-01"), latest=LATEST, expiry=day("2025-03-20"), presentation_days=None
    )
    assert (found.rag, found.expiry_margin) == (AMBER, -2)


def test_a_credit_with_nothing_to_come_is_not_judged() -> None:
    assert guard(None, latest=LATEST, expiry=EXPIRY, presentation_days=21).rag == GREY


def test_documents_are_presented_in_time_and_before_expiry() -> None:
    assert presentation_deadline(day("2025-03-01"), 21, EXPIRY) == day("2025-03-22")
    assert presentation_deadline(day("2025-04-20"), 21, EXPIRY) == EXPIRY
    assert presentation_deadline(day("2025-03-01"), None, None) == day("2025-03-22")
