"""The trend is what each report gave, nothing made up between."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from core.report.blocks import Chart
from tests.core.report.helpers import found, rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.report import Document


def test_each_report_is_a_row_and_each_milestone_a_column(
    document: Callable[..., Document],
) -> None:
    told = rows(document(), "milestone_trend")
    assert len(told) == 12
    assert told[0]["report"] == dt.date(2024, 3, 31)
    assert (told[0]["M017"], told[-1]["M017"]) == (dt.date(2024, 10, 18), dt.date(2024, 12, 20))


def test_a_project_without_history_has_no_chart(document: Callable[..., Document]) -> None:
    assert not found(document("P-2402"), "milestone_trend", Chart)
    assert rows(document("P-2402"), "milestone_trend") == []
