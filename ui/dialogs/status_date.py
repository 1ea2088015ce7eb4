"""Changing the status date: every figure of the file is stated at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import UserError
from core.language import mark, tr
from core.operations.portfolio import change_status_date
from core.text import day, sentence
from ui.widgets.date_field import DateField
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.form import Form
from ui.widgets.label import Label

if TYPE_CHECKING:
    import datetime as dt

    from ui.desk import Desk

LABEL = mark("Change status date")
WIDTH = 420


class StatusDateDialog(DialogFrame):
    """Takes one date, and says what depends on it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.overlay(), tr("Status date"), width=WIDTH)
        self._desk = desk
        self.field = DateField(name=tr("Status date"), today=desk.today)
        self.field.set_date(desk.status_date())
        form = Form()
        self._entry = form.add(tr("Everything is stated as of"), self.field)
        self.body.addWidget(form)
        words = tr(
            "Progress, slips, SPI and status of all projects are reckoned anew for this date. "
            "One Undo takes it back."
        )
        self.body.addWidget(Label(words, "small", "text2", wrap=True))
        self.field.date_changed.connect(self._on_date)
        self.field.refused.connect(self._entry.refuse)
        self.add_button(tr("Cancel"), run=self.close_sheet)
        self.change = self.add_button(
            tr("Change date"), kind="primary", run=self.save, default=True
        )
        self.field.selectAll()

    def save(self) -> None:
        """Change the date; a refusal is shown at the field and nothing changes."""
        if not self.field.is_valid or (date := self.field.date()) is None:
            self._entry.refuse(tr("Type a date."))
            return
        try:
            self._desk.run(LABEL, change_status_date, date, follow=sentence(day(date)))
        except UserError as error:
            self._entry.refuse(str(error))
            return
        self.close_sheet()

    def _on_date(self, date: dt.date | None) -> None:
        self._entry.approve()
        self.change.setEnabled(date is not None)


def open_status_date(desk: Desk) -> None:
    """Show the dialog."""
    StatusDateDialog(desk).open()
