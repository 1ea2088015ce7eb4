"""Jobs per hour: the worked numbers of DOMAIN 5, each by its paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules import capacity
from core.rules.capacity import GROSS_LINE_RATE, NET_GUARANTEED, Line, LoggedHour, LoggedStop, Run

SHARE = st.floats(0.05, 1)
RATE = st.floats(1, 100)


def test_5_1_takt_of_25_jph() -> None:
    assert capacity.takt(25) == 144
    assert capacity.demand_takt(28_800, 200) == 144


def test_5_1_25_jph_read_gross() -> None:
    found = capacity.reading(25, GROSS_LINE_RATE, 0.9)
    assert (found.gross_jph, found.takt_s, found.net_jph) == (25, 144, 22.5)
    assert year_of(found.gross_jph) == 90_000


def test_5_1_25_jph_read_net() -> None:
    found = capacity.reading(25, NET_GUARANTEED, 0.9)
    assert round(found.gross_jph, 1) == 27.8
    assert round(found.takt_s, 1) == 129.6
    assert found.net_jph == 25
    assert year_of(found.gross_jph) == pytest.approx(100_000)


def year_of(gross: float) -> float:
    return capacity.annual_capacity(gross, hours=8, shifts=2, days=250, efficiency=0.9)


def test_5_2_equipment_effectiveness_of_a_shift() -> None:
    found = capacity.equipment_effectiveness(
        planned_min=480, down_min=36, ideal_cycle_s=144, total=170, good=165
    )
    assert [round(100 * share, 1) for share in found] == [92.5, 91.9, 97.1, 82.5]
    assert found[3] == pytest.approx(165 * 144 / 28_800)


def test_5_2_a_line_with_repaint_must_run_faster() -> None:
    assert round(capacity.rate_with_rework(25, 0.12), 1) == 28.4


def test_5_2_conveyor_speed_bodies_in_process_and_buffer() -> None:
    assert capacity.conveyor_speed(6.0, 25) == 2.5
    assert capacity.bodies_in(6.5, 25) == 162.5
    assert capacity.bodies_in(0.5, 25) == 12.5


def test_5_2_operators_of_manual_work() -> None:
    assert round(capacity.operators(900, takt_s=144, balance=0.92)) == 408


def test_5_2_rates_rise_upstream() -> None:
    assert capacity.rises_upstream([27.5, 27.0, 25.0])
    assert not capacity.rises_upstream([27.0, 27.5, 25.0])


def test_the_bottleneck_is_the_line_that_makes_least_over_scheduled_time() -> None:
    lines = [Line("WELD", "", 27.5, 0.92), Line("PAINT", "", 27.0, 0.93), Line("ASSY", "", 25.0, 1)]
    found = capacity.bottleneck(lines)
    assert found is not None
    assert (found.shop, found.net_jph, round(lines[0].takt_s, 1)) == ("ASSY", 25.0, 130.9)
    assert capacity.bottleneck([]) is None


@pytest.mark.parametrize(
    ("week", "jph"), [(1, 0.9), (4, 4.0), (7, 12.5), (10, 21.0), (12, 23.5), (16, 24.8)]
)
def test_5_3_the_ramp_up_curve(week: int, jph: float) -> None:
    assert round(capacity.ramp_up(week, full=25, steepness=0.55, middle=7), 1) == jph


def test_5_4_the_performance_test() -> None:
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


def test_what_is_held_against_the_guarantee_follows_its_basis() -> None:
    run = Run(scheduled_h=24, excluded_h=0, down_h=1.9, units=552)
    assert run.achieved(NET_GUARANTEED) == run.net_jph
    assert run.achieved(GROSS_LINE_RATE) == run.gross_jph
    assert Run(1, 0, 0, 0).first_time_ok == 0


def test_a_run_follows_from_its_hours_and_stops() -> None:
    hours = [LoggedHour(60, 0, None, 23, 23)] * 23 + [LoggedHour(60, 0, None, 23, 15)]
    stops = [LoggedStop(84, is_excluded=False), LoggedStop(30, is_excluded=False)]
    assert capacity.run_of(hours, stops) == Run(24, 0, 1.9, 552, 8)


def test_minutes_run_say_more_than_stops_and_the_customers_stops_are_left_out_once() -> None:
    hours = [LoggedHour(60, 10, 45, 20, None), LoggedHour(60, 0, 60, 25, None)]
    stops = [LoggedStop(10, is_excluded=True), LoggedStop(99, is_excluded=False)]
    found = capacity.run_of(hours, stops)
    assert found is not None
    assert (found.excluded_h, found.down_h, found.rejected) == (10 / 60, 5 / 60, 0)
    assert capacity.run_of([], stops) is None
    assert capacity.run_of([LoggedHour(60, 0, None, 1, 1)], [LoggedStop(60, False)]) is None


@given(RATE, SHARE)
def test_both_readings_say_the_same_where_one_is_derived_from_the_other(
    jph: float, efficiency: float
) -> None:
    net = capacity.reading(jph, NET_GUARANTEED, efficiency)
    gross = capacity.reading(net.gross_jph, GROSS_LINE_RATE, efficiency)
    assert gross.net_jph == pytest.approx(jph)
    assert net.takt_s <= capacity.takt(jph) + 1e-9


@given(RATE, SHARE)
def test_rework_never_makes_a_line_need_less(jph: float, first_time: float) -> None:
    assert capacity.rate_with_rework(jph, 1 - first_time) >= jph - 1e-9


@given(st.floats(0, 40), st.floats(0, 40))
def test_the_ramp_never_falls_and_never_passes_the_full_rate(one: float, two: float) -> None:
    low, high = sorted((one, two))
    early = capacity.ramp_up(low, full=25, steepness=0.5, middle=7)
    late = capacity.ramp_up(high, full=25, steepness=0.5, middle=7)
    assert 0 < early <= late <= 25
