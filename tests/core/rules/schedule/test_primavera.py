"""How Primavera schedules what remains, worked out by hand.

The plans start on Monday 3 March 2025 at 08:00; the data date is Wednesday 5 March at 08:00.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.plans import dates, early, floats, late
from tests.plans import plan as plain

if TYPE_CHECKING:
    from core.rules.schedule.plan import Plan

RETAINED: dict[str, Any] = {"progress": "retained logic", "lag_calendar": "predecessor"}
OVERRIDE = RETAINED | {"progress": "progress override"}
LONG = "Z 9d"
"""Ends on Monday 17 March at 17:00, and the plan with it."""


def plan(*lines: str, manner: dict[str, Any] = RETAINED, **more: Any) -> Plan:
    """Return a plan with a data date."""
    return plain(*lines, manner=manner, **{"status": "2025-03-05T08:00"} | more)


def test_nothing_still_to_come_lies_before_the_data_date() -> None:
    assert dates(plan("A 1d", "B 1d", "A FS-9d B")) == {
        "A": "03-05 08:00 – 03-05 17:00",
        "B": "03-05 08:00 – 03-05 17:00",
    }


def test_begun_work_goes_on_from_the_data_date_for_what_remains_of_it() -> None:
    found = plan("A 5d actual_start=2025-03-03T08:00 remaining=1d", "B 1d", "A FS B")
    assert dates(found)["A"] == "03-03 08:00 – 03-05 17:00"
    assert early(found)["A"] == "03-05 08:00 – 03-05 17:00"
    assert dates(found)["B"] == "03-06 08:00 – 03-06 17:00"


def test_finished_work_takes_no_time_and_holds_nothing_back() -> None:
    done = "A 1d actual_start=2025-03-03T08:00 actual_finish=2025-03-03T17:00"
    found = plan(done, "B 1d", "A FS B")
    assert dates(found)["A"] == "03-03 08:00 – 03-03 17:00"
    assert early(found)["A"] == "03-05 08:00 – 03-05 08:00"
    assert dates(found)["B"] == "03-05 08:00 – 03-05 17:00"


@pytest.mark.parametrize(
    ("before", "link", "starts"),
    [
        ("actual_start=2025-03-03T08:00 actual_finish=2025-03-04T17:00", "FS+3d", "03-10 08:00"),
        ("actual_start=2025-03-03T08:00 actual_finish=2025-03-03T17:00", "FS+1d", "03-05 08:00"),
        ("actual_start=2025-03-03T08:00 actual_finish=2025-03-04T17:00", "SS+3d", "03-06 08:00"),
        ("actual_start=2025-03-03T08:00 remaining=4d", "SS+3d", "03-06 08:00"),
        ("actual_start=2025-03-03T08:00 remaining=4d", "SS-3d", "03-05 08:00"),
        ("actual_start=2025-03-03T08:00 remaining=4d", "FS", "03-11 08:00"),
        ("actual_start=2025-03-03T08:00 remaining=4d", "FS+1d", "03-12 08:00"),
        ("", "SS+1d", "03-06 08:00"),
    ],
)
def test_what_has_passed_of_a_lag_is_over(before: str, link: str, starts: str) -> None:
    assert dates(plan(f"A 6d {before}", "B 1d", f"A {link} B"))["B"].startswith(starts)


def test_retained_logic_holds_begun_work_back_and_progress_override_does_not() -> None:
    lines = ("A 5d", "B 5d actual_start=2025-03-03T08:00 remaining=3d", "A FS B")
    assert dates(plan(*lines))["B"] == "03-03 08:00 – 03-14 17:00"
    assert dates(plan(*lines, manner=OVERRIDE))["B"] == "03-03 08:00 – 03-07 17:00"
    assert floats(plan(*lines, LONG, manner=OVERRIDE))["A"] == (4, 4)


def test_suspended_work_goes_on_when_it_is_resumed() -> None:
    found = plan("A 5d actual_start=2025-03-03T08:00 remaining=1d resume=2025-03-12T08:00")
    assert dates(found)["A"] == "03-03 08:00 – 03-12 17:00"


def test_an_expected_finish_decides_what_remains() -> None:
    assert dates(plan("A 5d expected_finish=2025-03-06T17:00"))["A"] == "03-05 08:00 – 03-06 17:00"
    begun = "A 5d actual_start=2025-03-03T08:00 remaining=1d expected_finish=2025-03-12T17:00"
    assert dates(plan(begun))["A"] == "03-03 08:00 – 03-12 17:00"
    assert dates(plan("A 1d expected_finish=2025-03-04T17:00"))["A"] == "03-05 08:00 – 03-05 17:00"


@pytest.mark.parametrize(
    ("constraint", "expected", "latest"),
    [
        ("SNET=2025-03-07", "03-07 08:00 – 03-07 17:00", "03-17 08:00 – 03-17 17:00"),
        ("FNET=2025-03-07T17:00", "03-07 08:00 – 03-07 17:00", "03-17 08:00 – 03-17 17:00"),
        ("SNLT=2025-03-06T08:00", "03-07 08:00 – 03-07 17:00", "03-06 08:00 – 03-06 17:00"),
        ("FNLT=2025-03-06T17:00", "03-07 08:00 – 03-07 17:00", "03-06 08:00 – 03-06 17:00"),
        ("MSO=2025-03-06T08:00", "03-06 08:00 – 03-06 17:00", "03-06 08:00 – 03-06 17:00"),
        ("MFO=2025-03-06T17:00", "03-06 08:00 – 03-06 17:00", "03-06 08:00 – 03-06 17:00"),
    ],
)
def test_only_mandatory_constraints_beat_links(constraint: str, expected: str, latest: str) -> None:
    found = plan("A 2d", f"B 1d {constraint}", LONG, "A FS B")
    assert dates(found)["B"] == expected
    assert late(found)["B"] == latest


def test_start_on_is_no_earlier_and_no_later() -> None:
    found = plan("A 1d SNET=2025-03-10 SNLT=2025-03-10T08:00", LONG)
    assert dates(found)["A"] == late(found)["A"] == "03-10 08:00 – 03-10 17:00"


def test_a_constraint_says_nothing_of_a_start_that_has_happened() -> None:
    begun = "A 2d actual_start=2025-03-03T08:00 remaining=1d"
    assert dates(plan(f"{begun} MSO=2025-03-12T08:00"))["A"] == "03-03 08:00 – 03-05 17:00"
    found = plan(f"{begun} FNLT=2025-03-04T17:00", LONG)
    assert floats(found)["A"][0] == -1


def test_a_start_milestone_begins_a_shift_and_a_finish_milestone_ends_one() -> None:
    lines = ("A 1d", "S 0d kind=start_milestone", "F 0d kind=finish_milestone", "A FS S", "A FS F")
    found = plan(*lines, LONG)
    assert dates(found)["S"] == "03-06 08:00 – 03-06 08:00"
    assert dates(found)["F"] == "03-05 17:00 – 03-05 17:00"
    assert late(found)["F"] == "03-17 17:00 – 03-17 17:00"


@pytest.mark.parametrize(
    ("calendar", "starts"),
    [
        ("predecessor", "03-11 08:00"),  # Thursday and Monday; Friday is free there
        ("successor", "03-08 08:00"),
        ("project", "03-08 08:00"),
        ("24 hours", "03-06 09:00"),  # sixteen hours on end
    ],
)
def test_whose_calendar_counts_a_lag(calendar: str, starts: str) -> None:
    lines = ("A 1d calendar=holiday", "B 1d calendar=six", "A FS+2d B")  # from Wednesday 17:00
    manner = RETAINED | {"lag_calendar": calendar}
    assert dates(plan(*lines, manner=manner))["B"].startswith(starts)


def test_as_late_as_possible_uses_free_float_only() -> None:
    found = plan("A 1d ALAP", "B 1d SNET=2025-03-12", LONG, "A FS B")
    assert dates(found)["A"] == "03-11 08:00 – 03-11 17:00"
    assert dates(found)["B"] == "03-12 08:00 – 03-12 17:00"
    assert dates(plan("A 1d ALAP", LONG))["A"] == "03-17 08:00 – 03-17 17:00"


def test_float_counts_to_the_date_by_which_all_must_be_over() -> None:
    found = plan("A 1d", "B 2d", "A FS B", finish="2025-03-06T17:00")
    assert floats(found) == {"A": (-1, 0), "B": (-1, 0)}


def test_free_float_without_a_successor_reaches_to_the_end() -> None:
    assert floats(plan("A 1d FNLT=2025-03-06T17:00", LONG))["A"] == (1, 8)


def test_open_ends_may_be_critical() -> None:
    found = plan("A 1d", LONG, manner=RETAINED | {"open_ends_critical": True})
    assert floats(found)["A"][0] == 0
