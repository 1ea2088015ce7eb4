"""A project's milestones as the engine takes them: whose calendar, which instants, what is to come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from core.rules.forecast import forecasts
from core.rules.project_plan import BOTH, first_day, last_day
from core.rules.schedule.calendar import ALL_DAY, NO_WORK, Calendar
from core.rules.schedule.plan import STANDARD
from tests.builders import day
from tests.core.rules.test_pins import CHAIN, DAY, dates, milestone, plan_of

if TYPE_CHECKING:
    import datetime as dt

OFFICE = Calendar("Office")
SITE = Calendar("Site", week=(*Calendar("").week[:5], Calendar("").week[0], NO_WORK))


def test_work_counts_on_the_calendar_of_who_does_it() -> None:
    plan = replace(
        plan_of(),
        office="O",
        site="S",
        calendars={"O": OFFICE, "S": SITE, BOTH: OFFICE, "NIGHT": SITE},
    )
    for stage, who, own, key in (
        ("S07", "contractor", "", "O"),
        ("S10", "contractor", "", "O"),
        ("S11", "contractor", "", "S"),
        ("S07", "customer", "", "S"),
        ("S08", "both", "", BOTH),
        ("S08", "both", "NIGHT", "NIGHT"),
        ("S08", "both", "GONE", BOTH),
    ):
        each = milestone(1, stage=stage, responsible=who, calendar=own)
        assert plan.calendar_of(each) == key
    assert plan_of().calendar_of(milestone(1)) == STANDARD


def test_a_saturday_at_the_site_is_a_day_of_work() -> None:
    plan = replace(CHAIN, site="S", calendars={"S": SITE})
    assert dates(plan)[2] == ("2025-03-08", "2025-03-10")


def test_work_round_the_clock_ends_at_midnight_of_its_day() -> None:
    always = Calendar("Always", week=(ALL_DAY,) * 7)
    ship = milestone(1, duration=4 * 1440, calendar="ALL")
    point = milestone(2, forecast_start=None, forecast_finish=day("2025-03-09"), calendar="ALL")
    plan = replace(plan_of(ship, point), calendars={"ALL": always})
    assert dates(plan)[1] == ("2025-03-03", "2025-03-06")
    assert dates(plan)[2][1] == "2025-03-03"
    pinned = replace(point, constraint_kind="FNET", constraint_date=day("2025-03-09"))
    assert dates(plan.having({2: pinned}))[2][1] == "2025-03-09"


def test_an_elapsed_duration_runs_over_weekends() -> None:
    cure = milestone(1, duration=7 * 1440, elapsed=True)
    assert dates(plan_of(cure))[1] == ("2025-03-03", "2025-03-09")


def test_nothing_open_comes_before_the_day_after_the_status_date() -> None:
    late = replace(CHAIN, status=day("2025-03-19"))
    assert dates(late)[1] == ("2025-03-20", "2025-03-26")
    begun = milestone(1, actual_start=day("2025-03-03"), percent=40.0, duration=5 * DAY)
    assert dates(late.having({1: begun}))[1] == ("2025-03-03", "2025-03-24")


def test_progress_without_a_start_counts_from_the_day_it_was_planned() -> None:
    begun = milestone(1, percent=50.0, duration=10 * DAY, forecast_start=day("2025-02-20"))
    assert dates(plan_of(begun))[1] == ("2025-02-20", "2025-03-07")


def test_typed_forecasts_lie_where_they_were_typed_and_have_float() -> None:
    plan = replace(CHAIN, by_logic=False)
    found = forecasts(plan)
    assert (found[2].start, found[2].finish) == (day("2025-03-03"), day("2025-03-07"))
    assert found[1].total_float < 0


def test_a_typed_date_on_a_sunday_stays_there() -> None:
    sunday = milestone(1, forecast_start=None, forecast_finish=day("2025-03-09"))
    assert dates(plan_of(sunday, by_logic=False))[1][1] == "2025-03-09"


def test_a_deadline_moves_nothing_and_takes_float() -> None:
    due = CHAIN.having({2: replace(CHAIN.by_id[2], deadline=day("2025-03-10"))})
    assert dates(due) == dates(CHAIN)
    assert forecasts(due)[2].total_float == -1
    assert forecasts(due)[1].is_critical


def test_what_has_no_date_and_cannot_get_one_takes_no_part() -> None:
    undated = milestone(3, forecast_start=None, forecast_finish=None)
    plan = replace(plan_of(*CHAIN.milestones, undated, links=CHAIN.links), by_logic=False)
    assert set(forecasts(plan)) == {1, 2}


@given(st.dates(day("2000-01-01"), day("2100-01-01")), st.integers(1, 14399))
def test_a_tick_belongs_to_the_day_it_ends_and_to_the_day_it_begins(on: dt.date, tick: int) -> None:
    midnight = on.toordinal() * 14400
    assert first_day(midnight) == first_day(midnight + tick) == on
    assert last_day(midnight + tick) == last_day(midnight + 14400) == on
