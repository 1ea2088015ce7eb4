"""Hammocks: as long as what they are linked to, or as their group."""

from __future__ import annotations

from typing import Any

from tests.plans import dates, late, plan

MANNER: dict[str, Any] = {"progress": "retained logic"}
CHAIN = ("A 2d", "B 3d", "C 1d", "A FS B", "B FS C")


def test_it_starts_with_the_first_and_ends_with_the_last_of_what_it_is_linked_to() -> None:
    found = plan(*CHAIN, "H 0d kind=hammock", "A SS H", "H FF C", manner=MANNER)
    assert dates(found)["H"] == "03-03 08:00 – 03-10 17:00"
    assert late(found)["H"] == "03-03 08:00 – 03-10 17:00"


def test_each_kind_of_link_names_a_start_or_an_end() -> None:
    after = plan(*CHAIN, "H 0d kind=hammock", "A FS H", "B FF H", manner=MANNER)
    assert dates(after)["H"] == "03-05 08:00 – 03-07 17:00"
    before = plan(*CHAIN, "H 0d kind=hammock", "H SS B", "H FS C", manner=MANNER)
    assert dates(before)["H"] == "03-05 08:00 – 03-07 17:00"
    lagged = plan(*CHAIN, "H 0d kind=hammock", "A SS+1d H", "C SF+1d H", manner=MANNER)
    assert dates(lagged)["H"] == "03-04 08:00 – 03-10 17:00"


def test_it_moves_nothing() -> None:
    found = plan("A 1d", "H 9d kind=hammock", "B 1d", "A FS H", "H FS B", manner=MANNER)
    assert dates(found)["B"] == "03-03 08:00 – 03-03 17:00"


def test_one_that_is_linked_to_nothing_starts_with_the_plan() -> None:
    assert dates(plan("H 5d kind=hammock", manner=MANNER))["H"] == "03-03 08:00 – 03-03 08:00"


def test_one_may_span_its_group() -> None:
    lines = ("G summary", "H 0d kind=hammock parent=G spans_group", "S summary parent=G")
    found = plan(*lines, "A 1d parent=S SNET=2025-03-05", "B 2d parent=G", manner=MANNER)
    assert dates(found)["H"] == "03-03 08:00 – 03-05 17:00"
    assert dates(found)["G"] == "03-03 08:00 – 03-05 17:00"
    assert dates(plan(*lines[:2], manner=MANNER))["H"] == "03-03 08:00 – 03-03 08:00"


def test_what_has_happened_of_it_stays() -> None:
    begun = "H 0d kind=hammock actual_start=2025-02-24T08:00"
    found = plan(*CHAIN, begun, "A SS H", "H FF C", manner=MANNER)
    assert dates(found)["H"] == "02-24 08:00 – 03-10 17:00"
