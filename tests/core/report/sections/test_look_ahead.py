"""The look-ahead tells what is overdue and what is due within 30, 60 and 90 days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import sample as golden
from tests.core.report.helpers import rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.report import Document


@pytest.mark.parametrize("code", golden.CODES)
@pytest.mark.parametrize("days", [30, 60, 90])
def test_windows_are_the_golden_ones(
    document: Callable[..., Document], code: str, days: int
) -> None:
    expected = golden.expected(code).get(f"due_next_{days}_days")
    told = [row["code"] for row in rows(document(code), "look_ahead") if row["within"] <= days]
    if isinstance(expected, list):
        assert sorted(told) == sorted(expected)


def test_overdue_milestones_are_listed_even_when_due_later(
    document: Callable[..., Document],
) -> None:
    told = {row["code"] for row in rows(document(), "overdue")}
    assert told == set(golden.expected("P-2301")["overdue_milestones"])
