"""The first baseline of an exchange file is made of the milestones' own baseline dates."""

from __future__ import annotations

from core.queries.parts import MilestonePart, first_baseline
from tests.builders import day


def test_dates_of_the_milestones_are_the_first_baseline() -> None:
    dated = MilestonePart("M1", "S08", "PAINT", "FAT", baseline_finish=day("2025-05-01"))
    (made,) = first_baseline(day("2023-05-18"), [dated, MilestonePart("M2", "S16", "PRJ", "PAC")])
    assert (made.name, made.set_on, made.is_current) == ("BL1", day("2023-05-18"), True)
    assert made.dates == (("M1", None, day("2025-05-01")),)


def test_without_dates_there_is_no_baseline() -> None:
    assert first_baseline(None, [MilestonePart("M1", "S08", "PAINT", "FAT")]) == ()
