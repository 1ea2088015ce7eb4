"""Rates of the shops and their lines, with takt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.model import LineRate
from core.registers._spec import Computed, Field, Kind, Register
from core.rules import capacity

if TYPE_CHECKING:
    from core.registers._spec import Around, Values


def _takt(row: Values, _around: Around) -> float | None:
    return round(capacity.takt(float(row["gross_jph"])), 1) if row["gross_jph"] else None


SPEC: Final = Register(
    "line_rates",
    mark("Line rates"),
    230,
    LineRate,
    (
        Field("shop", mark("Shop"), Kind.SHOP, required=True),
        Field("line", mark("Line")),
        Field("gross_jph", mark("Gross JPH"), Kind.NUMBER, places=1, high=1000),
        Field("target_availability", mark("Availability"), Kind.NUMBER, places=2, high=1),
        Field("first_time_ok_target", mark("First time OK"), Kind.NUMBER, places=2, high=1),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    computed=(
        Computed("takt_seconds", mark("Takt"), Kind.NUMBER, unit=mark("s"), places=1, of=_takt),
    ),
    names=("shop", "line"),
)
