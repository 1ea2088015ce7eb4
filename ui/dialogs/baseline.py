"""Setting a baseline: the forecasts of today become the plan that slips are measured against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core import text
from core.errors import InvalidInput
from core.language import mark, tr
from core.operations.baselines import set_baseline
from core.queries.baselines import baselines
from ui.widgets.check import CheckRow
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.text_field import NoteField, TextField

if TYPE_CHECKING:
    from ui.desk import Desk

LABEL: Final = mark("Set baseline")
WIDTH: Final = 460


class BaselineDialog(DialogFrame):
    """Asks for name and reason; a refusal is shown at its field."""

    def __init__(self, desk: Desk, project_id: int) -> None:
        super().__init__(desk.overlay(), tr("Set baseline"), width=WIDTH)
        self._desk, self._project_id = desk, project_id
        self._names = [row.name for row in desk.read(baselines, project_id)]
        self.name = TextField(name=tr("Name"))
        self.name.set_value(_free(self._names))
        self.reason = NoteField(name=tr("Reason"))
        form = Form()
        known = tr("There is {names}.", names=text.listed(self._names)) if self._names else ""
        self.name_field = form.add(tr("Name"), self.name, hint=known)
        self.reason_field = form.add(tr("Reason"), self.reason)
        self.contract = CheckRow(tr(mark("A baseline of the contract, locked for good")))
        words = tr(
            "The forecast and actual dates of now become the plan. "
            "Every slip is measured against it; earlier baselines stay in the file."
        )
        self.body.addWidget(Label(words, "small", "text2", wrap=True))
        self.body.addWidget(form)
        self.body.addWidget(self.contract)
        self.add_button(tr("Cancel"), run=self.close_sheet)
        self.add_button(tr("Set baseline"), kind="primary", run=self.save, default=True)

    def save(self) -> None:
        """Set the baseline, or say what is missing."""
        self.name_field.approve()
        self.reason_field.approve()
        name, why = self.name.value(), self.reason.value()
        if self._names and not why:
            self.reason_field.refuse(tr("Say why: every slip changes with it."))
            return
        try:
            self._desk.run(
                LABEL,
                set_baseline,
                self._project_id,
                name=name,
                why=why,
                on=self._desk.status_date(),
                contractual=self.contract.is_checked,
                reason=why or None,
                follow=text.sentence(name),
            )
        except InvalidInput as error:
            self.name_field.refuse(str(error))
            return
        self.close_sheet()


def open_baseline(desk: Desk, project_id: int) -> BaselineDialog:
    """Show the dialog."""
    dialog = BaselineDialog(desk, project_id)
    dialog.open()
    return dialog


def _free(names: list[str]) -> str:
    number = len(names) + 1
    while f"BL{number}" in names:
        number += 1
    return f"BL{number}"
