"""The points of the assessment: each finds what it is about, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.rules.check_points import CHECKS
from core.rules.facts import Link
from core.rules.project_plan import Planned
from core.rules.schedule_checks import checks
from tests import sample
from tests.builders import day
from tests.core.rules.test_pins import CHAIN, DAY, milestone, plan_of

if TYPE_CHECKING:
    from core.rules.check_points import Check
    from core.rules.project_plan import ProjectPlan

FIRST = milestone(1, duration=5 * DAY)
SECOND = milestone(2, duration=5 * DAY)
LAST = milestone(3, duration=5 * DAY, forecast_finish=day("2025-12-01"))
THREE = plan_of(FIRST, SECOND, LAST, links=(Link(1, 2, "FS", 0), Link(2, 3, "FS", 0)))


def check(plan: ProjectPlan, key: str) -> Check:
    return next(found for found in checks(plan, contract_pac=None) if found.key == key)


def at(plan: ProjectPlan, key: str) -> list[tuple[int, int | None]]:
    return [(place.milestone, place.other) for place in check(plan, key).places]


def test_every_check_has_its_name_and_a_sound_plan_meets_them() -> None:
    found = checks(THREE, contract_pac=None)
    assert [each.key for each in found] == list(CHECKS)
    assert [each.key for each in found if not each.is_met] == []


def test_the_domain_s_worked_numbers() -> None:
    """CPLI (245 − 92) / 245 = 0.62 and BEI 0.8824: DOMAIN 4.5 and 4.7."""
    plan = replace(
        plan_of(*(Planned(each) for each in sample.facts("P-2301")), by_logic=False),
        status=sample.STATUS_DATE,
        links=tuple(sample.links("P-2301")),
    )
    assert check(plan, "cpli").figure == pytest.approx(0.6245, abs=1e-4)
    assert check(plan, "bei").figure == pytest.approx(0.8824, abs=1e-4)
    assert at(plan, "bei") == [(23, None), (26, None), (28, None), (30, None)]
    assert len(check(plan, "missed").places) == 32


def test_what_hangs_loose_is_found_but_not_the_plan_s_own_ends() -> None:
    loose = replace(THREE, links=(Link(1, 3, "FS", 0),))
    assert at(loose, "no_predecessor") == [(2, None)]
    assert at(loose, "no_successor") == [(2, None)]
    assert not check(loose, "no_successor").is_met


@pytest.mark.parametrize(
    ("lag", "unit", "key"),
    [
        (-1, "d", "leads"),
        (-1440, "em", "leads"),
        (45, "d", "lags"),
        (70, "ed", "lags"),
        (45 * 480, "m", "lags"),
        (1000, "%", "lags"),
    ],
)
def test_lags_that_hide_work(lag: int, unit: str, key: str) -> None:
    plan = replace(THREE, links=(Link(1, 2, "FS", lag, unit), Link(2, 3, "FS", 0)))
    assert at(plan, key) == [(2, 1)]
    assert at(THREE, key) == []


def test_links_other_than_finish_to_start() -> None:
    plan = replace(THREE, links=(Link(1, 2, "SS", 0), Link(2, 3, "FS", 0)))
    found = check(plan, "link_kinds")
    assert (found.figure, found.is_met) == (0.5, False)
    assert at(plan, "link_kinds") == [(2, 1)]


@pytest.mark.parametrize("kind", ["MSO", "MFO", "SNLT", "FNLT"])
def test_constraints_that_hide_a_delay(kind: str) -> None:
    hard = replace(SECOND, constraint_kind=kind, constraint_date=day("2025-03-10"))
    assert at(THREE.having({2: hard}), "hard_constraints") == [(2, None)]
    soft = replace(SECOND, constraint_kind="SNET", constraint_date=day("2025-03-10"))
    assert at(THREE.having({2: soft}), "hard_constraints") == []


def test_float_below_zero_and_float_without_end() -> None:
    due = replace(LAST, deadline=day("2025-03-14"))
    assert at(THREE.having({3: due}), "negative_float") == [(1, None), (2, None), (3, None)]
    far = plan_of(FIRST, replace(SECOND, duration=90 * DAY), LAST)
    assert at(far, "high_float") == [(1, None), (3, None)]
    assert at(far, "high_duration") == [(2, None)]


def test_facts_in_the_future_and_forecasts_in_the_past() -> None:
    ahead = THREE.having({1: milestone(1, actual_finish=day("2025-03-07"))})
    assert at(ahead, "future_actuals") == [(1, None)]
    old = replace(THREE, by_logic=False, status=day("2025-03-05"))
    assert at(old, "past_forecasts") == [(1, None), (2, None), (3, None)]
    assert at(replace(THREE, status=day("2025-03-05")), "past_forecasts") == []


def test_work_begun_before_what_it_waits_for() -> None:
    begun = milestone(2, actual_start=day("2025-02-25"), duration=5 * DAY)
    assert at(THREE.having({2: begun}), "out_of_sequence") == [(2, 1)]
    done = milestone(1, actual_start=day("2025-02-17"), actual_finish=day("2025-02-24"))
    assert at(THREE.having({1: done, 2: begun}), "out_of_sequence") == []


def test_a_delay_of_the_critical_path_must_come_out_at_its_end() -> None:
    assert check(THREE, "critical_path").is_met
    begun = milestone(1, actual_start=day("2025-02-24"), percent=50.0, duration=5 * DAY)
    assert check(THREE.having({1: begun}), "critical_path").is_met
    fixed = replace(LAST, constraint_kind="MSO", constraint_date=day("2025-03-17"))
    broken = check(THREE.having({3: fixed}), "critical_path")
    assert not broken.is_met
    assert broken.figure is not None
    assert broken.figure < 600


def test_without_anything_to_measure_nothing_is_claimed() -> None:
    empty = checks(plan_of(), contract_pac=None)
    assert all(each.is_met for each in empty)
    assert {each.key for each in empty if each.figure is not None} == {
        *("leads", "negative_float", "future_actuals", "past_forecasts", "out_of_sequence"),
    }


def test_the_contract_s_own_date_goes_before_the_baseline_s() -> None:
    pac = milestone(1, stage="S16", baseline_finish=day("2025-03-07"), duration=5 * DAY)
    late, early = day("2025-04-30"), day("2025-03-03")
    assert checks(plan_of(pac), contract_pac=late)[-2].figure > 1  # type: ignore[operator]
    assert checks(plan_of(pac), contract_pac=early)[-2].figure < 1  # type: ignore[operator]
    assert CHAIN.by_logic
