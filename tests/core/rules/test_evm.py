"""Earned value: the golden values of DOMAIN 4.3, published cases, and what cannot be divided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.earned import months_earned
from core.rules.evm import EarnedValue, earned_value, finish_by_schedule, finish_by_value


def test_the_sample() -> None:
    found = earned_value(
        bac=76_500_000, pv_pct=86.3574, ev_pct=75.4195, ac=59_600_000, etc_by_category=19_160_000
    )
    assert found.eac_bottom_up == 78_760_000
    assert [round(x or 0, 4) for x in (found.spi, found.cpi, found.tcpi_bac, found.tcpi_eac)] == [
        0.8733,
        0.9681,
        1.1127,
        0.9681,
    ]


def test_a_fence_of_four_sides() -> None:
    # E1, Mulcahy: printed with a rounded CPI, here exact
    found = EarnedValue(bac=4_000, pv=3_000, ev=2_500, ac=2_800)
    assert (found.cv, found.sv) == (-300, -500)
    assert round(found.cpi or 0, 3) == 0.893
    assert round(found.spi or 0, 3) == 0.833
    assert found.eac_bac_over_cpi == pytest.approx(4_480)
    assert found.etc == pytest.approx(1_680)
    assert found.vac == pytest.approx(-480)
    assert found.tcpi_bac == 1.25


def test_half_way() -> None:
    # E2
    found = EarnedValue(bac=100_000, pv=55_000, ev=50_000, ac=45_000)
    assert (found.sv, found.cv) == (-5_000, 5_000)
    assert (round(found.spi or 0, 5), round(found.cpi or 0, 5)) == (0.90909, 1.11111)
    assert found.eac_bac_over_cpi == pytest.approx(90_000)
    assert found.vac == pytest.approx(10_000)
    assert found.etc == pytest.approx(45_000)


def test_an_exercise_of_three_months_of_six() -> None:
    # E3, Schwalbe
    found = EarnedValue(bac=200_000, pv=120_000, ev=100_000, ac=90_000)
    assert (found.cv, found.sv) == (10_000, -20_000)
    assert (round(found.cpi or 0, 5), round(found.spi or 0, 5)) == (1.11111, 0.83333)
    assert found.eac_bac_over_cpi == pytest.approx(180_000)
    assert 6 / (found.spi or 1) == pytest.approx(7.2)


def test_progress_in_percent_gives_values() -> None:
    # E6, R package PRA: 35 % of 100,000, planned 40 %
    found = earned_value(bac=100_000, pv_pct=40, ev_pct=35, ac=0)
    assert (found.ev, found.pv) == (35_000, 40_000)


def test_ten_packages() -> None:
    # E7
    progress = (100, 100, 90, 80, 50, 0, 0, 0, 0, 0)
    earned = sum(share * 100_000 / 100 for share in progress)
    spent = sum((120, 110, 80, 125, 75)) * 1_000
    found = EarnedValue(bac=1_000_000, pv=500_000, ev=earned, ac=spent)
    assert (found.ev, found.ac, found.cv, found.sv) == (420_000, 510_000, -90_000, -80_000)
    assert (round(found.cpi or 0, 5), found.spi) == (0.82353, 0.84)
    assert found.eac_bac_over_cpi == pytest.approx(1_214_285.71, abs=0.01)
    assert found.eac_atypical == 1_090_000
    assert round(found.tcpi_bac or 0, 5) == 1.18367


PV = (0, 5, 10, 25, 55, 85, 120, 130, 140, 150)
E4 = (
    # week, EV, ES, EAC(t) as planned, EAC(t) by SPI(t), EAC(t) by planned value
    (1, 10 / 3, 0.67, 9.33, 13.50, 9.10),
    (2, 20 / 3, 1.33, 9.67, 13.50, 9.20),
    (3, 10, 2.00, 10.00, 13.50, 9.90),
    (4, 22.5, 2.83, 10.17, 12.71, 10.95),
    (5, 70, 4.50, 9.50, 10.00, 9.90),
    (6, 82.5, 4.92, 10.08, 10.98, 11.25),
    (7, 90, 5.14, 10.86, 12.25, 11.40),
    (8, 120, 6.00, 11.00, 12.00, 10.20),
    (9, 130, 7.00, 11.00, 11.57, 10.20),
    (10, 140, 8.00, 11.00, 11.25, 10.60),
    (11, 150, 9.00, 11.00, 11.00, 11.00),
)


@pytest.mark.parametrize(("week", "ev", "es", "planned", "by_spi", "by_value"), E4)
def test_earned_schedule_over_eleven_weeks(
    week: int, ev: float, es: float, planned: float, by_spi: float, by_value: float
) -> None:
    # E4, OR-AS; from week 10 on, weeks gone take the place of the plan
    found = months_earned(lambda period: float(PV[period]), 9, ev, week)
    assert found == pytest.approx(es, abs=0.006)
    assert finish_by_schedule(9, found, week) == pytest.approx(planned, abs=0.006)
    assert finish_by_schedule(9, found, week, found / week) == pytest.approx(by_spi, abs=0.006)
    late = finish_by_value(9, 150, ev - PV[min(week, 9)], week)
    assert late == pytest.approx(by_value, abs=0.006)


def test_the_small_example_and_lipkes_slide() -> None:
    plan = (0, 4, 10, 18, 30, 45)
    found = months_earned(lambda period: float(plan[period]), 5, 26, 5)
    assert round(found, 3) == 3.667
    assert round(found / 5, 3) == 0.733
    # E5: seven months gone, the plan of month five is earned
    assert (5 - 7, round(5 / 7, 3)) == (-2, 0.714)


def test_weeks_without_progress_lower_the_index_of_time() -> None:
    # E5: work stops in week 19 of a plan of 20
    found = [months_earned(lambda p: p * 5.0, 20, 95, week) / week for week in (19, 22, 26)]
    assert [round(index, 3) for index in found] == [1.0, round(19 / 22, 3), round(19 / 26, 3)]


def test_what_cannot_be_divided_is_none() -> None:
    nothing = EarnedValue(bac=0, pv=0, ev=0, ac=0)
    assert (nothing.spi, nothing.cpi, nothing.eac_bac_over_cpi) == (None, None, None)
    assert (nothing.etc, nothing.vac, nothing.tcpi_bac, nothing.tcpi_eac) == (None,) * 4
    assert (nothing.eac_cpi_spi, nothing.eac_bottom_up, nothing.eac_atypical) == (None, None, 0)
    spent = EarnedValue(bac=10, pv=5, ev=0, ac=10)
    assert (spent.tcpi_bac, spent.eac_bac_over_cpi) == (None, None)
    assert finish_by_schedule(9, 4, 5, 0) is None
    assert finish_by_value(0, 10, 1, 5) is None


@given(st.floats(1, 1e9), st.floats(1, 100), st.floats(1, 1e9))
def test_the_estimates_hang_together(bac: float, ev_pct: float, ac: float) -> None:
    found = earned_value(bac=bac, pv_pct=50, ev_pct=ev_pct, ac=ac)
    assert found.eac_bac_over_cpi is not None
    assert found.etc is not None
    assert found.vac is not None
    assert found.etc + ac == pytest.approx(found.eac_bac_over_cpi)
    assert found.vac + found.eac_bac_over_cpi == pytest.approx(bac, rel=1e-6, abs=1)
