"""The capacity of the plant: design rate, efficiency, shifts, and what they give a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.model import Capacity
from core.registers._spec import Computed, Field, Kind, Register
from core.rules import capacity

if TYPE_CHECKING:
    from core.registers._spec import Around, Values

BASES: Final = {
    capacity.GROSS_LINE_RATE: mark("Gross line rate"),
    capacity.NET_GUARANTEED: mark("Net, guaranteed"),
}


def _reading(row: Values) -> capacity.Reading | None:
    """Return what the rate asks for; without an efficiency only a gross rate says it."""
    jph, efficiency = row["design_jph"], row["planned_efficiency"]
    if not jph or not efficiency:
        return None
    return capacity.reading(float(jph), row["basis"], float(efficiency))


def _takt(row: Values, _around: Around) -> float | None:
    found = _reading(row)
    if found is not None:
        return found.takt_s
    return capacity.takt(float(row["design_jph"])) if row["design_jph"] else None


def _net(row: Values, _around: Around) -> float | None:
    found = _reading(row)
    return None if found is None else found.net_jph


def _annual(row: Values, _around: Around) -> int | None:
    found = _reading(row)
    hours, shifts, days = (
        row[name] for name in ("hours_per_shift", "shifts_per_day", "days_per_year")
    )
    if found is None or None in (hours, shifts, days):
        return None
    efficiency = float(row["planned_efficiency"])
    year = capacity.annual_capacity(
        found.gross_jph, hours=float(hours), shifts=shifts, days=days, efficiency=efficiency
    )
    return round(year)


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
        Field("basis", mark("Basis"), Kind.CHOICE, choices=BASES, required=True),
        Field("jph_basis", mark("Basis as stated"), width=220),
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
