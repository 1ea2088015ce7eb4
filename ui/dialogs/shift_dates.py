"""Shift the forecasts of the selected milestones by some days or weeks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from core.errors import InvalidInput, UserError
from core.language import mark, tr, trn
from core.operations.milestones import shift_forecasts
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.form import Form
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.desk import Desk

_SPAN: Final = re.compile(r"([+\-\N{MINUS SIGN}]?)\s*(\d{1,4})\s*([dw]?)", re.ASCII)


def days_of(typed: str) -> int:
    """Return the days that +7, −3 or 2w mean; `InvalidInput` says what is accepted."""
    found = _SPAN.fullmatch(typed.strip().casefold())
    if found is None or int(found[2]) == 0:
        raise InvalidInput(tr(mark("Type days or weeks: +7, −3, 2w.")))
    days = int(found[2]) * (7 if found[3] == "w" else 1)
    return -days if found[1] in ("-", "\N{MINUS SIGN}") else days


def open_shift_dates(desk: Desk, milestone_ids: Sequence[int]) -> DialogFrame:
    """Ask by how much, then shift as one step."""
    frame = DialogFrame(desk.overlay(), tr(mark("Shift dates")), width=420)
    typed = TextField(name=tr(mark("Shift by")), placeholder=tr(mark("+7, −3, 2w")))
    form = Form()
    field = form.add(
        tr(mark("Shift by")),
        typed,
        hint=trn(
            "{count} milestone is selected; a finished one stays where it is.",
            "{count} milestones are selected; finished ones stay where they are.",
            len(milestone_ids),
        ),
    )
    frame.body.addWidget(form)

    def carry_out() -> None:
        try:
            desk.run(mark("Shift dates"), shift_forecasts, milestone_ids, days_of(typed.value()))
        except UserError as refused:
            field.refuse(str(refused))
            return
        frame.close_sheet()

    frame.add_button(tr(mark("Cancel")), run=frame.close_sheet)
    frame.add_button(tr(mark("Shift")), kind="primary", run=carry_out, default=True)
    frame.open()
    return frame
