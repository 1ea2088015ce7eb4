"""Progress by report: planned, reached and expected at each month end."""

from __future__ import annotations

from typing import Final

from core.language import mark
from core.model import ProgressPoint
from core.registers._spec import Field, Kind, Register


def _share(key: str, title: str) -> Field:
    return Field(key, title, Kind.PERCENT, places=2, high=100)


SPEC: Final = Register(
    "progress_history",
    mark("Progress history"),
    280,
    ProgressPoint,
    (
        Field("date", mark("Date"), Kind.DATE, required=True),
        Field("shop", mark("Shop"), Kind.SHOP),
        _share("planned_pct", mark("Planned")),
        _share("actual_pct", mark("Actual")),
        _share("forecast_pct", mark("Forecast")),
    ),
    names=("date", "shop"),
)
