"""What decides a date, back to a fact."""

from __future__ import annotations

import pytest

from core.rules.schedule.drive import (
    ACTUAL,
    BEGIN,
    CHILD,
    CONSTRAINT,
    LATE,
    LINK,
    SUMMARY,
    TYPED,
    Driver,
)
from core.rules.schedule.engine import schedule
from tests.plans import at, plan


def chain(code: str, *lines: str) -> list[tuple[str, str]]:
    """Return code and kind of each link of the chain from an activity back."""
    made = plan(*lines)
    codes = {each.id: each.code for each in made.activities}
    last = next(id_ for id_, each in codes.items() if each == code)
    return [(codes[each.activity], each.kind) for each in schedule(made).chain(last)]


def test_a_chain_runs_back_over_the_links_that_decide_to_the_start_of_the_plan() -> None:
    lines = ("A 1d", "B 3d", "C 1d", "D 1d", "A FS C", "B FS C", "C SS D")
    assert chain("D", *lines) == [("D", LINK), ("C", LINK), ("B", BEGIN)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("B 1d SNET=2025-03-10", CONSTRAINT),
        ("B 1d FNET=2025-03-10T17:00", CONSTRAINT),
        ("B 1d MSO=2025-03-03T08:00", CONSTRAINT),
        ("B 1d MFO=2025-03-10T17:00", CONSTRAINT),
        ("B 1d FNLT=2025-03-03T17:00", CONSTRAINT),
        ("B 1d SNET=2025-03-03", LINK),
        ("B 1d actual_start=2025-03-03T08:00", ACTUAL),
        ("B 1d actual_finish=2025-03-03T17:00", ACTUAL),
        ("B 1d is_manual manual_start=2025-03-03T08:00", TYPED),
        ("B 1d ALAP", LATE),
        ("B 1d", LINK),
    ],
)
def test_a_fact_ends_the_chain(line: str, kind: str) -> None:
    found = chain("B", "A 1d", line, "Z 9d", "A FS B")
    assert found[0] == ("B", kind)
    assert len(found) == (2 if kind == LINK else 1)


def test_a_link_is_told_with_its_date_and_its_kind() -> None:
    made = plan("A 2d", "B 1d", "A FS+1d B")
    assert schedule(made).driver(2) == Driver(2, LINK, 1, made.links[0], at("2025-03-05T17:00"))


def test_of_links_that_ask_for_the_same_the_one_from_the_lowest_id_is_told() -> None:
    made = plan("A 1d", "B 1d", "C 1d", "B FS C", "A FS C")
    assert schedule(made).driver(3).other == 1


def test_a_link_to_the_finish_may_decide() -> None:
    assert chain("B", "A 5d", "B 1d", "A FF B") == [("B", LINK), ("A", BEGIN)]


def test_a_summary_starts_with_its_first_child() -> None:
    lines = ("S summary", "A 1d parent=S SNET=2025-03-05", "B 1d parent=S SNET=2025-03-04")
    assert chain("S", *lines) == [("S", CHILD), ("B", CONSTRAINT)]


def test_a_child_may_wait_for_what_its_summary_waits_for() -> None:
    lines = ("A 2d", "S summary", "T summary parent=S", "B 1d parent=T", "A FS S")
    assert chain("B", *lines) == [("B", SUMMARY), ("T", SUMMARY), ("S", LINK), ("A", BEGIN)]


@pytest.mark.parametrize(
    ("summary", "kind"),
    [
        ("S summary SNET=2025-03-05", CONSTRAINT),
        ("S summary is_manual manual_start=2025-03-05T08:00", TYPED),
    ],
)
def test_a_child_may_wait_for_a_date_of_its_summary(summary: str, kind: str) -> None:
    found = chain("A", summary, "A 1d parent=S")
    assert found == [("A", SUMMARY), ("S", kind)]


def test_a_manual_summary_has_typed_dates() -> None:
    assert chain("S", "S summary is_manual manual_start=2025-03-05T08:00", "A 1d parent=S") == [
        ("S", TYPED)
    ]
