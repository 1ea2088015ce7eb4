"""Escalation, import taxes, recovery of the advance: DOMAIN 2.8, 2.10 and published cases."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import Money
from core.rules.price import (
    IndexPart,
    adjustment,
    adjustment_factor,
    import_taxes,
    net_payment,
    recovers_advance,
    split,
)

D = Decimal


def usd(amount: int | str) -> Money:
    return Money.of(amount, "USD")


def test_the_escalation_of_the_handbook() -> None:
    parts = [IndexPart(D("0.35"), D(100), D(106)), IndexPart(D("0.50"), D(120), D(129))]
    factor = adjustment_factor(D("0.15"), parts)
    assert factor == D("1.0585")
    assert adjustment(usd(31_350_000), factor) == usd(1_833_975)


def test_what_a_currency_lost_is_not_paid_twice() -> None:
    # F1: 100 units a dollar at the base date, 120 now; an item of 5,000 units stays 5,000.
    lost = IndexPart(D(1), D(100), D(100), base_rate=D(100), rate=D(120))
    assert round(50 * lost.ratio, 2) == D("41.67")
    plant = IndexPart(D(1), D(100), D(110), base_rate=D("7.954"), rate=D("12.35"))
    assert round(plant.ratio, 6) == D("0.708453")


def test_the_full_formula_with_indices_of_three_currencies() -> None:
    # F2: payment in USD; rates are units a dollar.
    lkr = {"base_rate": D("132.04"), "rate": D("130.8277")}
    inr = {"base_rate": D("55.9824"), "rate": D("61.8688")}
    parts = [
        IndexPart(D("0.024"), D("433.20"), D("469.80"), **lkr),
        IndexPart(D("0.056"), D(1), D(1)),
        IndexPart(D("0.216"), D("564.10"), D("583.30"), **lkr),
        IndexPart(D("0.126"), D("127.7"), D("132.6"), **inr),
        IndexPart(D("0.378"), D("127.7"), D("132.6"), **inr),
    ]
    assert [round(p.ratio, 6) for p in (parts[0], parts[2], parts[3])] == [
        D("1.094537"),
        D("1.043618"),
        D("0.939577"),
    ]
    assert round(adjustment_factor(D("0.2"), parts), 6) == D("0.981237")
    plain = [IndexPart(p.weight, p.base, p.now) for p in parts]
    assert round(adjustment_factor(D("0.2"), plain), 6) == D("1.028719")


@pytest.mark.parametrize(
    ("duty", "vat", "expected"),
    [(0, 12, (0, 600_000)), (0, 16, (0, 800_000)), (5, 16, (250_000, 840_000))],
)
def test_duty_and_import_vat(duty: int, vat: int, expected: tuple[int, int]) -> None:
    found = import_taxes(usd(5_000_000), duty_percent=D(duty), vat_percent=D(vat))
    assert (found.duty, found.vat) == (usd(expected[0]), usd(expected[1]))
    excise = import_taxes(usd(100), duty_percent=D(0), vat_percent=D(10), excise=usd(50))
    assert excise.vat == usd(15)


def test_the_advance_is_recovered_on_the_gross_value() -> None:
    lot = net_payment(usd(5_000_000), advance_percent=D(20), retention_percent=D(5))
    assert lot == usd(3_750_000)
    # L5: certificate of 100,000, recovery 25 %, retention 10 %
    certificate = Money.of(100_000, "INR")
    net = net_payment(certificate, advance_percent=D(25), retention_percent=D(10))
    assert net == Money.of(65_000, "INR")


def test_recovery_begins_where_a_tenth_is_exceeded() -> None:
    contract = usd(1_000_000)
    assert not recovers_advance(usd(100_000), contract)
    assert recovers_advance(usd("100000.01"), contract)


@given(st.integers(0, 10**12), st.lists(st.decimals(0, 1, places=4), min_size=1, max_size=9))
def test_the_parts_of_a_sum_add_up_to_it(minor: int, shares: list[Decimal]) -> None:
    parts = split(Money(minor, "USD"), shares)
    assert sum(part.minor for part in parts) == minor
    assert len(parts) == len(shares)
