"""Other currencies: DOMAIN 2.9, a published split, and that nothing is made of nothing."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.money import Money
from core.rules.currency import (
    Rates,
    agreed_rates,
    effect_on_cost,
    effect_on_revenue,
    open_exposure,
    rates_on,
)
from tests.builders import day

RATES = Rates("USD", {"EUR": Decimal("0.96"), "CNY": Decimal("7.28"), "JPY": Decimal(150)})


def test_a_sum_is_converted_by_way_of_the_base() -> None:
    assert RATES.converted(Money.of(36_500_000, "EUR"), "USD") == Money.of("38020833.33", "USD")
    assert RATES.converted(Money.of(1, "EUR"), "CNY") == Money.of("7.58", "CNY")
    assert RATES.converted(Money.of("1.00", "USD"), "JPY") == Money.of(150, "JPY")
    assert RATES.converted(Money.of(150, "JPY"), "USD") == Money.of("1.00", "USD")
    assert RATES.converted(Money.of(5, "THB"), "THB") == Money.of(5, "THB")
    assert RATES.converted(Money.of(5, "THB"), "USD") is None


def test_the_newest_rate_up_to_the_day_counts() -> None:
    dated = [
        (day("2025-01-31"), "USD", "EUR", Decimal("0.95")),
        (day("2025-02-28"), "USD", "EUR", Decimal("0.96")),
        (day("2025-03-31"), "USD", "EUR", Decimal("0.97")),
        (day("2025-01-31"), "EUR", "USD", Decimal("1.05")),
    ]
    assert rates_on(day("2025-03-01"), "USD", dated).of == {"EUR": Decimal("0.96")}
    assert rates_on(day("2025-01-01"), "USD", dated).of == {}


def test_a_budget_rate_is_taken_as_it_is_told_or_turned() -> None:
    # DOMAIN 2.9: CNY 400 m at the budget rate of 7.00 a dollar
    told = [("USD", "CNY", Decimal("7.00")), ("EUR", "USD", Decimal("1.25"))]
    found = agreed_rates("USD", [*told, ("EUR", "CNY", Decimal(8))])
    assert found.converted(Money.of(400_000_000, "CNY"), "USD") == Money.of("57142857.14", "USD")
    assert found.converted(Money.of(100, "EUR"), "USD") == Money.of(125, "USD")


def test_the_effect_of_the_rate_on_cost_and_revenue() -> None:
    found = effect_on_cost(Decimal(400_000_000), Decimal("7.00"), Decimal("7.28"))
    assert round(found) == 2_197_802
    assert effect_on_revenue(Decimal(100), Decimal("7.00"), Decimal("7.28")) == Decimal(28)


def test_what_is_open_to_the_rate() -> None:
    usd = [Money.of(n, "USD") for n in (100, 60, 30)]
    assert open_exposure(*usd) == Money.of(10, "USD")


def test_a_payment_in_three_currencies() -> None:
    # F3: 1,000,000 UGX of work; 40 % and 30 % adjustments; parts 30 % UGX, 30 % EUR, 40 % USD
    rates = Rates("UGX", {"EUR": 1 / Decimal("2746.36"), "USD": 1 / Decimal("2019.98")})
    work = Money.of(1_000_000, "UGX")
    local = work.times(Decimal("0.3") * Decimal("0.4"))
    assert local == Money.of(120_000, "UGX")
    euro = rates.converted(work.times(Decimal("0.3") * Decimal("0.3")), "EUR")
    dollar = rates.converted(work.times(Decimal("0.4") * Decimal("0.3")), "USD")
    assert (euro, dollar) == (Money.of("32.77", "EUR"), Money.of("59.41", "USD"))


@given(st.integers(-(10**12), 10**12))
def test_there_and_back_is_the_same_to_a_cent(minor: int) -> None:
    there = RATES.converted(Money(minor, "USD"), "CNY")
    assert there is not None
    back = RATES.converted(there, "USD")
    assert back is not None
    assert abs(back.minor - minor) <= 1
