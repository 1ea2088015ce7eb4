"""Late dates, worked out by hand: how late each activity can lie without moving the end."""

from __future__ import annotations

import pytest

from tests.plans import late, plan

LONG = "Z 9d"
"""Ends on Thursday 13 March at 17:00, and the plan with it."""


@pytest.mark.parametrize(
    ("link", "a", "b"),
    [
        ("A FS B", "03-11 08:00 – 03-12 17:00", "03-13 08:00 – 03-13 17:00"),
        ("A FS+1d B", "03-10 08:00 – 03-11 17:00", "03-13 08:00 – 03-13 17:00"),
        ("A FS-1d B", "03-12 08:00 – 03-13 17:00", "03-13 08:00 – 03-13 17:00"),
        ("A FS+1ed B", "03-10 08:00 – 03-11 17:00", "03-13 08:00 – 03-13 17:00"),
        ("A FS+50% B", "03-10 08:00 – 03-11 17:00", "03-13 08:00 – 03-13 17:00"),
        ("A SS B", "03-12 08:00 – 03-13 17:00", "03-13 08:00 – 03-13 17:00"),
        ("A SS+2d B", "03-11 08:00 – 03-12 17:00", "03-13 08:00 – 03-13 17:00"),
        ("A FF B", "03-12 08:00 – 03-13 17:00", "03-13 08:00 – 03-13 17:00"),
        ("A FF+1d B", "03-11 08:00 – 03-12 17:00", "03-13 08:00 – 03-13 17:00"),
        ("A SF+3d B", "03-11 08:00 – 03-12 17:00", "03-13 08:00 – 03-13 17:00"),
    ],
)
def test_each_kind_of_link(link: str, a: str, b: str) -> None:
    found = late(plan("A 2d", "B 1d", LONG, link))
    assert (found["A"], found["B"]) == (a, b)


def test_a_milestone_lies_at_the_latest_where_what_follows_it_starts() -> None:
    found = late(plan("A 1d", "M 0d", "B 1d", "N 0d", LONG, "A FS M", "M FS B", "B FS N"))
    assert found["M"] == "03-13 08:00 – 03-13 08:00"
    assert found["A"] == "03-12 08:00 – 03-12 17:00"
    assert found["N"] == "03-13 17:00 – 03-13 17:00"


def test_elapsed_time_may_last_through_the_night() -> None:
    found = late(plan("A 9eh", "B 1d", "A FS B"))
    assert found["A"] == "03-03 23:00 – 03-04 08:00"


@pytest.mark.parametrize(
    ("option", "a"),
    [
        ("deadline=2025-03-06T17:00", "03-05 08:00 – 03-06 17:00"),
        ("FNLT=2025-03-06T17:00", "03-05 08:00 – 03-06 17:00"),
        ("SNLT=2025-03-06T08:00", "03-06 08:00 – 03-07 17:00"),
        ("MSO=2025-03-06T08:00", "03-06 08:00 – 03-07 17:00"),
        ("MFO=2025-03-06T17:00", "03-05 08:00 – 03-06 17:00"),
        ("SNET=2025-03-06T08:00", "03-12 08:00 – 03-13 17:00"),
        ("FNET=2025-03-06T17:00", "03-12 08:00 – 03-13 17:00"),
    ],
)
def test_constraints_and_deadline(option: str, a: str) -> None:
    assert late(plan(f"A 2d {option}", LONG))["A"] == a


def test_the_children_of_a_summary_end_before_what_follows_it() -> None:
    found = late(
        plan("S summary", "A 1d parent=S", "B 2d parent=S", "C 1d", LONG, "S FS C", "A FS B")
    )
    assert found["B"] == "03-11 08:00 – 03-12 17:00"
    assert found["A"] == "03-10 08:00 – 03-10 17:00"
    assert found["S"] == "03-10 08:00 – 03-12 17:00"


def test_what_comes_before_a_summary_ends_before_the_latest_start_below_it() -> None:
    found = late(plan("A 1d", "S summary", "B 1d parent=S", "C 3d parent=S", LONG, "A FS S"))
    assert found["A"] == "03-10 08:00 – 03-10 17:00"


@pytest.mark.parametrize("option", ["deadline=2025-03-06T17:00", "FNLT=2025-03-06T17:00"])
def test_a_deadline_of_a_summary_holds_for_its_children(option: str) -> None:
    assert late(plan(f"S summary {option}", "A 1d parent=S", LONG))["A"] == (
        "03-06 08:00 – 03-06 17:00"
    )


def test_the_end_may_be_given() -> None:
    assert late(plan("A 1d", finish="2025-03-14T17:00"))["A"] == "03-14 08:00 – 03-14 17:00"


def test_every_end_may_have_a_critical_path_of_its_own() -> None:
    found = late(plan("A 1d", "B 1d", LONG, "A FS B", manner={"every_path": True}))
    assert found["B"] == "03-04 08:00 – 03-04 17:00"
    assert found["A"] == "03-03 08:00 – 03-03 17:00"
