"""The statuses the rules of money ask for are ones a register can hold, each read one way."""

from __future__ import annotations

from core.registers import claims, variations
from core.rules.accounts import APPROVED, DISPUTE, OPEN_CLAIMS, OPEN_VARIATIONS


def test_every_status_asked_for_is_one_the_register_offers() -> None:
    assert set(variations.STATUSES) >= APPROVED | OPEN_VARIATIONS
    assert set(claims.STATUSES) >= OPEN_CLAIMS | {DISPUTE}


def test_a_variation_is_never_both_in_the_contract_and_open() -> None:
    assert not APPROVED & OPEN_VARIATIONS


def test_a_disputed_claim_is_still_open() -> None:
    assert DISPUTE in OPEN_CLAIMS
