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


def _net(row: Values, _around: Around) -> float | None:
    if row["gross_jph"] is None or row["target_availability"] is None:
        return None
    return capacity.net_jph(float(row["gross_jph"]), float(row["target_availability"]))


def _needed(row: Values, around: Around) -> float | None:
    """Return the rate a line with rework must run at so that the rate of the contract comes out."""
    first_time, plant = row["first_time_ok_target"], around.rows["capacity"]
    asked = next((each["design_jph"] for each in plant if each["design_jph"]), None)
    if not first_time or asked is None:
        return None
    return capacity.rate_with_rework(float(asked), 1 - float(first_time))


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
        Computed("net_jph", mark("Net JPH"), Kind.NUMBER, places=1, of=_net),
        Computed(
            "needed_jph",
            mark("JPH with rework"),
            Kind.NUMBER,
            places=1,
            of=_needed,
            needs=("capacity",),
        ),
    ),
    names=("shop", "line"),
)
