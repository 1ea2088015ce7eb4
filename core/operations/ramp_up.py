"""Planning the weeks of a ramp-up along the usual curve, to be corrected week by week."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from core.errors import InvalidInput
from core.language import mark, tr
from core.operations.register import write_rows
from core.queries.register import register_rows
from core.rules.ramp_up import logistic

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PLAN: Final = mark("Plan ramp-up")
_PLACES: Final = 1


def plan_ramp_up(session: Session, project_id: int) -> tuple[int, ...]:
    """Give the weeks of the plant the rates of the usual curve up to that of the contract.

    Weeks that have a plan keep it, and what was reached stays; weeks that are missing are added.

    Raises:
        InvalidInput: the contract has no rate yet.
    """
    plant = next(iter(register_rows(session, "capacity", project_id)), None)
    full = None if plant is None else plant.values["design_jph"]
    if not full:
        raise InvalidInput(tr(mark("Enter the rate of the contract first.")))
    there = {
        row.values["week"]: row
        for row in register_rows(session, "ramp_up", project_id)
        if not row.values["shop"]
    }
    lines: list[tuple[int | None, dict[str, Any]]] = []
    for week, rate in logistic(float(full)):
        values = {"planned_jph": Decimal(repr(round(rate, _PLACES)))}
        row = there.get(int(week))
        if row is None:
            lines.append((None, {"week": int(week), **values}))
        elif row.values["planned_jph"] is None:
            lines.append((row.id, values))
    return write_rows(session, "ramp_up", project_id, lines)
