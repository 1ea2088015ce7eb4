"""Payments: what they wait for, how far they move with it, the parts they come in (DOMAIN.md 2.3)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.money import Money
from core.rules.cash import by_month
from core.rules.payments import (
    DrawFacts,
    PaymentFacts,
    Triggers,
    instalments,
    moved_payments,
    trigger_day,
)

STATUS = dt.date(2025, 2, 28)
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2026, 12, 31))


def usd(millions: str) -> Money:
    return Money.of(Decimal(millions) * 10**6, "USD")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def drawn(lot: int, amount: str, presented: str = "", due: str = "", paid: str = "") -> DrawFacts:
    return DrawFacts(
        lot, usd(amount), *(day(text) if text else None for text in (presented, due, paid))
    )


PAINTING = PaymentFacts(
    *(6, "PM-06", "Shipment of painting shop equipment", "PART_PAID"),
    *(usd("16.72"), usd("14.52"), usd("10.72")),
    *(day("2024-12-20"), day("2025-04-15"), None),
    trigger=23,
    draws=(
        drawn(1, "3.00", "2024-08-28", paid="2024-09-12"),
        drawn(4, "3.20", "2024-10-08", paid="2024-10-23"),
        drawn(5, "0.62", "2024-10-18", paid="2024-11-04"),
        drawn(9, "3.90", "2024-12-27", paid="2025-01-14"),
        drawn(10, "3.20", "2025-02-21", due="2025-03-08"),
        drawn(11, "0.60", "2025-02-19", due="2025-03-06"),
        drawn(12, "2.20"),
    ),
)
"""The shipment payment of DOMAIN.md 2.3: 16.72 m drawn lot by lot, the last not shipped."""


def at(milestone: str, lot: str) -> Triggers:
    return Triggers({23: day(milestone)}, {10: day("2025-02-10"), 12: day(lot)})


def test_a_drawn_payment_waits_for_its_milestone_and_the_lots_to_come() -> None:
    assert trigger_day(PAINTING, at("2025-03-21", "2025-03-28")) == day("2025-03-28")
    assert trigger_day(PAINTING, at("2025-04-04", "2025-03-28")) == day("2025-04-04")


def test_a_payment_for_one_lot_waits_for_that_alone() -> None:
    assert trigger_day(replace(PAINTING, lot=10), at("2025-03-21", "2025-03-28")) == day(
        "2025-02-10"
    )


def test_lot_and_milestone_moved_one_after_the_other_move_it_once() -> None:
    start, ship, both = (
        at("2025-03-21", "2025-03-21"),
        at("2025-03-21", "2025-03-28"),
        at("2025-03-28", "2025-03-28"),
    )
    assert moved_payments([PAINTING], start, ship) == {6: day("2025-04-22")}
    assert moved_payments([PAINTING], ship, both) == {}


def test_what_is_invoiced_in_full_paid_or_cancelled_stays() -> None:
    before, after = at("2025-03-21", "2025-03-21"), at("2025-04-21", "2025-03-21")
    settled = [
        replace(PAINTING, status="PAID"),
        replace(PAINTING, status="CANCELLED"),
        replace(PAINTING, invoiced=PAINTING.amount),
    ]
    assert moved_payments(settled, before, after) == {}


def test_where_nothing_is_forecast_the_planned_day_moves() -> None:
    before, after = at("2025-03-21", "2025-03-21"), at("2025-03-26", "2025-03-21")
    planned = replace(PAINTING, forecast=None)
    assert moved_payments([planned], before, after) == {6: day("2024-12-25")}
    assert moved_payments([replace(planned, planned=None)], before, after) == {}


@given(DAYS, DAYS, DAYS)
def test_there_and_back_is_nothing(milestone: dt.date, lot: dt.date, other: dt.date) -> None:
    before = Triggers({23: milestone}, {12: lot})
    after = Triggers({23: other}, {12: lot})
    there = moved_payments([PAINTING], before, after)
    moved = replace(PAINTING, forecast=there.get(6, PAINTING.forecast))
    back = moved_payments([moved], after, before)
    assert back.get(6, moved.forecast) == PAINTING.forecast


def test_the_cash_of_a_drawn_payment_comes_drawing_by_drawing() -> None:
    months = by_month(list(instalments(PAINTING)), STATUS)
    expected = {month.month.isoformat()[:7]: month.expected for month in months}
    received = {month.month.isoformat()[:7]: month.received for month in months}
    assert expected["2025-03"] == usd("3.8")
    assert expected["2025-04"] == usd("2.2")
    assert [received[m] for m in ("2024-09", "2024-10", "2024-11", "2025-01")] == [
        *(usd("3.00"), usd("3.20"), usd("0.62"), usd("3.90"))
    ]


def test_moving_a_drawn_payment_moves_only_what_is_to_be_presented() -> None:
    months = by_month(list(instalments(PAINTING, day("2025-05-02"))), STATUS)
    expected = {month.month.isoformat()[:7]: month.expected for month in months}
    assert (expected["2025-03"], expected["2025-05"]) == (usd("3.8"), usd("2.2"))


def test_what_is_not_drawn_comes_as_a_whole_and_nothing_of_a_cancelled_payment() -> None:
    plain = replace(PAINTING, draws=(), paid=usd("10"), paid_on=day("2025-01-14"))
    came, billed, left = instalments(replace(plain, due=day("2025-03-14")))
    assert (came.amount, came.received, came.received_on) == (usd("10"), usd("10"), plain.paid_on)
    assert (billed.amount, billed.forecast) == (usd("4.52"), day("2025-03-14"))
    assert (left.amount, left.forecast) == (usd("2.2"), day("2025-04-15"))
    assert list(instalments(replace(plain, status="CANCELLED"))) == []


@given(st.integers(0, 6))
def test_the_parts_add_up_to_the_payment(count: int) -> None:
    cut = replace(PAINTING, draws=PAINTING.draws[:count])
    parts = list(instalments(cut))
    assert sum(part.amount.minor for part in parts) == usd("16.72").minor
    assert sum(part.received.minor for part in parts) == usd("10.72").minor
