"""In and out by month and quarter, and what must be funded at most (DOMAIN 2.11)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.money import Money
from core.rules.cash import Instalment
from core.rules.cash_flow import (
    FlowMonth,
    Outflow,
    by_quarter,
    cash_flow,
    funding_need,
    positions,
    together,
)
from tests.builders import day

STATUS = day("2025-02-28")


def usd(whole: int) -> Money:
    return Money(whole * 100, "USD")


def month(name: str, *sums: int) -> FlowMonth:
    return FlowMonth(day(f"{name}-01"), *map(usd, sums))


FLOW = (
    month("2024-12", 20, 20, 0, 0, 0, 0),
    month("2025-01", 0, 0, 0, 30, 50, 0),
    month("2025-02", 0, 0, 0, 30, 30, 0),
    month("2025-03", 40, 0, 100, 0, 0, 10),
)


def test_payments_and_cost_stand_side_by_side_without_a_gap() -> None:
    outflow = Outflow({day("2025-01-01"): usd(9)}, {}, {day("2025-03-01"): usd(7)})
    paid = Instalment(usd(5), day("2025-01-31"), None, usd(5), day("2025-01-20"))
    found = cash_flow([paid], outflow, STATUS, "USD")
    assert found == (
        month("2025-01", 5, 5, 0, 9, 0, 0),
        month("2025-02", 0, 0, 0, 0, 0, 0),
        month("2025-03", 0, 0, 0, 0, 0, 7),
    )
    assert cash_flow([], Outflow(), STATUS, "USD") == ()


def test_the_month_at_whose_end_most_must_be_funded() -> None:
    assert [at for _, at in positions(FLOW)] == [20, -30, -60, 30]
    assert funding_need(FLOW) == (day("2025-02-01"), Decimal(60))
    assert funding_need(FLOW[:1]) is None


def test_a_quarter_is_its_three_months() -> None:
    last, first = by_quarter(FLOW)
    assert last == FLOW[0].__class__(day("2024-10-01"), *map(usd, (20, 20, 0, 0, 0, 0)))
    assert first == month("2025-01", 40, 0, 100, 60, 80, 10)


def test_several_projects_are_added_up_month_by_month() -> None:
    other = (month("2025-02", 1, 1, 1, 1, 1, 1), month("2025-05", 2, 0, 0, 0, 0, 0))
    found = together([FLOW, other, ()], "USD")
    assert [each.month.month for each in found] == [12, 1, 2, 3, 4, 5]
    assert found[2] == month("2025-02", 1, 1, 1, 31, 31, 1)
    assert found[4] == month("2025-04", 0, 0, 0, 0, 0, 0)
    assert together([], "USD") == ()


def test_what_is_received_without_a_day_is_never_in_the_future() -> None:
    # A payment received in part, with its rest expected in May: what came in came by today.
    part = Instalment(usd(10), day("2025-01-31"), day("2025-05-04"), usd(4), None)
    found = cash_flow([part], Outflow(), STATUS, "USD")
    by_month = {each.month: each for each in found}
    assert by_month[day("2025-02-01")].received == usd(4)
    assert by_month[day("2025-05-01")].receivable == usd(6)


@given(
    st.lists(
        st.tuples(st.integers(0, 10**9), st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))),
        min_size=1,
    )
)
def test_quarters_and_months_end_at_the_same_sum(rows: list[tuple[int, dt.date]]) -> None:
    made = [Instalment(Money(m, "USD"), on, on, Money(0, "USD"), None) for m, on in rows]
    months = cash_flow(made, Outflow(), STATUS, "USD")
    quarters = by_quarter(months)
    whole = sum(m for m, _ in rows)
    assert sum(each.receivable.minor for each in quarters) == whole
    if months:
        assert positions(months)[-1][1] == positions(quarters)[-1][1]
