"""The ramp-up: the worked plan of DOMAIN 5.3, and what is to be expected where it comes late."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules import ramp_up
from core.rules.ramp_up import linear, logistic

PLAN = logistic(25)


def test_5_3_sixteen_weeks_of_80_hours() -> None:
    made = ramp_up.units((jph for _, jph in PLAN), 80)
    assert made == pytest.approx(18_920, abs=5)
    assert 25 * 80 * 16 - made == pytest.approx(13_080, abs=5)


def test_5_3_each_week_of_the_plan() -> None:
    rates = {week: round(jph, 1) for week, jph in PLAN}
    named = {1: 0.9, 4: 4.0, 7: 12.5, 10: 21.0, 12: 23.5, 16: 24.8}
    assert {week: rates[week] for week in named} == named


def test_5_3_a_linear_plan_rises_by_the_same_step() -> None:
    assert linear(24, weeks=4) == [(1, 6), (2, 12), (3, 18), (4, 24)]


def test_a_plan_rises_evenly_between_its_weeks_from_nothing_at_sop() -> None:
    plan = [(1, 2.0), (2, 4.0)]
    found = [ramp_up.planned_at(plan, week) for week in (-1, 0, 0.5, 1.5, 2, 9)]
    assert found == [0, 0, 1, 3, 4, 4]
    assert ramp_up.planned_at([], 3) == 0


def test_what_is_reached_lies_so_many_weeks_behind_the_plan() -> None:
    plan = linear(24, weeks=12)
    assert ramp_up.weeks_behind(plan, 6, 8.0) == pytest.approx(2)
    assert ramp_up.weeks_behind(plan, 6, 12.0) == 0
    assert ramp_up.weeks_behind(plan, 6, 20.0) == 0
    assert ramp_up.weeks_behind(plan, 20, 30.0) == 0
    assert ramp_up.weeks_behind(plan, 3, 0.0) == 3


def test_before_sop_what_is_expected_is_the_plan() -> None:
    plan = linear(24, weeks=4)
    assert ramp_up.expected(plan, week=0, reached=0) == [(0, 0), *plan]
    assert ramp_up.expected([], week=0, reached=0) == []


def test_a_ramp_two_weeks_late_ends_two_weeks_late() -> None:
    found = ramp_up.expected(linear(24, weeks=12), week=6, reached=8.0)
    assert found[:1] == [(6, 8.0)]
    assert found[-1] == pytest.approx((14, 24))
    assert ramp_up.full_from(found, 24) == 14


def test_it_does_not_pass_what_the_slowest_line_makes() -> None:
    found = ramp_up.expected(linear(24, weeks=12), week=6, reached=8.0, most=20.0)
    assert max(jph for _, jph in found) == 20
    assert ramp_up.full_from(found, 24) is None


def test_the_slowest_shop_holds_the_plant() -> None:
    assert ramp_up.slowest({"WELD": 20.8, "ASSY": 18.3, "PAINT": 17.0}) == "PAINT"
    assert ramp_up.slowest({}) == ""


@given(st.integers(1, 30), st.floats(0, 25), st.floats(1, 30))
def test_what_is_expected_never_falls_and_starts_at_what_is_reached(
    week: int, reached: float, most: float
) -> None:
    found = ramp_up.expected(PLAN, week=week, reached=reached, most=most)
    assert found[:1] == [(week, reached)]
    rates = [jph for _, jph in found]
    assert rates == sorted(rates)
    assert max(rates) <= max(25, most, reached) + 1e-9
    weeks = [at for at, _ in found]
    assert weeks == sorted(set(weeks))
