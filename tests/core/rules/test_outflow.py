"""Cost by month: what was spent between two figures, what is budgeted, what is still to come."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import Money
from core.rules.outflow import Spent, begin, budgeted, coming, paid, shared_out
from core.rules.progress import forecast_share, planned_share
from tests.builders import day
from tests.sample import STATUS_DATE, facts

MONTHS = [dt.date(2025, month, 1) for month in (1, 2, 3)]


def usd(whole: int) -> Money:
    return Money(whole * 100, "USD")


def spent(*known: tuple[str, int]) -> list[Spent]:
    return [Spent(day(by), usd(total)) for by, total in known]


def test_what_was_spent_since_the_figure_before_is_that_of_the_months_between() -> None:
    known = spent(("2025-01-31", 60), ("2025-03-31", 260))
    found = paid(known, day("2025-01-10"), day("2025-04-30"))
    assert found == {MONTHS[0]: usd(60), MONTHS[1]: usd(100), MONTHS[2]: usd(100)}


def test_one_figure_for_all_is_spread_from_the_beginning() -> None:
    found = paid(spent(("2025-03-31", 300)), day("2025-01-10"), day("2025-03-31"))
    assert found == dict.fromkeys(MONTHS, usd(100))
    assert paid(spent(("2025-03-31", 300)), None, day("2025-03-31")) == {MONTHS[2]: usd(300)}


def test_what_is_known_of_days_to_come_is_not_paid_yet() -> None:
    known = spent(("2025-01-31", 60), ("2025-03-31", 260))
    assert paid(known, None, day("2025-03-30")) == {MONTHS[0]: usd(60)}


def test_two_figures_of_one_month_are_both_of_it() -> None:
    known = spent(("2025-01-15", 60), ("2025-01-31", 100))
    assert paid(known, None, day("2025-01-31")) == {MONTHS[0]: usd(100)}


def test_the_paid_cost_of_the_sample_is_what_its_months_differ_by() -> None:
    known = spent(("2024-12-31", 54_220_000), ("2025-01-31", 57_150_000))
    found = paid([*known, *spent(("2025-02-28", 59_600_000))], day("2024-12-01"), STATUS_DATE)
    assert found[dt.date(2025, 1, 1)] == usd(2_930_000)
    assert found[dt.date(2025, 2, 1)] == usd(2_450_000)


@pytest.mark.parametrize("month", ["2023-06-01", "2024-09-01", "2025-03-01"])
def test_the_budget_of_a_month_is_what_the_baseline_plans_for_it(month: str) -> None:
    ms = facts("P-2301")
    first = day(month)
    before, last = first - dt.timedelta(1), (first + dt.timedelta(32)).replace(day=1)
    last -= dt.timedelta(1)
    whole = sum(m.weight for m in ms)
    share = sum(m.weight * (planned_share(m, last) - planned_share(m, before)) for m in ms) / whole
    found = budgeted(usd(76_500_000), ms)
    assert float(found[first].amount) == pytest.approx(76_500_000 * share, abs=1)


def test_what_is_left_goes_as_work_goes_on() -> None:
    ms = facts("P-2301")
    found = coming(usd(19_160_000), ms, STATUS_DATE)
    assert min(found) == dt.date(2025, 3, 1)
    assert sum(each.minor for each in found.values()) == 19_160_000_00

    def done(on: str) -> float:
        return sum(m.weight * forecast_share(m, day(on), STATUS_DATE) for m in ms)

    share = (done("2025-03-31") - done("2025-02-28")) / (done("2030-01-01") - done("2025-02-28"))
    assert float(found[dt.date(2025, 3, 1)].amount) == pytest.approx(19_160_000 * share, abs=1)


def test_without_work_to_come_the_rest_is_due_now() -> None:
    assert coming(usd(5), [], STATUS_DATE) == {dt.date(2025, 2, 1): usd(5)}
    assert budgeted(usd(5), []) == {}
    assert begin([]) is None


@given(
    st.integers(-(10**12), 10**12),
    st.lists(st.floats(0, 1000), min_size=1, max_size=40).filter(lambda shares: sum(shares) > 0),
)
def test_a_sum_shared_out_over_months_is_still_that_sum(minor: int, shares: list[float]) -> None:
    months = [dt.date(2020 + n // 12, n % 12 + 1, 1) for n in range(len(shares))]
    found = shared_out(Money(minor, "USD"), dict(zip(months, shares, strict=True)))
    assert sum(each.minor for each in found.values()) == minor
    assert all(each.minor * (1 if minor > 0 else -1) >= 0 for each in found.values())
