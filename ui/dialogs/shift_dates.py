"""Shift the forecasts of the selected milestones by some days or weeks."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from core.errors import InvalidInput, UserError
from core.language import mark, tr, trn
from core.operations.milestones import shift_forecasts
from core.queries.consequence import NewDates
from core.queries.milestones import milestone
from ui.dialogs.following import follow_lines
from ui.dialogs.outlooks import outlook_of
from ui.dialogs.stakes import USUAL, stake_lines
from ui.widgets.date_popup import Consequence, ConsequenceLines
from ui.widgets.dialog_frame import EDGE, DialogFrame
from ui.widgets.form import Form
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.queries.milestones import MilestoneRow
    from ui.desk import Desk

WIDTH: Final = 460
_SPAN: Final = re.compile(r"([+\-\N{MINUS SIGN}]?)\s*(\d{1,4})\s*([dw]?)", re.ASCII)


def days_of(typed: str) -> int:
    """Return the days that +7, −3 or 2w mean; `InvalidInput` says what is accepted."""
    found = _SPAN.fullmatch(typed.strip().casefold())
    if found is None or int(found[2]) == 0:
        raise InvalidInput(tr(mark("Type days or weeks: +7, −3, 2w.")))
    days = int(found[2]) * (7 if found[3] == "w" else 1)
    return -days if found[1] in ("-", "\N{MINUS SIGN}") else days


class ShiftDatesDialog(DialogFrame):
    """Asks by how much, says meanwhile what that does, then shifts as one step."""

    def __init__(self, desk: Desk, milestone_ids: Sequence[int]) -> None:
        super().__init__(desk.overlay(), tr(mark("Shift dates")), width=WIDTH)
        self._desk, self._ids = desk, milestone_ids
        found = [desk.read(milestone, id_) for id_ in milestone_ids]
        self._rows = [row for row in found if row is not None]
        self.typed = TextField(name=tr(mark("Shift by")), placeholder=tr(mark("+7, −3, 2w")))
        self.lines = ConsequenceLines(top=4, natural=WIDTH - 2 * EDGE)
        form = Form()
        self.field = form.add(
            tr(mark("Shift by")),
            self.typed,
            hint=trn(
                "{count} milestone is selected; a finished one stays where it is.",
                "{count} milestones are selected; finished ones stay where they are.",
                len(milestone_ids),
            ),
        )
        self.body.addWidget(form)
        self.body.addWidget(self.lines)
        self.typed.changed.connect(self._preview)
        self.add_button(tr(mark("Cancel")), run=self.close_sheet)
        self.add_button(tr(mark("Shift")), kind="primary", run=self.carry_out, default=True)

    def carry_out(self) -> None:
        """Shift by what is typed, or say what is wrong with it."""
        try:
            days = days_of(self.typed.value())
            self._desk.run(mark("Shift dates"), shift_forecasts, self._ids, days)
        except UserError as refused:
            self.field.refuse(str(refused))
            return
        self.close_sheet()

    def _preview(self, words: str) -> None:
        """Say what the shift would do, as far as what is typed can be read."""
        try:
            days = dt.timedelta(days_of(words))
        except UserError:
            self.lines.show_lines([])
            return
        changed = {
            row.id: NewDates(
                start=row.forecast_start + days
                if row.forecast_start is not None and row.actual_start is None
                else None,
                finish=row.forecast_finish + days,
            )
            for row in self._rows
            if row.actual_finish is None and row.forecast_finish is not None
        }
        self.lines.show_lines(self._lines(changed) if changed else [])

    def _lines(self, changed: dict[int, NewDates]) -> list[Consequence]:
        plan = outlook_of(self._desk, self._project)
        found = self._desk.read(plan.after, changed, follow=False)
        effect = self._desk.read(plan.effect, found, changed)
        shifted = trn("{count} milestone", "{count} milestones", len(changed))
        return [
            Consequence(tr(mark("Shifted")), shifted),
            *follow_lines(found),
            *stake_lines(effect, most=USUAL),
        ]

    @property
    def _project(self) -> int:
        first: MilestoneRow = self._rows[0]
        return first.project_id


def open_shift_dates(desk: Desk, milestone_ids: Sequence[int]) -> ShiftDatesDialog:
    """Show the dialog."""
    dialog = ShiftDatesDialog(desk, milestone_ids)
    dialog.open()
    return dialog
