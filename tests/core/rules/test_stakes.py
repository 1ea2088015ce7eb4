"""What a changed date does to damages, payments, guarantees, credits and goods (DOMAIN.md 2)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import Money
from core.rules.damages import DelayTerms, LatePart, exposure
from core.rules.stakes import (
    CreditStake,
    GuaranteeStake,
    PackageStake,
    PaymentStake,
    Stakes,
    effect,
)
from core.rules.standing import Damages

if TYPE_CHECKING:
    from core.rules.damages import Exposure

STATUS = dt.date(2025, 2, 28)
TERMS = DelayTerms(weekly_percent=Decimal("0.5"))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def usd(millions: str) -> Money:
    return Money.of(Decimal(millions) * 10**6, "USD")


SHOPS = (
    ("WELD", "24.2", "07-18", 45),
    ("PAINT", "41.8", "07-31", 52),
    ("ASSY", "22.0", "07-25", 52),
)
PACS = {"WELD": "2025-10-17", "PAINT": "2025-10-31", "ASSY": "2025-10-24"}


def damages(**expected: str) -> Damages:
    """Return the damages of the sample contract with these PACs (DOMAIN.md 2.5)."""

    def net(*, counts: bool) -> Exposure:
        parts = [
            LatePart(
                code,
                usd(price),
                day(f"2025-{contractual}"),
                day({**PACS, **expected}[code]),
                extension if counts else 0,
            )
            for code, price, contractual, extension in SHOPS
        ]
        return exposure(parts, TERMS, usd("4.4"))

    gross, claimed = net(counts=False), net(counts=True)
    return Damages(gross, gross, claimed)


def test_damages_of_the_sample_a_fortnight_later() -> None:
    now = Stakes(STATUS, damages=damages())
    later = Stakes(STATUS, damages=damages(PAINT="2025-11-14"))
    found = effect(now, later).damages
    assert found is not None
    claimed, gross = found.net_of_claimed, found.gross
    assert (claimed.before, claimed.after) == (usd("2.321"), usd("2.739"))
    assert (gross.before, gross.after, found.cap) == (usd("4.4"), usd("4.4"), usd("4.4"))
    assert (found.share_before, found.share_after) == (Decimal("0.5275"), Decimal("0.6225"))


def test_within_the_same_week_damages_do_not_change() -> None:
    now = Stakes(STATUS, damages=damages())
    assert effect(now, Stakes(STATUS, damages=damages(WELD="2025-10-18"))).damages is None


def test_damages_that_begin_or_are_not_owed_at_all_say_nothing_of_change() -> None:
    assert effect(Stakes(STATUS), Stakes(STATUS)).damages is None
    assert effect(Stakes(STATUS, damages=damages()), Stakes(STATUS)).damages is None


BOND = GuaranteeStake(2, "BG-02", "ACTIVE", day("2025-08-31"), day("2025-11-30"))


def test_a_guarantee_that_ends_earlier_than_it_may_is_told_with_the_day_to_extend_it_to() -> None:
    now, later = (
        Stakes(STATUS, guarantees=(BOND,)),
        Stakes(STATUS, guarantees=(replace(BOND, needed=day("2025-12-14")),)),
    )
    [found] = effect(now, later).guarantees
    assert (found.before, found.gap, found.until) == (91, 105, day("2025-12-14"))
    assert found.rag == "AMBER"
    assert effect(later, now).guarantees == ()


@pytest.mark.parametrize("status", ["PLANNED", "RETURNED"])
def test_a_guarantee_that_is_not_in_force_is_not_told(status: str) -> None:
    bond = replace(BOND, status=status)
    later = replace(bond, needed=day("2025-12-14"))
    found = effect(Stakes(STATUS, guarantees=(bond,)), Stakes(STATUS, guarantees=(later,)))
    assert found.guarantees == ()


CREDIT = CreditStake(
    1, "LC-1", day("2025-03-21"), day("2025-03-31"), day("2025-04-30"), presentation_days=21
)


@pytest.mark.parametrize(
    ("leaves", "told"),
    [
        ("2025-03-14", []),
        ("2025-03-28", [("close", 3, "2025-03-31", "AMBER")]),
        ("2025-04-04", [("shipment", 4, "2025-03-31", "RED")]),
        (
            "2025-04-11",
            [("shipment", 11, "2025-03-31", "RED"), ("documents", 19, "2025-04-30", "RED")],
        ),
        (
            "2025-05-03",
            [("shipment", 33, "2025-03-31", "RED"), ("expiry", 3, "2025-04-30", "RED")],
        ),
    ],
)
def test_a_credit_says_what_the_last_shipment_misses(
    leaves: str, told: list[tuple[str, int, str, str]]
) -> None:
    later = replace(CREDIT, last_shipment=day(leaves))
    found = effect(Stakes(STATUS, credits=(CREDIT,)), Stakes(STATUS, credits=(later,)))
    assert [(c.kind, c.days, c.limit.isoformat(), c.rag) for c in found.credits] == told


def test_a_credit_that_is_broken_and_gets_better_is_not_told() -> None:
    broken = replace(CREDIT, last_shipment=day("2025-05-03"))
    better = replace(CREDIT, last_shipment=day("2025-04-11"))
    found = effect(Stakes(STATUS, credits=(broken,)), Stakes(STATUS, credits=(better,)))
    assert found.credits == ()


def test_payments_that_move_are_told_the_largest_first_with_the_cash_of_their_months() -> None:
    small = PaymentStake(1, "PM-1", "Design", usd("4.4"), day("2025-07-14"))
    large = PaymentStake(2, "PM-2", "PAC", usd("8.8"), day("2025-12-01"))
    stays = PaymentStake(3, "PM-3", "FAC", usd("9.9"), None)
    now = Stakes(
        STATUS,
        payments=(small, large, stays),
        months={day("2025-07-01"): usd("4.4"), day("2025-12-01"): usd("8.8")},
    )
    later = Stakes(
        STATUS,
        payments=(
            replace(small, expected=day("2025-08-01")),
            replace(large, expected=day("2025-12-29")),
            stays,
        ),
        months={day("2025-08-01"): usd("4.4"), day("2025-12-01"): usd("8.8")},
    )
    found = effect(now, later)
    assert [(p.code, p.old, p.new) for p in found.payments] == [
        ("PM-2", day("2025-12-01"), day("2025-12-29")),
        ("PM-1", day("2025-07-14"), day("2025-08-01")),
    ]
    assert [(m.month, m.before, m.after) for m in found.months] == [
        (day("2025-07-01"), usd("4.4"), usd("0")),
        (day("2025-08-01"), usd("0"), usd("4.4")),
    ]


def test_a_package_that_comes_after_it_is_needed_is_told_first() -> None:
    one = PackageStake(1, "P01", "Oven", day("2025-04-11"), day("2025-05-01"))
    two = PackageStake(2, "P02", "Robots", day("2025-04-11"), day("2025-04-10"))
    moved = tuple(replace(each, comes=day("2025-04-18")) for each in (one, two))
    found = effect(Stakes(STATUS, packages=(one, two)), Stakes(STATUS, packages=moved))
    assert [(p.code, p.late) for p in found.packages] == [("P02", 8), ("P01", 0)]


@given(st.integers(0, 400), st.integers(0, 400))
def test_where_nothing_changes_nothing_is_told_and_gaps_only_grow(first: int, more: int) -> None:
    needed = BOND.needed
    assert needed is not None
    one = replace(BOND, needed=needed + dt.timedelta(first))
    two = replace(BOND, needed=needed + dt.timedelta(first + more))
    before, after = Stakes(STATUS, guarantees=(one,)), Stakes(STATUS, guarantees=(two,))
    assert effect(before, before).guarantees == ()
    told = effect(before, after).guarantees
    assert [each.gap for each in told] == ([91 + first + more] if more else [])
