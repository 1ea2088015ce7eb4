"""Lags in the units in which milestones are linked."""

from __future__ import annotations

import pytest

from core.rules import plan_lags as rules
from core.rules.plan_lags import Lag, kept_lag
from core.rules.schedule.instant import MINUTE
from core.rules.schedule.plan import ELAPSED, ELAPSED_PERCENT, PERCENT, WORKING, Link

DAYS = 480 * MINUTE


@pytest.mark.parametrize(
    ("lag", "unit", "kept"),
    [
        (0, WORKING, Lag(0, "ed")),
        (2 * DAYS, WORKING, Lag(2, "d")),
        (-DAYS, WORKING, Lag(-1, "d")),
        (90 * MINUTE, WORKING, Lag(90, "m")),
        (14 * 1440 * MINUTE, ELAPSED, Lag(14, "ed")),
        (90 * MINUTE, ELAPSED, Lag(90, "em")),
        (5000, PERCENT, Lag(50, "%")),
        (-5050, PERCENT, Lag(-50, "%", rules.LAG_SHARE)),
        (5000, ELAPSED_PERCENT, Lag(50, "%", rules.LAG_ELAPSED)),
        (3, WORKING, Lag(0, "ed", rules.LAG_SECONDS)),
        (11 * 365 * 1440 * MINUTE, ELAPSED, Lag(0, "ed", rules.LAG_TOO_LONG)),
    ],
)
def test_lags(lag: int, unit: str, kept: Lag) -> None:
    assert kept_lag(Link(1, 2, "FS", lag, unit)) == kept
