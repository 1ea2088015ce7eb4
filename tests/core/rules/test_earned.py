"""Earned value and earned schedule: golden values, textbook tables, and the traps of flat plans."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.earned import earned_schedule, index, months_earned, months_since
from core.rules.progress import earned_progress
from tests.sample import CODES, STATUS_DATE, day, expected, facts

SIGNED = [code for code in CODES if code != "P-2501"]


@pytest.mark.parametrize("code", SIGNED)
def test_earned_schedule_of_every_signed_sample_project(code: str) -> None:
    ms, golden = facts(code), expected(code)
    found = earned_schedule(ms, STATUS_DATE, earned_progress(ms, STATUS_DATE))
    assert found is not None
    assert found.at_months == golden["at_months"]
    assert found.es_months == pytest.approx(golden["es_months"], abs=0.005)
    assert found.spi_t == pytest.approx(golden["spi_t"], abs=0.005)


def test_the_small_example() -> None:
    plan = [0, 4, 10, 18, 30, 45]
    assert months_earned(plan.__getitem__, 5, 26, 5) == pytest.approx(3.667, abs=0.0005)


@pytest.mark.parametrize(
    ("week", "earned", "es"),
    [(1, 10 / 3, 0.67), (2, 20 / 3, 1.33), (3, 10, 2.0), (4, 22.5, 2.83), (5, 70, 4.5), (6, 82.5, 4.92),
     (7, 90, 5.14), (8, 120, 6.0), (9, 130, 7.0), (10, 140, 8.0), (11, 150, 9.0)],
)  # fmt: skip
def test_a_published_table_of_eleven_weeks(week: int, earned: float, es: float) -> None:
    plan = [0, 5, 10, 25, 55, 85, 120, 130, 140, 150, 150, 150]
    assert months_earned(plan.__getitem__, 11, earned, week) == pytest.approx(es, abs=0.005)


@pytest.mark.parametrize(("gone", "es"), [(4, 4), (7, 6), (1, 3)])
def test_on_a_flat_plan_the_time_nearest_to_today_counts(gone: float, es: float) -> None:
    plan = [0, 30, 60, 99, 99, 99, 99, 100]
    assert months_earned(plan.__getitem__, 7, 99, gone) == es


def test_a_finished_project_keeps_the_index_it_finished_with() -> None:
    ms = [
        replace(m, actual_finish=m.finish, percent=100.0, actual_start=m.actual_start or m.start)
        for m in facts("P-2302")
    ]
    last = max(m.actual_finish for m in ms if m.actual_finish)
    at_end = earned_schedule(ms, last, 100.0)
    later = earned_schedule(ms, last + dt.timedelta(400), 100.0)
    assert at_end is not None
    assert at_end.spi_t is not None
    assert at_end.spi_t < 1
    assert later == at_end


def test_before_the_plan_begins_there_is_none() -> None:
    assert earned_schedule(facts("P-2402"), day("2024-06-30"), 0.0) is None
    assert earned_schedule([], STATUS_DATE, 0.0) is None


def test_at_the_very_start_no_division_by_nothing() -> None:
    found = earned_schedule(facts("P-2402"), day("2024-07-31"), 0.0)
    assert found is not None
    assert (found.at_months, found.es_months, found.spi_t) == (0, 0, None)
    assert index(5.0, 0.0) is None


@pytest.mark.parametrize(
    ("on", "months"),
    [("2023-05-31", 0), ("2025-02-28", 21), ("2025-02-14", 20.5), ("2023-05-18", -13 / 31)],
)
def test_months_gone(on: str, months: float) -> None:
    assert months_since(day("2023-05-31"), day(on)) == pytest.approx(months)


@given(st.lists(st.floats(0, 20), min_size=1, max_size=30), st.data())
def test_more_earned_is_never_less_schedule(steps: list[float], data: st.DataObject) -> None:
    plan = [sum(steps[: n + 1]) for n in range(len(steps))]
    gone = data.draw(st.floats(0, 40))
    low, high = sorted(data.draw(st.tuples(st.floats(0, 400), st.floats(0, 400))))
    first = months_earned(plan.__getitem__, len(plan) - 1, low, gone)
    second = months_earned(plan.__getitem__, len(plan) - 1, high, gone)
    assert 0 <= first <= second + 1e-6 <= len(plan)
