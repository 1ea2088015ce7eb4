"""The curve has no actual after the status date and no forecast before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import STATUS
from tests.core.report.helpers import rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.report import Document


def test_actual_and_forecast_meet_at_the_status_date(document: Callable[..., Document]) -> None:
    for row in rows(document(), "s_curve"):
        assert (row["actual"] is None) == (row["date"] > STATUS)
        assert (row["forecast"] is None) == (row["date"] < STATUS)
        assert (row["status"] is None) == (row["date"] != STATUS)
        if row["date"] == STATUS:
            assert row["actual"] == pytest.approx(row["forecast"])
            assert row["actual"] == pytest.approx(0.754195, abs=1e-5)
