"""Money is exact or refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.money import LARGEST, Money, places


@given(st.integers(-LARGEST, LARGEST), st.sampled_from(["USD", "KZT", "JPY"]))
def test_an_amount_comes_back_as_it_went_in(minor: int, currency: str) -> None:
    assert Money.of(Money(minor, currency).amount, currency) == Money(minor, currency)


def test_the_contract_of_the_example_is_counted_in_cents() -> None:
    assert Money.of(88_000_000, "USD") == Money(8_800_000_000, "USD")
    assert Money.of("0.10", "EUR").minor == 10


def test_yen_has_no_minor_unit() -> None:
    assert places("JPY") == 0
    assert Money.of(5000, "JPY").minor == 5000


@pytest.mark.parametrize(
    "text", ["", "abc", "NaN", "inf", "1e400", "1e1000000", "1.005", "99999999999999.00"]
)
def test_what_is_no_exact_amount_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        Money.of(text, "USD")


def test_fifteen_digits_are_kept_exactly() -> None:
    assert Money.of(Decimal("9999999999999.99"), "USD").minor == LARGEST
