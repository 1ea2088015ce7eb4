"""Performance tests: what each must show, and what it showed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.model import PerformanceTest
from core.registers._spec import Computed, Field, Kind, Register
from core.rules.capacity import Run

if TYPE_CHECKING:
    from core.registers._spec import Around, Values

STATUSES: Final = {
    "PLANNED": mark("Planned"),
    "RUNNING": mark("Running"),
    "PASSED": mark("Passed"),
    "FAILED": mark("Failed"),
    "REPEATED": mark("To be repeated"),
}


def _run(row: Values) -> Run | None:
    if not row["units"] or not row["duration_hours"]:
        return None
    found = Run(
        scheduled_h=float(row["duration_hours"]),
        excluded_h=float(row["excluded_hours"] or 0),
        down_h=float(row["down_hours"] or 0),
        units=row["units"],
        rejected=row["rejected_units"] or 0,
    )
    return found if found.counted_h > found.down_h else None


def _availability(row: Values, _around: Around) -> float | None:
    run = _run(row)
    return None if run is None else run.availability


def _achieved(row: Values, _around: Around) -> float | None:
    run = _run(row)
    return None if run is None else run.net_jph


def _hours(key: str, title: str) -> Field:
    return Field(key, title, Kind.NUMBER, unit=mark("h"), places=1, high=10_000)


SPEC: Final = Register(
    "performance_tests",
    mark("Performance tests"),
    250,
    PerformanceTest,
    (
        Field("name", mark("Test"), width=180),
        Field("shop", mark("Shop"), Kind.SHOP),
        Field("planned_start", mark("Planned"), Kind.DATE),
        Field("started", mark("Started"), Kind.DATE),
        _hours("duration_hours", mark("Duration")),
        Field("shifts", mark("Shifts"), Kind.WHOLE, high=1000),
        Field("guaranteed_jph", mark("Guaranteed JPH"), Kind.NUMBER, places=1, high=1000),
        Field(
            "required_availability", mark("Required availability"), Kind.NUMBER, places=2, high=1
        ),
        Field("required_units", mark("Required units"), Kind.WHOLE),
        _hours("excluded_hours", mark("Hours excluded")),
        _hours("down_hours", mark("Hours down")),
        Field("units", mark("Units"), Kind.WHOLE),
        Field("rejected_units", mark("Rejected units"), Kind.WHOLE),
        Field("status", mark("Status"), Kind.CHOICE, choices=STATUSES, required=True),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    computed=(
        Computed("availability", mark("Availability"), Kind.NUMBER, places=3, of=_availability),
        Computed("achieved_jph", mark("Achieved JPH"), Kind.NUMBER, places=2, of=_achieved),
    ),
    names=("name", "shop"),
    status="status",
)
