"""What is open, due and overdue; cash by month, and its funding (DOMAIN 2.1, 2.3, 2.11)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.money import Money
from core.rules.cash import (
    Instalment,
    age_of,
    ageing,
    by_month,
    due_date,
    late_interest,
    net_positions,
    open_amount,
    overdue_days,
    peak_funding,
)
from tests.builders import day

STATUS = day("2025-02-28")


def usd(whole: int) -> Money:
    return Money(whole * 100, "USD")


def test_what_is_owed_less_what_is_paid_is_open() -> None:
    assert open_amount(usd(14_520_000), usd(10_720_000)) == usd(3_800_000)
    assert open_amount(usd(5), None) == usd(5)
    assert open_amount(None, usd(5)) is None


def test_a_sum_falls_due_as_stated_or_days_after_its_invoice() -> None:
    assert due_date(day("2025-03-08"), day("2025-02-21"), 30) == day("2025-03-08")
    assert due_date(None, day("2025-02-21"), 15) == day("2025-03-08")
    assert due_date(None, None, 15) is None
    assert due_date(None, day("2025-02-21"), None) is None


def test_only_what_is_open_after_its_day_is_overdue() -> None:
    assert overdue_days(day("2025-02-18"), usd(1), STATUS) == 10
    assert overdue_days(STATUS, usd(1), STATUS) is None
    assert overdue_days(day("2025-02-18"), usd(0), STATUS) is None
    assert overdue_days(None, usd(1), STATUS) is None


def test_cash_by_month_as_planned_received_and_expected() -> None:
    found = by_month(
        [
            Instalment(usd(10), day("2024-12-10"), day("2025-01-10"), usd(10), day("2025-01-15")),
            Instalment(usd(20), day("2025-01-31"), day("2025-04-01"), usd(5), day("2025-02-01")),
            Instalment(usd(7), day("2025-01-05"), None, usd(0), None),
            Instalment(usd(9), None, None, usd(0), None),
        ],
        STATUS,
    )
    assert [(m.month.isoformat()[:7], m.planned, m.received, m.expected) for m in found] == [
        ("2024-12", usd(10), usd(0), usd(0)),
        ("2025-01", usd(27), usd(10), usd(0)),
        ("2025-02", usd(0), usd(5), usd(7)),
        ("2025-03", usd(0), usd(0), usd(0)),
        ("2025-04", usd(0), usd(0), usd(15)),
    ]
    assert by_month([], STATUS) == []


@given(
    st.lists(
        st.tuples(
            st.integers(0, 10**9),
            st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
            st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
            st.integers(0, 100),
        ),
        min_size=1,
    )
)
def test_what_is_received_and_expected_adds_up_to_what_was_agreed(
    rows: list[tuple[int, dt.date, dt.date, int]],
) -> None:
    instalments = [
        Instalment(Money(m, "USD"), planned, forecast, Money(m * share // 100, "USD"), forecast)
        for m, planned, forecast, share in rows
    ]
    found = by_month(instalments, STATUS)
    whole = sum(each.amount.minor for each in instalments)
    assert sum(m.planned.minor for m in found) == whole
    assert sum(m.received.minor + m.expected.minor for m in found) == whole


def test_a_sum_is_of_one_age() -> None:
    ages = [age_of(days) for days in (None, -3, 0, 1, 30, 31, 60, 61, 90, 91)]
    assert ages == [None, None, None, 0, 0, 1, 1, 2, 2, 3]


def test_what_is_overdue_by_age() -> None:
    days = (1, 30, 31, 60, 61, 90, 91, 400)
    found = ageing([(n, usd(1)) for n in days], "USD")
    assert found == (usd(2), usd(2), usd(2), usd(2))


def test_the_month_that_must_be_funded_most() -> None:
    months = [dt.date(2025, month, 1) for month in (1, 2, 3, 4)]
    inflow = {months[0]: Decimal(20), months[3]: Decimal(100)}
    outflow = {months[1]: Decimal(50), months[2]: Decimal(30), months[3]: Decimal(10)}
    positions = net_positions(inflow, outflow)
    assert [position for _, position in positions] == [20, -30, -60, 30]
    assert peak_funding(positions) == (months[2], Decimal(60))
    assert peak_funding([(months[0], Decimal(5))]) is None
    assert peak_funding([]) is None


def test_interest_for_45_days() -> None:
    # DOMAIN 2.3: 3.8 M at 6 % a year of 360 days
    assert late_interest(usd(3_800_000), Decimal(6), 45) == usd(28_500)
