"""A new milestone: what it is, where it belongs, when it is expected."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from core import terms, text
from core.errors import InvalidInput, UserError
from core.language import mark, tr
from core.operations.milestones import add_milestone
from core.queries.milestones import milestones
from core.queries.overview import head
from ui.desk import Place
from ui.widgets.check import CheckRow
from ui.widgets.combo import Combo
from ui.widgets.date_field import DateField
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.form import Form
from ui.widgets.number_field import NumberField
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from ui.desk import Desk

LABEL: Final = mark("Add milestone")
WIDTH: Final = 560


class NewMilestoneDialog(DialogFrame):
    """Asks for a milestone; what is usual is filled in already."""

    def __init__(self, desk: Desk, project_id: int) -> None:
        super().__init__(desk.overlay(), tr("New milestone"), width=WIDTH)
        self._desk, self._project_id = desk, project_id
        found = desk.read(head, project_id)
        self.name = TextField(name=tr("Name"))
        self.stage, self.shop = Combo(name=tr("Stage")), Combo(name=tr("Shop"))
        self.finish = DateField(name=tr("Forecast"), today=desk.status_date, empty="")
        self.weight = NumberField(name=tr("Weight"), least=0, most=100, digits=2)
        self.who = Combo(name=tr("Responsible"))
        self.key, self.contractual = CheckRow(tr("Key milestone")), CheckRow(tr("Contractual"))
        self.stage.set_choices([(s.code, f"{s.code} {tr(s.name)}") for s in terms.STAGES])
        self.stage.set_value(found.figures.current_stage)
        codes = [terms.PROJECT_LEVEL, *(shop.code for shop in found.project.shops)]
        self.shop.set_choices([(code, tr(terms.shop(code).name)) for code in codes])
        self.who.set_choices([(key, tr(word)) for key, word in terms.RESPONSIBLE.items()])
        self.weight.set_value(Decimal(0))
        self._lay_out(sum(m.weight for m in desk.read(milestones, project_id)))
        self.finish.refused.connect(self.finish_field.refuse)
        self.finish.date_changed.connect(lambda _date: self.finish_field.approve())
        self.add_button(tr("Cancel"), run=self.close_sheet)
        self.add_button(tr("Add milestone"), kind="primary", run=self.save, default=True)

    def save(self) -> None:
        """Add the milestone and show it, or say at its field what is wrong."""
        if not self.finish.is_valid:
            return
        try:
            weight = self.weight.value()
        except InvalidInput as error:
            self.weight_field.refuse(str(error))
            return
        try:
            made = self._desk.run(
                LABEL,
                add_milestone,
                self._project_id,
                name=self.name.value(),
                stage=self.stage.value,
                shop=self.shop.value,
                forecast_finish=self.finish.date(),
                weight=weight or Decimal(0),
                responsible=self.who.value,
                key=self.key.is_checked,
                contractual=self.contractual.is_checked,
                follow=text.sentence(self.name.value()),
            )
        except UserError as error:
            self.name_field.refuse(str(error))
            self.name.setFocus()
            return
        self.close_sheet()
        self._desk.go(Place("project", self._project_id, "schedule", made))

    def _lay_out(self, total: float) -> None:
        form = Form(columns=2)
        self.name_field = form.add(tr("Name"), self.name, span=2)
        form.add(tr("Stage"), self.stage)
        form.add(tr("Shop"), self.shop)
        self.finish_field = form.add(
            tr("Forecast"), self.finish, hint=tr("2025-08-20, 20.8, +7, +1w")
        )
        weights = tr(
            mark("Percent of the project; all weights add up to {sum} now"),
            sum=text.number(total, 1),
        )
        self.weight_field = form.add(tr("Weight"), self.weight, hint=weights)
        form.add(tr("Responsible"), self.who)
        form.add_wide(self.key)
        form.add_wide(self.contractual)
        self.body.addWidget(form)


def open_new_milestone(desk: Desk, project_id: int) -> NewMilestoneDialog:
    """Show the dialog."""
    dialog = NewMilestoneDialog(desk, project_id)
    dialog.open()
    return dialog
