"""Recording the run of a performance test: what is to be proved, with an hour for each hour of it."""

from __future__ import annotations

import datetime as dt
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from core.language import mark, tr
from core.operations.register import add_row, edit_row, write_rows
from core.queries.register import register_rows

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.registers import Values

RECORD: Final = mark("Record run")
TESTS, HOURS = "performance_tests", "run_hours"
USUAL_HOURS, USUAL_SHIFTS = 24, 3
_LONGEST: Final = 240
"""Hours that are written down one by one; a longer run is kept as sums."""
_DAY, _MINUTES = 24, 60
_TERMS: Final = (
    *("shop", "duration_hours", "shifts", "guaranteed_jph", "required_availability"),
    "required_units",
)


def record_run(
    session: Session, project_id: int, test_id: int | None, *, on: dt.date
) -> tuple[int, tuple[int, ...]]:
    """Begin the run of a test and return its id with those of its hours, still without units.

    A planned test is run; one that was run already is run again as a test of its own. Without one,
    a usual test of the plant is made: three shifts of eight hours at the rate of the contract.

    Args:
        session: where to write.
        project_id: of the project.
        test_id: the test to run; None for a new one.
        on: the day it begins.
    """
    rows = {row.id: row.values for row in register_rows(session, TESTS, project_id)}
    names = {str(values["name"]) for values in rows.values()}
    if test_id is None:
        made = {**_usual(session, project_id), "name": _free(names, tr(mark("Plant run")))}
        test_id = add_row(session, TESTS, project_id, {**made, **_begun(on)})
    elif _was_run(rows[test_id]):
        again = {key: rows[test_id][key] for key in _TERMS}
        name = _free(names, str(rows[test_id]["name"]) or tr(mark("Plant run")))
        test_id = add_row(
            session, TESTS, project_id, {**again, "name": name, **_begun(on)}, after_id=test_id
        )
    else:
        name = rows[test_id]["name"] or _free(names, tr(mark("Plant run")))
        missing = _usual(session, project_id)
        filled = {key: missing[key] for key in missing if not rows[test_id][key]}
        edit_row(session, TESTS, test_id, {**filled, "name": name, **_begun(on)})
    rows = {row.id: row.values for row in register_rows(session, TESTS, project_id)}
    return test_id, _hours(session, project_id, rows[test_id], on)


def _begun(on: dt.date) -> dict[str, Any]:
    return {"started": on, "status": "RUNNING"}


def _was_run(test: Values) -> bool:
    return test["achieved_jph"] is not None or test["started"] is not None


def _free(taken: set[str], name: str) -> str:
    """Return a name that no test has: with a number behind it where it is taken."""
    base, _, number = name.rpartition(" ")
    stem = base if base and number.isdigit() else name
    names = (name, *(f"{stem} {n}" for n in range(2, len(taken) + 3)))
    return next(each for each in names if each not in taken)


def _usual(session: Session, project_id: int) -> dict[str, Any]:
    plant = next(iter(register_rows(session, "capacity", project_id)), None)
    made: dict[str, Any] = {"duration_hours": USUAL_HOURS, "shifts": USUAL_SHIFTS}
    if plant is not None:
        made["guaranteed_jph"] = plant.values["design_jph"]
        made["required_availability"] = plant.values["planned_efficiency"]
    return made


def _hours(session: Session, project_id: int, test: Values, on: dt.date) -> tuple[int, ...]:
    count = ceil(float(test["duration_hours"] or 0))
    if not 0 < count <= _LONGEST:
        return ()
    lines = [
        (
            None,
            {
                "test": test["name"],
                "date": on + dt.timedelta(hour // _DAY),
                "hour": hour + 1,
                "scheduled_min": _MINUTES,
            },
        )
        for hour in range(count)
    ]
    return write_rows(session, HOURS, project_id, lines)
