"""The ramp-up after start of production, week by week."""

from __future__ import annotations

from typing import Final

from core.language import mark
from core.model import RampWeek
from core.registers._spec import Field, Kind, Register

SPEC: Final = Register(
    "ramp_up",
    mark("Ramp-up"),
    240,
    RampWeek,
    (
        Field("week", mark("Week"), Kind.WHOLE, low=1, high=520, required=True),
        Field("shop", mark("Shop"), Kind.SHOP),
        Field("planned_jph", mark("Planned JPH"), Kind.NUMBER, places=1, high=1000),
        Field("actual_jph", mark("Actual JPH"), Kind.NUMBER, places=1, high=1000),
        Field("scheduled_hours", mark("Scheduled hours"), Kind.NUMBER, places=1, total=True),
        Field("units", mark("Units"), Kind.WHOLE, total=True),
        Field("good_units", mark("Good units"), Kind.WHOLE, total=True),
        Field("downtime_min", mark("Downtime"), Kind.NUMBER, unit=mark("min"), total=True),
        Field("cause", mark("Cause")),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    names=("week",),
)
