"""Stages by shops add up to the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import sample as golden
from tests.core.report.helpers import rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.report import Document


def test_stage_progress_is_the_golden_one(document: Callable[..., Document]) -> None:
    told = {row["stage"][:3]: row for row in rows(document(), "stage_progress")}
    for expected in golden.expected("P-2301")["by_stage"]:
        row = told[expected["stage"]]
        assert row["planned"] == pytest.approx(expected["planned_pct"] / 100, abs=5e-4)
        assert row["actual"] == pytest.approx(expected["actual_pct"] / 100, abs=5e-4)


def test_weighted_stages_give_the_progress_of_the_project(
    document: Callable[..., Document],
) -> None:
    told = rows(document(), "stage_progress")
    whole = sum(row["weight"] * row["actual"] for row in told)
    assert whole == pytest.approx(golden.expected("P-2301")["ev_pct"] / 100, abs=5e-5)


def test_a_stage_that_a_shop_does_not_have_is_empty(document: Callable[..., Document]) -> None:
    told = {row["stage"][:3]: row for row in rows(document(), "stage_dates")}
    assert told["S03"]["PAINT_finish"] is None
    assert told["S16"]["PAINT_slip"] == 92
