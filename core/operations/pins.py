"""What a typed forecast writes to a milestone whose forecasts follow from logic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from core.queries.forecast import planned_of, project_calendars
from core.rules.facts import NewDates
from core.rules.pins import typed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from core.model import Milestone

_START: Final = "forecast_start"
_FINISH: Final = "forecast_finish"


def pinned(session: Session, found: Milestone, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields with the forecasts among them as a pin, or as a duration.

    A forecast that is cleared releases the pin. See `core.rules.pins.typed`.
    """
    rest = {name: value for name, value in fields.items() if name not in {_START, _FINISH}}
    if len(rest) == len(fields) or found.actual_finish is not None:
        return rest
    dates = NewDates(fields.get(_START), fields.get(_FINISH))
    if dates == NewDates():
        return {"constraint_kind": "ASAP", "constraint_date": None, **rest}
    each = typed(project_calendars(session, found.project_id), planned_of(found), dates)
    pin = {
        "duration": each.duration,
        "constraint_kind": each.constraint_kind,
        "constraint_date": each.constraint_date,
    }
    return {**pin, **rest}
