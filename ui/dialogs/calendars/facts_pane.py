"""What a calendar is called, whose holidays it keeps, and the hours of its week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import InvalidInput
from core.language import mark, tr
from ui.dialogs.calendars.week_form import WeekForm
from ui.dialogs.country_field import CountryField
from ui.widgets.check import CheckRow
from ui.widgets.form import Form
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from core.queries.calendar_years import CalendarFacts


class FactsPane(QWidget):
    """What is typed holds when the field is left; a refusal stands under its field.

    Signals:
        renamed: the calendar is to have another code; carries it.
        edited: fields are to change; carries them by name.
    """

    renamed = Signal(str)
    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: CalendarFacts | None = None
        self.code, self.name, self.hours = TextField(), TextField(), TextField()
        self.country = CountryField()
        self.holidays = CheckRow(tr(mark("Public holidays are days off")))
        self.week = WeekForm()
        form = Form(columns=2)
        self.fields = {
            "code": form.add(tr(mark("Code")), self.code),
            "name": form.add(tr(mark("Name")), self.name),
            "country": form.add(tr(mark("Country")), self.country, span=2),
            "hours": form.add(tr(mark("Hours of a working day")), self.hours, span=2),
        }
        form.add_wide(self.holidays)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(form)
        column.addWidget(self.week)
        column.addStretch(1)
        self._connect()

    def show_calendar(self, facts: CalendarFacts, *, can_write: bool) -> None:
        """Show what is kept of a calendar."""
        self._facts = facts
        self.code.set_value(facts.code)
        self.name.set_value(facts.name)
        self.name.setPlaceholderText(facts.code)
        self.hours.set_value(facts.hours)
        self.country.set_country(facts.country)
        self.holidays.set_checked(facts.public_holidays)
        self.week.show_week(facts.weekend, facts.hours_by_day, facts.hours, can_write=can_write)
        for line in (self.code, self.name, self.hours):
            line.setReadOnly(not can_write)
        self.country.setEnabled(can_write)
        self.holidays.setEnabled(can_write)
        for field in self.fields.values():
            field.approve()

    def refuse(self, name: str, reason: str) -> None:
        """Say why a field is refused; of the week under the week."""
        if name in self.fields:
            self.fields[name].refuse(reason)
        else:
            self.week.refuse(reason)

    def _connect(self) -> None:
        self.code.editingFinished.connect(self._on_code)
        self.name.editingFinished.connect(lambda: self._on_text("name", self.name.value()))
        self.hours.editingFinished.connect(lambda: self._on_text("hours", self.hours.value()))
        self.country.activated.connect(lambda _place: self._on_country())
        line = self.country.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._on_country)
        self.holidays.toggled.connect(lambda on: self.edited.emit({"public_holidays": on}))
        self.week.edited.connect(self.edited)

    def _on_code(self) -> None:
        if self._facts is not None and self.code.value() != self._facts.code:
            self.renamed.emit(self.code.value())

    def _on_text(self, name: str, value: Any) -> None:
        if self._facts is not None and value != getattr(self._facts, name):
            self.edited.emit({name: value})

    def _on_country(self) -> None:
        try:
            country = self.country.country()
        except InvalidInput as refusal:
            self.fields["country"].refuse(str(refusal))
            return
        self._on_text("country", country)
