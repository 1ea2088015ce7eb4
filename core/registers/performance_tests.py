"""Performance tests: what each must show, what it showed, and what a missed rate costs."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from core.language import mark
from core.model import PerformanceTest
from core.registers._spec import Computed, Field, Kind, Register
from core.rules import capacity
from core.rules.capacity import LoggedHour, LoggedStop, Run
from core.rules.damages import performance_damages

if TYPE_CHECKING:
    from core.money import Money
    from core.registers._spec import Around, Values
    from core.rules.damages import PerformanceDamages

STATUSES: Final = {
    "PLANNED": mark("Planned"),
    "RUNNING": mark("Running"),
    "PASSED": mark("Passed"),
    "FAILED": mark("Failed"),
    "REPEATED": mark("To be repeated"),
}
RESULTS: Final = {
    "PASSED": mark("Passed"),
    "FAILED": mark("Failed"),
    "REPEATED": mark("To be repeated"),
}
_LOGS: Final = ("run_hours", "run_stops")
_TERMS: Final = ("capacity", "damages")
_PERCENT: Final = Decimal(100)


def run_of(row: Values, around: Around) -> Run | None:
    """Return the test as it was run so far: as the row says, else as hours and stops tell."""
    if row["units"] and row["duration_hours"]:
        found = Run(
            scheduled_h=float(row["duration_hours"]),
            excluded_h=float(row["excluded_hours"] or 0),
            down_h=float(row["down_hours"] or 0),
            units=row["units"],
            rejected=row["rejected_units"] or 0,
        )
        return found if found.counted_h > found.down_h else None
    if not row["name"]:
        return None
    hours = [
        LoggedHour(
            scheduled_min=float(each["scheduled_min"] or 0),
            excluded_min=float(each["excluded_min"] or 0),
            run_min=None if each["run_min"] is None else float(each["run_min"]),
            units=each["units"],
            good_units=each["good_units"],
        )
        for each in around.having("run_hours", "test", row["name"])
        if each["units"] is not None  # what is not written down yet is not run
    ]
    stops = [
        LoggedStop(float(each["minutes"] or 0), each["attributable"] == "customer")
        for each in around.having("run_stops", "test", row["name"])
    ]
    return capacity.run_of(hours, stops)


def _plant(around: Around) -> Values | None:
    return next(iter(around.rows["capacity"]), None)


def _clause(row: Values, around: Around) -> Values | None:
    """Return the clause of performance damages: that of the shop, else that of the plant."""
    clauses = [each for each in around.rows["damages"] if each["performance_rate"]]
    own = [each for each in clauses if each["shop"] and each["shop"] == row["shop"]]
    return next(iter([*own, *(each for each in clauses if not each["shop"])]), None)


def _guaranteed(row: Values, around: Around) -> Decimal | None:
    """Return the rate to be proved: that of the test, else of the contract, else of the plant."""
    plant, clause = _plant(around), _clause(row, around)
    said = (
        row["guaranteed_jph"],
        None if clause is None else clause["guaranteed_jph"],
        None if plant is None else plant["design_jph"],
    )
    return next((rate for rate in said if rate), None)


def _basis(around: Around) -> str:
    plant = _plant(around)
    return capacity.GROSS_LINE_RATE if plant is None else str(plant["basis"])


def _needed(row: Values, around: Around) -> int | None:
    """Return the units the run must make: as stated, else rate times hours times efficiency."""
    if row["required_units"]:
        return int(row["required_units"])
    guaranteed, hours = _guaranteed(row, around), row["duration_hours"]
    if guaranteed is None or not hours:
        return None
    run = run_of(row, around)
    counted = float(hours) - float(row["excluded_hours"] or 0) if run is None else run.counted_h
    if _basis(around) == capacity.NET_GUARANTEED:
        return round(float(guaranteed) * counted)
    if row["required_availability"] is None:
        return None
    return round(
        capacity.required_units(float(guaranteed), counted, float(row["required_availability"]))
    )


def _availability(row: Values, around: Around) -> float | None:
    run = run_of(row, around)
    return None if run is None else run.availability


def _achieved(row: Values, around: Around) -> float | None:
    run = run_of(row, around)
    return None if run is None else run.net_jph


def _gross(row: Values, around: Around) -> float | None:
    run = run_of(row, around)
    return None if run is None else run.gross_jph


def _first_time_ok(row: Values, around: Around) -> float | None:
    run = run_of(row, around)
    return None if run is None or not run.units else run.first_time_ok


def _has_passed(row: Values, around: Around) -> bool | None:
    run, needed = run_of(row, around), _needed(row, around)
    if run is None or needed is None:
        return None
    least = float(row["required_availability"] or 0)
    return capacity.passed(run, required=needed, availability=least)


def _damages_of(row: Values, around: Around) -> PerformanceDamages | None:
    run, guaranteed, clause = run_of(row, around), _guaranteed(row, around), _clause(row, around)
    if run is None or guaranteed is None or clause is None:
        return None
    share = clause["performance_cap_percent"]
    return performance_damages(
        around.value,
        guaranteed=guaranteed,
        achieved=Decimal(repr(run.achieved(_basis(around)))),
        rate=clause["performance_rate"],
        minimum_percent=clause["minimum_percent"],
        full_percents=bool(clause["full_percents"]),
        cap=None if share is None else around.value.times(share / _PERCENT),
    )


def _result(row: Values, around: Around) -> str:
    has_passed = _has_passed(row, around)
    if has_passed is None:
        return ""
    if has_passed:
        return "PASSED"
    costs = _damages_of(row, around)
    return "REPEATED" if costs is not None and not costs.is_accepted else "FAILED"


def _damages(row: Values, around: Around) -> Money | None:
    """Return what the missed rate costs; nothing where it passed or is to be repeated."""
    costs = _damages_of(row, around)
    return None if costs is None or _has_passed(row, around) else costs.amount


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
        Computed(
            "needed_units",
            mark("Units needed"),
            Kind.WHOLE,
            of=_needed,
            needs=(*_LOGS, *_TERMS),
        ),
        Computed(
            "availability",
            mark("Availability"),
            Kind.NUMBER,
            places=3,
            of=_availability,
            needs=_LOGS,
        ),
        Computed(
            "achieved_jph", mark("Achieved JPH"), Kind.NUMBER, places=2, of=_achieved, needs=_LOGS
        ),
        Computed("gross_jph", mark("Gross JPH"), Kind.NUMBER, places=2, of=_gross, needs=_LOGS),
        Computed(
            "first_time_ok",
            mark("First time OK"),
            Kind.NUMBER,
            places=3,
            of=_first_time_ok,
            needs=_LOGS,
        ),
        Computed(
            "result",
            mark("Result"),
            Kind.CHOICE,
            choices=RESULTS,
            of=_result,
            needs=(*_LOGS, *_TERMS),
        ),
        Computed(
            "damages",
            mark("Performance damages"),
            Kind.MONEY,
            internal=True,
            of=_damages,
            needs=(*_LOGS, *_TERMS),
        ),
    ),
    names=("name", "shop"),
    status="status",
)
