"""What a date typed in a register would do, said under its calendar: slip, papers, goods, cash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core import text
from core.language import mark, tr
from ui.dialogs.outlooks import outlook_of
from ui.dialogs.stakes import USUAL, stake_lines
from ui.models.cells import slip_tone
from ui.widgets.date_popup import Consequence

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from core.queries.register import RegisterRow
    from ui.desk import Desk

PLANNED: Final = {
    ("shipments", "etd_forecast"): "etd_planned",
    ("shipments", "atd"): "etd_planned",
    ("shipments", "eta_forecast"): "eta_planned",
    ("shipments", "ata"): "eta_planned",
    ("payments", "forecast_date"): "planned_date",
    ("guarantees", "expiry"): "",
}
"""Fields on which more hangs, each with the one that says when it was to be."""


def date_effect(
    desk: Desk, register: str, field: str
) -> Callable[[RegisterRow, dt.date | None], list[Consequence]] | None:
    """Return what says what a date in a field of a row would do; None where nothing hangs on it."""
    planned = PLANNED.get((register, field))
    if planned is None:
        return None

    def lines(row: RegisterRow, day: dt.date | None) -> list[Consequence]:
        if day is None or day == row.values[field]:
            return []
        plan = outlook_of(desk, row.project_id)
        effect = desk.read(plan.effect_of_row, register, row.id, {field: day})
        first = row.values[planned] if planned else None
        slip = [] if first is None else [_slip((day - first).days)]
        return [*slip, *stake_lines(effect, most=USUAL)]

    return lines


def _slip(days: int) -> Consequence:
    return Consequence(tr(mark("Against plan")), text.slip(days), slip_tone(days, "text"))
