"""Constraints, progress, typed dates and delays as Microsoft Project has them, worked out by hand.

Every plan starts on Monday 3 March 2025 at 08:00.
"""

from __future__ import annotations

import pytest

from tests.plans import dates, early, floats, late, plan

A_THEN_B = ("A 2d", "A FS B")
FIXED = {"honors_constraints": True}
LOOSE = {"honors_constraints": False}


@pytest.mark.parametrize(
    ("constraint", "alone", "after_a"),
    [
        ("SNET=2025-03-06", "03-06 08:00 – 03-06 17:00", "03-06 08:00 – 03-06 17:00"),
        ("SNET=2025-03-08", "03-10 08:00 – 03-10 17:00", "03-10 08:00 – 03-10 17:00"),
        ("FNET=2025-03-06T17:00", "03-06 08:00 – 03-06 17:00", "03-06 08:00 – 03-06 17:00"),
        ("SNLT=2025-03-04T08:00", "03-03 08:00 – 03-03 17:00", "03-04 08:00 – 03-04 17:00"),
        ("FNLT=2025-03-04T17:00", "03-03 08:00 – 03-03 17:00", "03-04 08:00 – 03-04 17:00"),
        ("MSO=2025-03-04T08:00", "03-04 08:00 – 03-04 17:00", "03-04 08:00 – 03-04 17:00"),
        ("MFO=2025-03-04T17:00", "03-04 08:00 – 03-04 17:00", "03-04 08:00 – 03-04 17:00"),
        ("MFO=2025-03-12T17:00", "03-12 08:00 – 03-12 17:00", "03-12 08:00 – 03-12 17:00"),
    ],
)
def test_constraints_with_and_without_a_link(constraint: str, alone: str, after_a: str) -> None:
    line = f"B 1d {constraint}"
    assert dates(plan(line))["B"] == alone
    assert dates(plan(*A_THEN_B, line))["B"] == after_a


@pytest.mark.parametrize(
    "constraint",
    [
        *("SNLT=2025-03-04T08:00", "FNLT=2025-03-04T17:00"),
        *("MSO=2025-03-04T08:00", "MFO=2025-03-04T17:00"),
    ],
)
def test_links_win_where_constraints_are_not_honored(constraint: str) -> None:
    found = plan(*A_THEN_B, f"B 1d {constraint}", manner=LOOSE)
    assert dates(found)["B"] == "03-05 08:00 – 03-05 17:00"


def test_a_must_that_asks_for_later_holds_though_constraints_are_not_honored() -> None:
    found = plan(*A_THEN_B, "B 1d MSO=2025-03-12T08:00", manner=LOOSE)
    assert dates(found)["B"] == "03-12 08:00 – 03-12 17:00"


def test_a_must_against_the_links_makes_the_float_negative() -> None:
    # A would have to end a day earlier; B itself lies a day before its links.
    assert floats(plan(*A_THEN_B, "B 1d MSO=2025-03-04T08:00")) == {"A": (-1, 0), "B": (-1, 0)}


def test_a_must_lets_nothing_through_to_what_lies_before_it() -> None:
    found = plan(
        "A 1d", "B 1d MSO=2025-03-06T08:00", "C 1d deadline=2025-03-05", "A FS B", "B FS C"
    )
    assert floats(found)["A"] == (2, 2)
    assert floats(found)["B"] == (0, 0)
    assert floats(found)["C"][0] == -3


def test_musts_on_a_holiday() -> None:
    # Saturday 8 March: a start moves to Monday; a finish is kept, and so is a milestone.
    assert dates(plan("A 1d MSO=2025-03-08T08:00"))["A"] == "03-10 08:00 – 03-10 17:00"
    assert dates(plan("A 1d MFO=2025-03-08T17:00"))["A"] == "03-07 08:00 – 03-08 17:00"
    assert dates(plan("M 0d MSO=2025-03-08T08:00"))["M"] == "03-08 08:00 – 03-08 08:00"
    assert late(plan("A 1d MFO=2025-03-08T17:00"))["A"] == "03-07 08:00 – 03-08 17:00"


def test_a_must_may_lie_before_the_plan_starts() -> None:
    assert dates(plan("A 1d MSO=2025-02-24T08:00"))["A"] == "02-24 08:00 – 02-24 17:00"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("B 4d actual_start=2025-03-04T08:00", "03-04 08:00 – 03-07 17:00"),
        ("B 4d actual_start=2025-03-04T08:00 done=2d", "03-04 08:00 – 03-07 17:00"),
        ("B 4d actual_start=2025-03-04T08:00 done=2d remaining=5d", "03-04 08:00 – 03-12 17:00"),
        ("B 0d actual_start=2025-03-08T10:00", "03-08 10:00 – 03-08 10:00"),
        (
            "B 4d actual_start=2025-03-04T10:00 actual_finish=2025-03-05T11:00",
            "03-04 10:00 – 03-05 11:00",
        ),
        ("B 1d actual_finish=2025-03-06T17:00", "03-06 08:00 – 03-06 17:00"),
        (
            "B 1d actual_start=2025-03-04T08:00 FNET=2025-03-06T17:00",
            "03-04 08:00 – 03-06 17:00",
        ),
    ],
)
def test_what_has_happened_stays(line: str, expected: str) -> None:
    assert dates(plan(line))["B"] == expected
    assert early(plan(line))["B"] == expected


BEGUN = "B 4d actual_start=2025-03-04T08:00 done=1d"


def test_what_remains_of_begun_work_waits_for_what_it_should_have_waited_for() -> None:
    assert dates(plan("A 5d", BEGUN, "A FS B"))["B"] == "03-04 08:00 – 03-12 17:00"
    assert dates(plan("A 7d", BEGUN, "A FF B"))["B"] == "03-04 08:00 – 03-11 17:00"
    assert dates(plan("A 5d", BEGUN, "A SS+9d B"))["B"] == "03-04 08:00 – 03-07 17:00"


def test_it_does_not_where_begun_work_is_not_split() -> None:
    found = plan("A 5d", BEGUN, "A FS B", manner={"splits_started": False})
    assert dates(found)["B"] == "03-04 08:00 – 03-07 17:00"


def test_work_that_has_begun_without_progress_is_not_split() -> None:
    found = plan("A 5d", "B 4d actual_start=2025-03-04T08:00", "A FS B")
    assert dates(found)["B"] == "03-04 08:00 – 03-07 17:00"


def test_what_comes_before_begun_work_must_end_when_the_rest_of_it_begins() -> None:
    found = plan("A 1d", "B 4d actual_start=2025-03-04T08:00 done=2d", "C 9d", "A FS B")
    assert late(found)["A"] == "03-05 08:00 – 03-05 17:00"
    assert late(found)["B"] == "03-04 08:00 – 03-13 17:00"
    assert floats(found)["B"] == (4, 4)


def test_finished_work_asks_nothing_of_what_came_before_it() -> None:
    done = "B 1d actual_start=2025-03-04T08:00 actual_finish=2025-03-04T17:00"
    found = plan("A 3d", done, "C 9d", "A FS B")
    assert late(found)["A"] == "03-11 08:00 – 03-13 17:00"
    assert floats(found) == {"A": (6, 6), "B": (0, 0), "C": (0, 0)}


def test_a_link_to_the_start_holds_back_no_predecessor_that_has_begun() -> None:
    found = plan("A 2d actual_start=2025-03-03T08:00", "B 1d", "C 9d", "A SS B")
    assert late(found)["A"] == "03-03 08:00 – 03-13 17:00"


def test_typed_dates_are_not_moved() -> None:
    typed = "B 1d is_manual manual_start=2025-03-08T09:00 manual_finish=2025-03-08T18:00"
    found = dates(plan("A 9d", typed, "C 1d", "A FS B", "B FS C"))
    assert found["B"] == "03-08 09:00 – 03-08 18:00"
    assert found["C"] == "03-10 08:00 – 03-10 17:00"


def test_a_typed_start_alone_leaves_the_finish_to_the_duration() -> None:
    assert dates(plan("A 2d is_manual manual_start=2025-03-05T08:00"))["A"] == (
        "03-05 08:00 – 03-06 17:00"
    )
    assert dates(plan("A 2d is_manual"))["A"] == "03-03 08:00 – 03-04 17:00"


def test_a_delay_by_leveling_is_elapsed_time() -> None:
    found = plan("A 1d", "B 1d leveling_delay=5ed", "C 9d", "A FS B")
    assert dates(found)["B"] == "03-10 08:00 – 03-10 17:00"  # Tuesday to Sunday, then Monday
    assert late(found)["B"] == "03-13 08:00 – 03-13 17:00"
    # What comes before must leave room for the delay: five days before Thursday is Saturday.
    assert late(found)["A"] == "03-07 08:00 – 03-07 17:00"


def test_resources_that_work_at_different_times_take_as_long_as_the_last_of_them() -> None:
    # Eight hours of each: the office is done on Monday evening, the night shift on Tuesday at six.
    crew = "A 1d by=Standard:1d by=night:8h"
    assert dates(plan(crew))["A"] == "03-03 08:00 – 03-04 06:00"
    assert dates(plan("A 8h by=24h:8h"))["A"] == "03-03 08:00 – 03-03 16:00"
    begun = f"{crew} actual_start=2025-03-03T08:00 done=4h"
    assert dates(plan(begun))["A"] == "03-03 08:00 – 03-04 06:00"
