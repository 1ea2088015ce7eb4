"""Liquidated damages: the worked numbers of DOMAIN 2.5 and 2.6, published cases, and laws."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import Money
from core.rules.damages import (
    FULL_WEEKS,
    PRO_RATA_DAYS,
    STARTED_WEEKS,
    DelayTerms,
    LatePart,
    after_taking_over,
    capped,
    claimable_extension,
    daily_rate,
    days_to_cap,
    delay_damages,
    delay_days,
    exposure,
    performance_damages,
    under_overall_cap,
    weeks,
)
from tests.builders import day

HALF = DelayTerms(weekly_percent=Decimal("0.5"))


def usd(amount: int | str) -> Money:
    return Money.of(amount, "USD")


def shops(extensions: tuple[int, int, int]) -> list[LatePart]:
    """Return the three shops of the sample: contract price, PAC as agreed and as expected."""
    rows = (
        ("WELD", 24_200_000, "2025-07-18", "2025-10-17"),
        ("PAINT", 41_800_000, "2025-07-31", "2025-10-31"),
        ("ASSY", 22_000_000, "2025-07-25", "2025-10-24"),
    )
    return [
        LatePart(name, usd(price), day(agreed), day(expected), days)
        for (name, price, agreed, expected), days in zip(rows, extensions, strict=True)
    ]


def test_the_gross_exposure_of_the_sample_is_capped() -> None:
    found = exposure(shops((0, 0, 0)), HALF, usd(4_400_000))
    assert [(p.days, int(p.weeks), p.amount) for p in found.parts] == [
        (91, 13, usd(1_573_000)),
        (92, 13, usd(2_717_000)),
        (91, 13, usd(1_430_000)),
    ]
    assert (found.uncapped, found.amount) == (usd(5_720_000), usd(4_400_000))


def test_the_exposure_of_the_sample_net_of_the_claimed_extension() -> None:
    found = exposure(shops((45, 52, 52)), HALF, usd(4_400_000))
    assert [(p.days, int(p.weeks), p.amount) for p in found.parts] == [
        (46, 6, usd(726_000)),
        (40, 5, usd(1_045_000)),
        (39, 5, usd(550_000)),
    ]
    assert found.amount == usd(2_321_000)


@pytest.mark.parametrize(
    ("rounding", "amount"),
    [
        (FULL_WEEKS, "2717000"),
        (PRO_RATA_DAYS, "2746857.14"),
        (STARTED_WEEKS, "2926000"),
    ],
)
def test_how_weeks_are_rounded(rounding: str, amount: str) -> None:
    terms = DelayTerms(weekly_percent=Decimal("0.5"), rounding=rounding)
    assert delay_damages(usd(41_800_000), 92, terms) == usd(amount)


def test_the_daily_rate_that_reaches_a_cap_in_sixty_days() -> None:
    # L1: 10 % of 1,000,000 in 60 days is 1,667 a day; the cap is reached on day 60.
    rate = daily_rate(usd(100_000), 60)
    assert rate == usd("1666.67")
    terms = DelayTerms(daily_percent=Decimal(10) / 60)
    assert days_to_cap(usd(1_000_000), terms, usd(100_000)) == 60


def test_a_tenth_of_a_percent_of_undelivered_work_for_149_days() -> None:
    # L2: Triple Point v PTT
    terms = DelayTerms(daily_percent=Decimal("0.1"))
    assert delay_damages(usd(1_038_000), 149, terms) == usd(154_662)


@pytest.mark.parametrize(("days", "percent"), [(119, "11.9"), (120, "12"), (121, "12")])
def test_a_cap_of_twelve_percent_is_reached_on_day_120(days: int, percent: str) -> None:
    # L3
    terms, cap = DelayTerms(daily_percent=Decimal("0.1")), usd(120_000)
    found = capped(delay_damages(usd(1_000_000), days, terms), cap)
    assert found.amount == Decimal(percent) * 10_000
    assert days_to_cap(usd(1_000_000), terms, cap) == 120


def test_what_is_taken_over_lowers_the_rate_and_not_the_cap() -> None:
    # L4
    taken = [(30, Decimal("0.4"))]
    assert after_taking_over(usd(1_000), 80, taken, usd(100_000)) == usd(60_000)
    assert after_taking_over(usd(1_000), 20, taken, usd(100_000)) == usd(20_000)
    assert after_taking_over(usd(1_000), 300, taken, usd(100_000)) == usd(100_000)


def test_the_day_of_the_cap_counts_grace_and_rounding() -> None:
    terms = DelayTerms(weekly_percent=Decimal("0.5"), grace_days=10)
    assert days_to_cap(usd(1_000_000), terms, usd(50_000)) == 80
    assert days_to_cap(usd(1_000_000), DelayTerms(), usd(50_000)) is None


def test_the_first_day_late_is_the_day_after() -> None:
    on = day("2025-07-31")
    assert delay_days(on, on) == 0
    assert delay_days(on, on + dt.timedelta(1)) == 1
    assert delay_days(on, on + dt.timedelta(10), grace=7) == 3
    assert delay_days(on, None) == 0


def test_a_claim_extends_a_part_by_what_the_customer_was_late_there() -> None:
    assert [claimable_extension(52, late) for late in (45, 52, 60, 0, -3)] == [45, 52, 52, 0, 0]


def test_2_6_performance_damages_of_a_missed_rate() -> None:
    price = usd(88_000_000)
    damages = partial(
        performance_damages,
        price,
        guaranteed=Decimal(25),
        achieved=Decimal("23.9"),
        rate=Decimal(1),
    )
    full = damages(full_percents=True, minimum_percent=Decimal(90))
    assert (full.shortfall_percent, full.amount) == (Decimal("4.4"), usd(3_520_000))
    assert damages().amount == usd(3_872_000)
    assert damages(cap=usd(1_000_000)).amount == usd(1_000_000)


def test_2_6_the_least_acceptable_rate_is_22_5() -> None:
    damages = partial(
        performance_damages,
        usd(88_000_000),
        guaranteed=Decimal(25),
        rate=Decimal(1),
        minimum_percent=Decimal(90),
    )
    assert damages(achieved=Decimal("22.5")).is_accepted
    assert not damages(achieved=Decimal("22.4")).is_accepted


def test_delay_and_performance_together_are_under_the_overall_cap() -> None:
    # DOMAIN 2.6: ten percent of 88 M
    cap = usd(8_800_000)
    assert under_overall_cap(usd(4_400_000), usd(3_520_000), cap) == usd(7_920_000)
    assert under_overall_cap(usd(5_720_000), usd(3_520_000), cap) == cap
    assert under_overall_cap(usd(1), usd(2), None) == usd(3)


def test_below_the_minimum_the_test_is_to_be_repeated() -> None:
    found = performance_damages(
        usd(1),
        guaranteed=Decimal(25),
        achieved=Decimal("22.4"),
        rate=Decimal(1),
        minimum_percent=Decimal(90),
    )
    assert (found.is_accepted, found.amount) == (False, None)
    met = performance_damages(usd(5), guaranteed=Decimal(25), achieved=Decimal(26), rate=Decimal(1))
    assert met.amount == usd(0)


roundings = st.sampled_from([FULL_WEEKS, STARTED_WEEKS, PRO_RATA_DAYS])


@given(st.integers(0, 900), st.integers(0, 90), st.integers(0, 30), roundings)
def test_damages_never_fall_with_the_delay_are_none_in_grace_and_never_pass_the_cap(
    days: int, more: int, grace: int, rounding: str
) -> None:
    terms = DelayTerms(Decimal("0.5"), Decimal("0.01"), rounding, grace)
    on, cap = day("2025-01-01"), usd(50_000)

    def owed(late: int) -> Money:
        part = LatePart("x", usd(1_000_000), on, on + dt.timedelta(late))
        return exposure([part], terms, cap).amount

    assert owed(days) <= owed(days + more) <= cap
    assert owed(grace) == usd(0)


@given(st.integers(0, 2000))
def test_full_weeks_are_never_more_than_days_and_started_ones_never_less(days: int) -> None:
    full, exact, started = (weeks(days, r) for r in (FULL_WEEKS, PRO_RATA_DAYS, STARTED_WEEKS))
    assert full <= exact <= started
    assert started - full in (0, 1)
