"""One line a project, and a count of each state that the lines add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.core.report.helpers import rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.report import Document


def test_a_line_tells_health_with_shape_word_and_reason(document: Callable[..., Document]) -> None:
    first = rows(document(None), "projects")[0]
    assert (first["rag"], first["why"]) == (
        "■ Off track",
        "Painting PAC +92 d; Damages 53 % of the cap",
    )
    assert first["pac_slip"] == (first["pac"] - first["pac_baseline"]).days == 92


def test_states_add_up_to_the_projects(document: Callable[..., Document]) -> None:
    told = {row["rag"]: row["projects"] for row in rows(document(None), "colours")}
    assert told == {"■ Off track": 2, "▲ At risk": 3, "● On track": 1, "○ No data": 0}
