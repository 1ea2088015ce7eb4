"""The capacity of the plant: design rate, efficiency, shifts, and what they give a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.model import Capacity
from core.registers._spec import Computed, Field, Kind, Register
from core.rules import capacity

if TYPE_CHECKING:
    from core.registers._spec import Around, Values


def _takt(row: Values, _around: Around) -> float | None:
    return capacity.takt(float(row["design_jph"])) if row["design_jph"] else None


def _net(row: Values, _around: Around) -> float | None:
    if row["design_jph"] is None or row["planned_efficiency"] is None:
        return None
    return capacity.net_jph(float(row["design_jph"]), float(row["planned_efficiency"]))


def _annual(row: Values, _around: Around) -> int | None:
    names = ("design_jph", "hours_per_shift", "shifts_per_day", "days_per_year")
    jph, hours, shifts, days = (row[name] for name in names)
    efficiency = row["planned_efficiency"]
    if None in (jph, hours, shifts, days, efficiency):
        return None
    return round(
        capacity.annual_capacity(
            float(jph),
            hours=float(hours),
            shifts=shifts,
            days=days,
            efficiency=float(efficiency),
        )
    )


SPEC: Final = Register(
    "capacity",
    mark("Capacity"),
    220,
    Capacity,
    (
        Field(
            "design_jph",
            mark("Design capacity"),
            Kind.NUMBER,
            unit=mark("JPH"),
            places=1,
            high=1000,
        ),
        Field("jph_basis", mark("Basis"), width=220),
        Field("planned_efficiency", mark("Efficiency"), Kind.NUMBER, places=2, high=1),
        Field("hours_per_shift", mark("Hours a shift"), Kind.NUMBER, places=1, high=24),
        Field("shifts_per_day", mark("Shifts a day"), Kind.WHOLE, high=24),
        Field("days_per_year", mark("Days a year"), Kind.WHOLE, high=366),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    computed=(
        Computed("takt_seconds", mark("Takt"), Kind.NUMBER, unit=mark("s"), places=1, of=_takt),
        Computed("net_jph", mark("Net JPH"), Kind.NUMBER, places=1, of=_net),
        Computed("annual_capacity", mark("Annual capacity"), Kind.WHOLE, of=_annual),
    ),
    names=("jph_basis",),
)
