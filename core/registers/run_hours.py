"""The hours of a performance test, one by one."""

from __future__ import annotations

from typing import Final

from core.language import mark
from core.model import RunHour
from core.registers._spec import Field, Kind, Register


def _minutes(key: str, title: str) -> Field:
    return Field(key, title, Kind.NUMBER, unit=mark("min"), high=1440, total=True)


SPEC: Final = Register(
    "run_hours",
    mark("Test hours"),
    260,
    RunHour,
    (
        Field("test", mark("Test"), Kind.REFERENCE, to="performance_tests", required=True),
        Field("date", mark("Date"), Kind.DATE),
        Field("hour", mark("Hour"), Kind.WHOLE, low=1, high=10_000),
        _minutes("scheduled_min", mark("Scheduled")),
        _minutes("excluded_min", mark("Excluded")),
        _minutes("run_min", mark("Run")),
        Field("units", mark("Units"), Kind.WHOLE, total=True),
        Field("good_units", mark("Good units"), Kind.WHOLE, total=True),
    ),
    names=("date", "hour"),
    parent="test",
)
