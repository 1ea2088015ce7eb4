"""Plans whose activities lie as late as possible, some of them or all, worked out by hand."""

from __future__ import annotations

from tests.plans import dates, early, floats, plan

LONG = "Z 9d"
"""Ends on Thursday 13 March at 17:00, and the plan with it."""


def test_as_late_as_possible_uses_up_all_float_and_moves_what_follows() -> None:
    found = plan("A 1d", "B 1d ALAP", "C 1d", LONG, "A FS B", "B FS C")
    assert dates(found)["B"] == "03-12 08:00 – 03-12 17:00"
    assert dates(found)["C"] == "03-13 08:00 – 03-13 17:00"
    assert early(found)["B"] == "03-04 08:00 – 03-04 17:00"
    assert floats(found)["B"] == (0, 0)
    assert floats(found)["C"] == (0, 0)


def test_it_leaves_what_comes_before_where_it_is() -> None:
    found = plan("A 1d", "B 1d ALAP", LONG, "A FS B")
    assert dates(found)["A"] == "03-03 08:00 – 03-03 17:00"
    assert floats(found)["A"] == (7, 7)


def test_it_never_lies_before_its_links() -> None:
    found = plan("A 3d", "B 1d ALAP", "C 1d MSO=2025-03-04T08:00", LONG, "A FS B", "B FS C")
    assert dates(found)["B"] == "03-06 08:00 – 03-06 17:00"


def test_a_milestone_as_late_as_possible_lies_at_the_end() -> None:
    assert dates(plan("M 0d ALAP", LONG))["M"] == "03-13 17:00 – 03-13 17:00"


def test_a_delay_by_leveling_says_nothing_to_what_is_late_anyhow() -> None:
    found = plan("A 1d", "B 1d ALAP leveling_delay=3ed", LONG, "A FS B")
    assert dates(found)["B"] == "03-13 08:00 – 03-13 17:00"
    assert floats(found)["A"] == (7, 7)


def test_from_the_finish_all_lie_as_late_as_they_can_and_the_start_follows() -> None:
    lines = ("A 2d ALAP", "B 3d ALAP", "C 1d ALAP", "M 0d ALAP", "A FS B", "C FS M", "B FS M")
    found = plan(*lines, from_finish=True, finish="2025-03-14T17:00")
    assert dates(found) == {
        "A": "03-10 08:00 – 03-11 17:00",
        "B": "03-12 08:00 – 03-14 17:00",
        "C": "03-14 08:00 – 03-14 17:00",
        "M": "03-14 17:00 – 03-14 17:00",
    }
    assert early(found)["C"] == "03-10 08:00 – 03-10 17:00"


def test_from_the_finish_what_is_to_be_soon_lies_at_the_start() -> None:
    lines = ("A 2d ALAP", "B 3d ALAP", "C 1d", "A FS B")
    found = plan(*lines, from_finish=True, finish="2025-03-14T17:00")
    assert dates(found)["C"] == "03-10 08:00 – 03-10 17:00"


def test_from_the_finish_a_deadline_is_kept() -> None:
    lines = ("A 1d ALAP deadline=2025-03-12T17:00", "B 2d ALAP")
    found = plan(*lines, from_finish=True, finish="2025-03-14T17:00")
    assert dates(found)["A"] == "03-12 08:00 – 03-12 17:00"
