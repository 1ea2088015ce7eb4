"""The stops of a performance test, and whose each was."""

from __future__ import annotations

from typing import Final

from core import terms
from core.language import mark
from core.model import RunStop
from core.registers._spec import Field, Kind, Register

SPEC: Final = Register(
    "run_stops",
    mark("Test stops"),
    270,
    RunStop,
    (
        Field("test", mark("Test"), Kind.REFERENCE, to="performance_tests", required=True),
        Field("date", mark("Date"), Kind.DATE),
        Field("start", mark("Start"), width=72),
        Field("minutes", mark("Duration"), Kind.NUMBER, unit=mark("min"), high=100_000, total=True),
        Field("station", mark("Station")),
        Field("cause", mark("Cause"), width=220),
        Field("attributable", mark("Attributable to"), Kind.CHOICE, choices=terms.RESPONSIBLE),
    ),
    names=("date", "start", "station"),
    parent="test",
)
