"""Early dates that follow from links and calendars alone, worked out by hand.

Every plan starts on Monday 3 March 2025 at 08:00; a day is eight to five with an hour at noon.
"""

from __future__ import annotations

import pytest

from tests.plans import dates, plan


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("A FS B", "03-05 08:00 – 03-05 17:00"),
        ("A FS+1d B", "03-06 08:00 – 03-06 17:00"),
        ("A FS-1d B", "03-04 08:00 – 03-04 17:00"),
        ("A FS-9d B", "03-03 08:00 – 03-03 17:00"),  # nothing starts before the plan
        ("A FS+4h B", "03-05 13:00 – 03-06 12:00"),
        ("A FS+1ed B", "03-06 08:00 – 03-06 17:00"),  # Tuesday 17:00 and a day is Wednesday 17:00
        ("A FS+12eh B", "03-05 08:00 – 03-05 17:00"),  # 05:00 in the morning: nobody works yet
        ("A FS+16eh B", "03-05 09:00 – 03-06 09:00"),
        ("A FS+3ed B", "03-10 08:00 – 03-10 17:00"),
        ("A FS+50% B", "03-06 08:00 – 03-06 17:00"),  # half of two days
        ("A FS-50% B", "03-04 08:00 – 03-04 17:00"),
        ("A SS B", "03-03 08:00 – 03-03 17:00"),
        ("A SS+1d B", "03-04 08:00 – 03-04 17:00"),
        ("A SS+25% B", "03-03 13:00 – 03-04 12:00"),
        ("A SS+30eh B", "03-04 14:00 – 03-05 14:00"),
        ("A FF B", "03-04 08:00 – 03-04 17:00"),
        ("A FF+1d B", "03-05 08:00 – 03-05 17:00"),
        ("A FF-1d B", "03-03 08:00 – 03-03 17:00"),
        ("A SF+2d B", "03-04 08:00 – 03-04 17:00"),
    ],
)
def test_each_kind_of_link_with_each_kind_of_lag(link: str, expected: str) -> None:
    assert dates(plan("A 2d", "B 1d", link))["B"] == expected


def test_a_finish_demanded_by_a_start_is_that_start() -> None:
    # B ends when A starts on Monday morning, not on Friday evening, as Microsoft Project shows it.
    found = dates(plan("A 1d SNET=2025-03-10", "B 1d", "A SF B"))
    assert found["B"] == "03-07 08:00 – 03-10 08:00"


def test_a_finish_link_that_asks_for_less_than_the_start_of_the_plan_changes_nothing() -> None:
    assert dates(plan("A 1d", "B 3d", "A FF B"))["B"] == "03-03 08:00 – 03-05 17:00"


def test_the_latest_of_several_demands_holds() -> None:
    found = dates(plan("A 1d", "B 3d", "C 2d", "A FS+1d C", "B SS+2d C", "A FF+2d C"))
    assert found["C"] == "03-05 08:00 – 03-06 17:00"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("B 1ed", "03-07 17:00 – 03-08 17:00"),  # runs through the weekend
        ("B 9eh", "03-07 17:00 – 03-08 02:00"),
        ("B 1d calendar=six", "03-08 08:00 – 03-08 17:00"),
        ("B 8h calendar=24h", "03-07 17:00 – 03-08 01:00"),
        ("B 1d calendar=night", "03-07 22:00 – 03-08 06:00"),  # a shift over midnight
        ("B 10h calendar=night", "03-07 22:00 – 03-11 00:00"),
        ("B 1d calendar=weekend", "03-08 00:00 – 03-08 08:00"),
    ],
)
def test_time_of_its_own(line: str, expected: str) -> None:
    # A ends on Friday evening.
    assert dates(plan("A 5d", line, "A FS B"))["B"] == expected


def test_a_lag_is_counted_by_the_calendar_of_the_successor() -> None:
    found = dates(plan("A 5d", "B 1d calendar=six", "C 1d", "A FS+1d B", "A FS+1d C"))
    assert found["B"] == "03-10 08:00 – 03-10 17:00"
    assert found["C"] == "03-11 08:00 – 03-11 17:00"


def test_what_follows_elapsed_time_waits_for_the_next_shift() -> None:
    found = dates(plan("A 5d", "B 1ed", "C 1d", "A FS B", "B FS C"))
    assert found["C"] == "03-10 08:00 – 03-10 17:00"


def test_a_holiday_is_passed_over() -> None:
    found = dates(plan("A 5d calendar=holiday", "B 1d", "A FS B"))
    assert found == {"A": "03-03 08:00 – 03-10 17:00", "B": "03-11 08:00 – 03-11 17:00"}


def test_a_milestone_lies_at_the_end_of_what_it_waits_for() -> None:
    found = dates(plan("A 1d", "M 0d", "B 1d", "A FS M", "M FS B"))
    assert found["M"] == "03-03 17:00 – 03-03 17:00"
    assert found["B"] == "03-04 08:00 – 03-04 17:00"


def test_a_milestone_that_waits_for_nothing_stays_where_the_plan_starts() -> None:
    found = dates(plan("M 0d", "A 1d", start="2025-03-09T06:00"))
    assert found == {"M": "03-09 06:00 – 03-09 06:00", "A": "03-10 08:00 – 03-10 17:00"}


def test_a_milestone_stays_where_its_links_put_it_even_at_night() -> None:
    assert dates(plan("A 1ed", "M 0d", "A FS+2eh M"))["M"] == "03-04 10:00 – 03-04 10:00"


def test_a_summary_lasts_from_the_first_of_its_children_to_the_last() -> None:
    found = dates(
        plan("S summary", "T summary parent=S", "A 1d parent=T", "B 3d parent=S", "A FS+1d B")
    )
    assert found["S"] == "03-03 08:00 – 03-07 17:00"
    assert found["T"] == "03-03 08:00 – 03-03 17:00"


def test_the_children_of_a_summary_wait_for_what_it_waits_for() -> None:
    found = dates(
        plan(
            *("A 2d", "S summary", "T summary parent=S", "B 1d parent=T", "M 0d parent=S"),
            *("C 1d", "A FS S", "S FS C"),
        )
    )
    assert found["B"] == "03-05 08:00 – 03-05 17:00"
    assert found["M"] == "03-04 17:00 – 03-04 17:00"
    assert found["C"] == "03-06 08:00 – 03-06 17:00"


def test_a_constraint_of_a_summary_holds_for_its_children() -> None:
    found = dates(plan("S summary SNET=2025-03-05", "A 1d parent=S"))
    assert found["A"] == "03-05 08:00 – 03-05 17:00"


def test_a_lag_that_is_a_share_of_a_summary_is_one_of_its_span() -> None:
    lines = ("S summary", "A 1d parent=S", "B 3d parent=S", "C 1d", "A FS B", "S FS+50% C")
    assert dates(plan(*lines))["C"] == "03-11 08:00 – 03-11 17:00"


@pytest.mark.parametrize("typed", ["2025-02-24T08:00", "2025-03-12T08:00"])
def test_the_children_of_a_manual_summary_start_with_it(typed: str) -> None:
    # Even those that wait for something, and even before the start of the plan.
    summary = f"S summary is_manual manual_start={typed} manual_finish=2025-03-20T17:00"
    found = dates(plan("A 1d", summary, "B 1d parent=S", "P summary", "C 2d parent=P", "A FS B"))
    day = typed[5:10]
    assert found["S"].startswith(day)
    start = "03-12 08:00" if day == "03-12" else "03-04 08:00"
    assert found["B"].startswith(start)


def test_a_summary_above_a_manual_one_spans_what_lies_below_that() -> None:
    manual = (
        "S summary parent=P is_manual manual_start=2025-03-04T08:00 manual_finish=2025-03-04T17:00"
    )
    found = dates(plan("P summary", manual, "A 5d parent=S"))
    assert found["S"] == "03-04 08:00 – 03-04 17:00"
    assert found["P"] == "03-04 08:00 – 03-10 17:00"
