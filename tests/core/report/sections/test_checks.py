"""The checks in the report: what the window shows, as numbers that can be counted with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.queries.project import project_id
from core.queries.schedule_checks import schedule_checks
from core.report.blocks import Kind
from tests.core.report.helpers import rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.report import Document
    from core.workspace import Workspace


def test_every_point_has_the_figure_of_the_query(
    document: Callable[..., Document], sample: Workspace
) -> None:
    asked = sample.read(schedule_checks, sample.read(project_id, "P-2301"))
    told = rows(document(), "checks")
    assert [row["check"] for row in told] == [check.title for check in asked]
    for row, check in zip(told, asked, strict=True):
        assert row["figure"].value == ("–" if check.figure is None else check.figure)
        assert row["limit"].value == check.limit
        assert (row["found"], row["looked"]) == (len(check.places), check.of)


@pytest.mark.parametrize(
    ("check", "kind", "before", "result"),
    [
        ("Open ends", Kind.PERCENT, "≤ ", "● Met"),
        ("Negative float", Kind.WHOLE, "", "● Met"),
        ("Finish-to-start links", Kind.PERCENT, "≥ ", "▲ Not met"),
        ("Baseline execution index", Kind.NUMBER, "≥ ", "▲ Not met"),
    ],
)
def test_a_limit_says_on_which_side_the_figure_must_lie(
    document: Callable[..., Document], check: str, kind: Kind, before: str, result: str
) -> None:
    row = {row["check"]: row for row in rows(document(), "checks")}[check]
    assert (row["limit"].kind, row["limit"].before, row["result"]) == (kind, before, result)


def test_of_many_milestones_the_first_are_named(document: Callable[..., Document]) -> None:
    told = {row["check"]: row["where"] for row in rows(document(), "checks")}
    assert told["High float"] == "M044, M046, M047"
    assert told["Missed milestones"].endswith("and 24 more")
    assert "→" in told["Finish-to-start links"]
    assert told["Open ends"] is None
