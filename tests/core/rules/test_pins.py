"""What typed dates become where forecasts follow from logic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.facts import Link, MilestoneFacts, NewDates
from core.rules.forecast import forecasts
from core.rules.pins import edited, switched, typed
from core.rules.project_plan import Planned, ProjectPlan
from tests.builders import day

if TYPE_CHECKING:
    import datetime as dt

DAY = 480


def milestone(id_: int, **fields: object) -> Planned:
    """Return a milestone of the site, by default a week of work to come."""
    facts = {
        "id": id_,
        "code": f"M{id_}",
        "stage": "S13",
        "shop": "PAINT",
        "weight": 1.0,
        "baseline_start": None,
        "baseline_finish": None,
        "forecast_start": day("2025-03-03"),
        "forecast_finish": day("2025-03-07"),
        "actual_start": None,
        "actual_finish": None,
        "percent": 0.0,
        "key": False,
        "contractual": False,
        "responsible": "customer",
    }
    planned = {name: fields.pop(name) for name in list(fields) if name not in facts}
    return Planned(MilestoneFacts(**{**facts, **fields}), **planned)  # type: ignore[arg-type]


def plan_of(
    *milestones: Planned, links: tuple[Link, ...] = (), by_logic: bool = True
) -> ProjectPlan:
    """Return a plan on weekdays that starts on a Monday, stated on the Friday before."""
    return ProjectPlan(
        milestones=milestones,
        links=links,
        calendars={},
        office="",
        site="",
        start=day("2025-03-03"),
        status=day("2025-02-28"),
        by_logic=by_logic,
    )


def dates(plan: ProjectPlan) -> dict[int, tuple[str, str]]:
    return {
        id_: (found.start.isoformat(), found.finish.isoformat())
        for id_, found in forecasts(plan).items()
    }


WEEK = milestone(1, duration=5 * DAY)
CHAIN = plan_of(WEEK, milestone(2, duration=2 * DAY), links=(Link(1, 2, "FS", 0),))


def test_work_begins_on_the_working_day_after_what_it_waits_for() -> None:
    assert dates(CHAIN) == {1: ("2025-03-03", "2025-03-07"), 2: ("2025-03-10", "2025-03-11")}


def test_a_typed_start_is_a_pin_that_keeps_the_duration() -> None:
    moved = edited(CHAIN, {1: NewDates(start=day("2025-03-05"))})
    assert dates(moved) == {1: ("2025-03-05", "2025-03-11"), 2: ("2025-03-12", "2025-03-13")}
    assert (moved.by_id[1].constraint_kind, moved.by_id[1].duration) == ("SNET", 5 * DAY)


def test_a_typed_finish_is_a_pin_that_keeps_the_duration() -> None:
    moved = edited(CHAIN, {1: NewDates(finish=day("2025-03-14"))})
    assert dates(moved)[1] == ("2025-03-10", "2025-03-14")
    assert moved.by_id[1].constraint_kind == "FNET"


def test_both_ends_typed_say_how_long_it_takes() -> None:
    moved = edited(CHAIN, {1: NewDates(day("2025-03-04"), day("2025-03-11"))})
    assert dates(moved)[1] == ("2025-03-04", "2025-03-11")
    assert moved.by_id[1].duration == 6 * DAY


def test_a_bar_moved_by_whole_days_keeps_its_working_days() -> None:
    moved = edited(CHAIN, {1: NewDates(day("2025-03-06"), day("2025-03-10"))})
    assert moved.by_id[1].duration == 5 * DAY
    assert dates(moved)[1] == ("2025-03-06", "2025-03-12")


def test_a_pin_does_not_bring_work_before_what_it_waits_for() -> None:
    moved = edited(CHAIN, {2: NewDates(start=day("2025-03-04"))})
    assert dates(moved)[2] == ("2025-03-10", "2025-03-11")


def test_a_point_is_reached_on_the_day_typed_and_on_a_working_day() -> None:
    point = milestone(1, forecast_start=None)
    for written, reached in (("2025-03-19", "2025-03-19"), ("2025-03-22", "2025-03-24")):
        moved = edited(plan_of(point), {1: NewDates(finish=day(written))})
        assert dates(moved)[1][1] == reached


def test_of_begun_work_a_typed_finish_says_what_remains() -> None:
    begun = milestone(1, actual_start=day("2025-02-24"), percent=50.0, duration=10 * DAY)
    plan = plan_of(begun)
    for written in ("2025-03-14", "2025-04-30", "2025-03-03"):
        moved = edited(plan, {1: NewDates(finish=day(written))})
        assert dates(moved)[1] == ("2025-02-24", written)
        assert moved.by_id[1].constraint_kind == "ASAP"


def test_what_is_done_or_by_hand_is_not_pinned() -> None:
    done = milestone(1, actual_finish=day("2025-02-20"))
    assert typed(plan_of(done), done, NewDates(finish=day("2025-03-01"))) == done
    hand = milestone(1, manual=True)
    kept = typed(plan_of(hand), hand, NewDates(finish=day("2025-03-05")))
    assert (kept.constraint_kind, kept.facts.forecast_finish) == ("ASAP", day("2025-03-05"))


@given(st.dates(day("2025-03-03"), day("2026-12-31")))
def test_a_pin_never_leaves_work_before_its_date(on: dt.date) -> None:
    moved = forecasts(edited(CHAIN, {1: NewDates(start=on)}))
    assert moved[1].start >= on
    assert moved[2].start > moved[1].finish


LATER = milestone(2, forecast_start=day("2025-04-01"), forecast_finish=day("2025-04-03"))
SOON = milestone(1)


@pytest.mark.parametrize("keep_dates", [True, False])
def test_switching_takes_durations_from_the_dates(*, keep_dates: bool) -> None:
    plan = plan_of(SOON, LATER, links=(Link(1, 2, "FS", 0),), by_logic=False)
    found = switched(plan, keep_dates=keep_dates)
    assert found.by_logic
    assert [each.duration for each in found.milestones] == [5 * DAY, 3 * DAY]


def test_switching_pins_only_what_logic_would_bring_forward() -> None:
    held = milestone(3, forecast_start=day("2025-04-04"), forecast_finish=day("2025-04-04"))
    links = (Link(1, 2, "FS", 0), Link(2, 3, "FS", 0))
    plan = plan_of(SOON, LATER, held, links=links, by_logic=False)
    kept = switched(plan, keep_dates=True)
    assert [each.constraint_kind for each in kept.milestones] == ["ASAP", "SNET", "ASAP"]
    assert dates(kept) == {
        each.facts.id: (str(each.facts.forecast_start), str(each.facts.forecast_finish))
        for each in plan.milestones
    }
    free = switched(plan, keep_dates=False)
    assert dates(free)[3] == ("2025-03-13", "2025-03-13")


def test_a_hard_constraint_of_its_own_stays_when_dates_are_kept() -> None:
    fixed = replace(LATER, constraint_kind="MSO", constraint_date=day("2025-04-01"))
    kept = switched(plan_of(SOON, fixed, by_logic=False), keep_dates=True)
    assert kept.by_id[2].constraint_kind == "MSO"
