"""What the dates of one milestone follow from: how long it takes, what holds it, whose calendar."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from core import terms
from core.errors import InvalidInput, UserError
from core.language import current, mark, tr
from core.operations.milestones import edit_milestone
from core.queries.calendar_years import calendar_facts
from core.queries.milestones import milestone
from ui.dialogs.entries import Entries
from ui.dialogs.moved import moved_words
from ui.dialogs.outlooks import outlook_of
from ui.dialogs.stakes import USUAL, stake_lines
from ui.widgets.check import CheckRow
from ui.widgets.combo import Combo
from ui.widgets.date_field import DateField
from ui.widgets.date_popup import ConsequenceLines
from ui.widgets.dialog_frame import EDGE, DialogFrame
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from core.queries.milestones import MilestoneRow
    from ui.desk import Desk

LABEL: Final = mark("Change plan of milestone")
WIDTH: Final = 540
MINUTES: Final = {False: 480, True: 1440}
"""Minutes of a day of work, and of a calendar day, as durations count them."""
LONGEST: Final = 3650


def open_milestone_plan(desk: Desk, milestone_id: int) -> MilestonePlanDialog | None:
    """Show the dialog; nothing where the milestone is no longer there."""
    row = desk.read(milestone, milestone_id)
    if row is None:
        return None
    dialog = MilestonePlanDialog(desk, row)
    dialog.open()
    return dialog


class MilestonePlanDialog(DialogFrame):
    """Edits duration, constraint, deadline and calendar; says meanwhile what would move."""

    def __init__(self, desk: Desk, row: MilestoneRow) -> None:
        super().__init__(desk.overlay(), tr(mark("Plan of the milestone")), width=WIDTH)
        self._desk, self._row = desk, row
        self.entries = Entries()
        self.effect = Label("", "small", "text2", wrap=True)
        self.stakes = ConsequenceLines(top=0, natural=WIDTH - 2 * EDGE)
        self._make_fields()
        self.body.addWidget(Label(row.named(current()), "body_m", wrap=True))
        self.body.addWidget(self._form())
        self.body.addWidget(self.effect)
        self.body.addWidget(self.stakes)
        self.add_button(tr(mark("Cancel")), run=self.close_sheet)
        self.save_button = self.add_button(
            tr(mark("Save")), kind="primary", run=self.save, default=True
        )
        self.save_button.setEnabled(not desk.workspace.is_read_only)
        self._preview()

    def save(self) -> None:
        """Store what was changed as one step, or say at its field what is wrong."""
        values = self.entries.values()
        if values is None:
            return
        changed = self._changed(values)
        try:
            if changed:
                about = tr(mark("Plan of {name}"), name=self._row.named(current()))
                self._desk.run(LABEL, edit_milestone, self._row.id, about=about, **changed)
        except UserError as refusal:
            self.set_note(str(refusal), "red_text")
            return
        self.close_sheet()

    # built once

    def _make_fields(self) -> None:
        row, today = self._row, self._desk.status_date
        self.duration = NumberField(
            name=tr(mark("Duration")), least=0, most=LONGEST, digits=2, trimmed=True
        )
        self.duration.set_value(_days(row))
        self.unit = Combo(name=tr(mark("Days of")))
        self.unit.set_choices([(False, tr(mark("working days"))), (True, tr("calendar days"))])
        self.unit.set_value(row.elapsed)
        self.constraint = Combo(name=tr(mark("Constraint")))
        self.constraint.set_choices([(key, tr(name)) for key, name in terms.CONSTRAINTS.items()])
        self.constraint.set_value(row.constraint_kind)
        self.on = DateField(name=mark("Constraint date"), today=today, empty="")
        self.on.set_date(row.constraint_date)
        self.deadline = DateField(name=mark("Deadline"), today=today, empty="")
        self.deadline.set_date(row.deadline)
        self.calendar = Combo(name=tr(mark("Calendar")))
        kept = [(each.code, each.name or each.code) for each in self._desk.read(calendar_facts)]
        usual = tr(mark("As stage and responsible say"))
        self.calendar.set_choices([("", usual), *kept])
        self.calendar.set_value(row.calendar)
        words = tr(mark("Dates by hand: they stay as typed, whatever the links say"))
        self.manual = CheckRow(words, checked=row.manual)

    def _form(self) -> Form:
        form = Form(columns=2)
        hint = tr(mark("Empty: the time between its dates"))
        field = form.add(tr(mark("Duration")), self.duration, hint=hint)
        self.entries.add("duration", field, self._minutes)
        self.entries.add("elapsed", form.add(tr(mark("Days of")), self.unit), self._elapsed)
        field = form.add(tr(mark("Constraint")), self.constraint)
        self.entries.add("constraint_kind", field, lambda: self.constraint.value)
        field = form.add(tr(mark("Constraint date")), self.on)
        self.entries.add("constraint_date", field, self._constraint_date)
        field = form.add(tr(mark("Deadline")), self.deadline, hint=tr(mark("It moves nothing")))
        self.entries.add("deadline", field, lambda: _read(self.deadline))
        field = form.add(tr(mark("Calendar")), self.calendar)
        self.entries.add("calendar", field, lambda: self.calendar.value)
        form.add_wide(self.manual)
        for combo in (self.unit, self.constraint, self.calendar):
            combo.chosen.connect(self._preview)
        for day in (self.on, self.deadline):
            day.date_changed.connect(self._preview)
        self.duration.changed.connect(self._preview)
        self.manual.toggled.connect(self._preview)
        return form

    # what is typed

    def _elapsed(self) -> bool:
        return bool(self.unit.value)

    def _minutes(self) -> int | None:
        days = self.duration.value()
        return None if days is None else round(days * MINUTES[self._elapsed()])

    def _constraint_date(self) -> Any:
        if self.constraint.value in terms.UNDATED:
            return None
        found = _read(self.on)
        if found is None:
            raise InvalidInput(tr(mark("This constraint needs a date.")))
        return found

    def _changed(self, values: dict[str, Any]) -> dict[str, Any]:
        typed = {**values, "manual": self.manual.is_checked}
        return {name: value for name, value in typed.items() if value != getattr(self._row, name)}

    def _preview(self, *_what: object) -> None:
        """Say what would move, as far as what is typed can be read."""
        self.on.setEnabled(self.constraint.value not in terms.UNDATED)
        try:
            values = {name: self.entries.read(name) for name in self.entries.names()}
            changed = self._changed(values)
            plan = outlook_of(self._desk, self._row.project_id)
            found = plan.replanning(self._row.id, changed)
        except UserError:
            self.effect.set_text("")
            self.stakes.show_lines([])
            return
        self.effect.set_text(moved_words(found) if changed else "")
        effect = self._desk.read(plan.effect, found) if changed else None
        self.stakes.show_lines(stake_lines(effect, most=USUAL))


def _days(row: MilestoneRow) -> Decimal | None:
    return None if row.duration is None else Decimal(row.duration) / MINUTES[row.elapsed]


def _read(field: DateField) -> Any:
    if not field.is_valid:
        raise InvalidInput(tr(mark("Type a date: 2025-08-20, 20.8, +7, +1w.")))
    return field.date()
