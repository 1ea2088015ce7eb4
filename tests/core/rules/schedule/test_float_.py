"""Total and free float in working days, worked out by hand."""

from __future__ import annotations

import pytest

from core.rules.schedule.engine import schedule
from core.rules.schedule.instant import HOUR
from tests.plans import floats, plan

LONG = "Z 9d"


def test_free_float_is_what_lies_before_the_next_and_total_what_lies_before_the_end() -> None:
    found = floats(plan("A 1d", "B 3d", "C 1d", LONG, "A FS C", "B FS C"))
    assert found == {"A": (7, 2), "B": (5, 0), "C": (5, 5), "Z": (0, 0)}


@pytest.mark.parametrize(
    ("link", "free"),
    [("A FS+1d B", 3), ("A SS+1d B", 4), ("A FF+1d B", 4), ("A SF+1d B", 5), ("A FS+1ed B", 3)],
)
def test_a_lag_is_no_float(link: str, free: float) -> None:
    # B starts on Monday the tenth and lasts a day.
    assert floats(plan("A 1d", "B 1d SNET=2025-03-10", LONG, link))["A"][1] == free


def test_a_deadline_makes_float_negative_all_the_way_back() -> None:
    found = floats(plan("A 2d", "B 2d deadline=2025-03-05T17:00", LONG, "A FS B"))
    assert [found[code] for code in "AB"] == [(-1, 0), (-1, 0)]


def test_free_float_never_is_more_than_the_total() -> None:
    found = floats(plan("A 1d deadline=2025-03-04T17:00", "B 1d SNET=2025-03-10", LONG, "A FS B"))
    assert found["A"] == (1, 1)


def test_float_of_begun_work_is_that_of_its_finish() -> None:
    assert floats(plan("A 2d actual_start=2025-03-03T08:00", LONG))["A"] == (7, 7)


def test_finished_work_has_none() -> None:
    done = "A 1d actual_start=2025-03-03T08:00 actual_finish=2025-03-03T17:00"
    assert floats(plan(done, LONG))["A"] == (0, 0)


def test_a_summary_has_that_of_its_children_and_begins_with_the_first() -> None:
    lines = ("S summary", "A 1d parent=S", "B 3d parent=S")
    assert floats(plan(*lines, LONG))["S"] == (6, 6)
    begun = ("S summary", "A 1d parent=S actual_start=2025-03-03T08:00", "B 3d parent=S")
    assert floats(plan(*begun, LONG))["S"] == (6, 6)


def test_float_is_counted_by_the_calendar_of_the_activity() -> None:
    found = floats(plan("A 1d calendar=six", LONG))
    assert found["A"] == (9, 9)  # one Saturday counts


def test_elapsed_time_has_elapsed_float() -> None:
    # Microsoft's own example: nine elapsed hours on a Friday, then work on Monday at eight.
    made = plan("A 8h", "B 9eh", "C 1d", "A FS C", "B FS C", start="1992-07-24T08:00")
    found = schedule(made).dates
    assert found[1].total_float == 0
    assert found[2].total_float == round(2.625 * 24 * HOUR)
    assert found[2].free_float == found[2].total_float


def test_free_float_is_counted_by_what_counts_the_duration() -> None:
    # The task may work on Saturdays, its resource may not.
    made = plan("A 1d calendar=six by=Standard:1d", "B 1d SNET=2025-03-10", LONG, "A FS B")
    assert floats(made)["A"] == (8, 4)


@pytest.mark.parametrize(("which", "total"), [("start", 2.0), ("finish", 2.0), ("smaller", 2.0)])
def test_which_float_is_the_total(which: str, total: float) -> None:
    manner = {"progress": "retained logic", "float_by": which}
    assert floats(plan("A 1d", "B 3d", manner=manner))["A"][0] == total
