"""Which activities are critical."""

from __future__ import annotations

from typing import Any

from core.rules.schedule.engine import schedule
from core.rules.schedule.instant import HOUR
from tests.plans import plan

LINES = ("A 3d", "B 2d", "C 5d", "D 1d", "A FS C", "B FS C", "D FS C")


def critical(*lines: str, manner: dict[str, Any] | None = None) -> str:
    made = plan(*lines, manner=manner)
    found = schedule(made).dates
    return "".join(each.code for each in made.activities if found[each.id].is_critical)


def test_what_has_no_float_is_critical() -> None:
    assert critical(*LINES) == "AC"


def test_there_may_be_a_limit() -> None:
    assert critical(*LINES, manner={"critical_limit": 8 * HOUR}) == "ABC"


def test_what_is_finished_is_not() -> None:
    done = "A 3d actual_start=2025-03-03T08:00 actual_finish=2025-03-05T17:00"
    assert critical(done, *LINES[1:]) == "C"


def test_it_may_be_what_drives_the_end() -> None:
    manner = {"progress": "retained logic", "longest_path": True}
    assert critical(*LINES, manner=manner) == "AC"
    late = ("A 3d", "B 2d deadline=2025-03-03T17:00", "C 5d SNET=2025-03-12", "A FS C", "B FS C")
    assert critical(*late, manner=manner) == "C"
    ends = ("A 2d", "B 3d", "C 1d", "A FS C", "B FF C", "C SS-1d A")
    assert "B" in critical(*ends[:5], manner=manner)
