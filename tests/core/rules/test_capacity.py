"""Jobs per hour: the worked numbers of DOMAIN 5."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules import capacity
from core.rules.capacity import Run


def test_takt_and_capacity_of_25_jph() -> None:
    assert capacity.takt(25) == 144
    assert round(capacity.takt(27.8), 1) == 129.5
    assert capacity.demand_takt(28_800, 200) == 144
    assert capacity.net_jph(25, 0.9) == 22.5
    year = capacity.annual_capacity(25, hours=8, shifts=2, days=250, efficiency=0.9)
    assert year == 90_000


def test_equipment_effectiveness_of_a_shift() -> None:
    found = capacity.equipment_effectiveness(
        planned_min=480, down_min=36, ideal_cycle_s=144, total=170, good=165
    )
    assert [round(100 * share, 1) for share in found] == [92.5, 91.9, 97.1, 82.5]


def test_a_line_with_rework_must_run_faster() -> None:
    assert round(capacity.rate_with_rework(25, 0.12), 1) == 28.4


@pytest.mark.parametrize(
    ("week", "jph"), [(1, 0.9), (4, 4.0), (7, 12.5), (10, 21.0), (12, 23.5), (16, 24.8)]
)
def test_the_ramp_up_curve(week: int, jph: float) -> None:
    assert round(capacity.ramp_up(week, full=25, steepness=0.55, middle=7), 1) == jph


def test_the_performance_test_of_the_handbook() -> None:
    run = Run(scheduled_h=24, excluded_h=0, down_h=1.9, units=552, rejected=8)
    required = capacity.required_units(25, run.counted_h, 0.9)
    assert required == 540
    assert round(100 * run.availability, 1) == 92.1
    assert round(run.gross_jph, 2) == 24.98
    assert run.net_jph == 23
    assert round(100 * run.first_time_ok, 1) == 98.6
    assert capacity.passed(run, required=required, availability=0.9)
    assert not capacity.passed(run, required=required, availability=0.95)
    assert not capacity.passed(run, required=560, availability=0.9)
    assert not capacity.passed(run, required=required, availability=0.9, first_time_ok=0.99)


@given(st.floats(0, 40), st.floats(0, 40))
def test_the_ramp_never_falls_and_never_passes_the_full_rate(one: float, two: float) -> None:
    low, high = sorted((one, two))
    early = capacity.ramp_up(low, full=25, steepness=0.5, middle=7)
    late = capacity.ramp_up(high, full=25, steepness=0.5, middle=7)
    assert 0 < early <= late <= 25
