"""The chain of a package: what is done, what runs, and how late the next gate is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from core.rules.credit_rules import CREDIT, OFF_CHAIN
from core.rules.package_chain import DONE, ENDS_IN, NOW, OPEN, Dates, chain

if TYPE_CHECKING:
    from core.rules.package_chain import Step

ON = dt.date(2025, 2, 28)
DAYS = st.none() | st.dates(dt.date(2024, 1, 1), dt.date(2026, 1, 1))
DATES = st.dictionaries(st.sampled_from(list(ENDS_IN)[:6]), st.builds(Dates, DAYS, DAYS, DAYS))


def day(month: int, of: int = 1) -> dt.date:
    return dt.date(2025, month, of)


def by_key(status: str, dates: dict[str, Dates], **shares: float) -> dict[str, Step]:
    return {step.key: step for step in chain(status, dates, ON, **shares)}


def test_a_step_is_done_by_its_day_and_the_next_one_runs() -> None:
    steps = by_key("SPECIFIED", {"order": Dates(actual=day(1)), "drawings": Dates(day(3))})
    assert (steps["order"].state, steps["drawings"].state, steps["made"].state) == (DONE, NOW, OPEN)


def test_the_status_says_what_is_done_where_days_are_missing() -> None:
    steps = by_key("FAT_PASSED", {})
    assert [key for key, step in steps.items() if step.state == DONE] == list(ENDS_IN)[:4]


def test_what_arrived_was_dispatched_even_if_nobody_noted_when() -> None:
    assert by_key("ON_HOLD", {"site": Dates(actual=day(2))})["dispatch"].state == DONE


def test_a_day_after_the_status_date_has_not_come() -> None:
    assert by_key("SPECIFIED", {"order": Dates(actual=day(3))})["order"].state == NOW


def test_what_should_have_happened_is_late_up_to_the_status_date() -> None:
    assert by_key("PACKED", {"dispatch": Dates(day(2, 18))})["dispatch"].late_days == 10


def test_a_forecast_is_late_against_the_plan() -> None:
    steps = by_key("PACKED", {"dispatch": Dates(day(2), day(3, 1))})
    assert steps["dispatch"].late_days == 28


def test_what_is_made_and_installed_counts_as_reported() -> None:
    assert by_key("IN_MANUFACTURE", {}, made=40)["made"].share == 0.4
    assert by_key("INSTALLING", {}, installed=85)["installed"].share == 0.85


def test_a_running_step_without_a_report_is_as_far_as_its_days() -> None:
    dates = {"fat": Dates(actual=day(2, 18)), "dispatch": Dates(day(3, 10))}
    assert by_key("FAT_PASSED", dates)["dispatch"].share == 0.5


@given(st.sampled_from([*CREDIT, *OFF_CHAIN]), DATES)
def test_done_comes_first_then_one_that_runs_then_what_is_open(
    status: str, dates: dict[str, Dates]
) -> None:
    steps = chain(status, dates, ON)
    states = [step.state for step in steps]
    assert states == sorted(states, key=[DONE, NOW, OPEN].index)
    assert states.count(NOW) == (states[-1] != DONE)
    assert all(0 <= step.share <= 1 for step in steps)
