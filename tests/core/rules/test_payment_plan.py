"""Payments sum to the contract (DOMAIN 2.3): what they come to, and what is left."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from core.money import Money
from core.rules.payment_plan import payment_plan
from core.rules.price import split

if TYPE_CHECKING:
    from core.rules.payment_plan import PaymentPlan

SIGNED, REVISED = Money.of(88_000_000, "USD"), Money.of(88_600_000, "USD")


def plan(*amounts: int, shares: tuple[str, ...] = ()) -> PaymentPlan:
    found = payment_plan(
        [Money.of(each, "USD") for each in amounts],
        [Decimal(each) for each in shares],
        signed=SIGNED,
        revised=REVISED,
    )
    assert found is not None
    return found


def test_what_is_missing_is_the_remainder() -> None:
    short = plan(17_600_000, 70_300_000)
    assert [short.total.amount, short.remainder.amount] == [87_900_000, 100_000]
    assert not short.is_whole
    assert plan(88_000_001).remainder.amount == -1


def test_the_value_as_signed_and_as_changed_are_both_right() -> None:
    assert plan(88_000_000).is_whole
    assert plan(88_000_000, 960_000, -360_000).is_whole
    assert plan(88_600_000).value == REVISED


def test_shares_are_added_up_where_there_are_any() -> None:
    assert plan(88_000_000, shares=("20", "79.5")).percent == Decimal("99.5")
    assert plan(88_000_000).percent is None


def test_without_payments_there_is_no_plan() -> None:
    assert payment_plan([], [], signed=SIGNED, revised=REVISED) is None


@given(st.lists(st.decimals(0, 1, places=3), min_size=1, max_size=12))
def test_a_contract_split_into_payments_is_whole_again(shares: list[Decimal]) -> None:
    found = payment_plan(split(SIGNED, shares), [], signed=SIGNED, revised=REVISED)
    assert found is not None
    assert found.is_whole
