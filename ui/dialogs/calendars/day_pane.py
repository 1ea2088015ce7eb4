"""The days that are taken in the year: what they are, and how they are corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core import text
from core.language import mark, tr
from ui.dialogs.calendars.looks import day_words, days_words
from ui.dialogs.calendars.week_form import FULL_DAYS
from ui.widgets.button import button
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.queries.calendar_years import DayRow

WORKING, OFF, MIXED = "working", "off", "mixed"


class DayPane(QWidget):
    """What is typed holds when the field is left; a button at once.

    Signals:
        corrected: days are to be corrected; carries working, name and hours, None for as it is.
        reset_asked: the corrections are to be taken back.
        shutdown_asked: the days are to become a shutdown.
    """

    corrected = Signal(object, object, object)
    reset_asked = Signal()
    shutdown_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[DayRow] = ()
        self._shown_name = self._shown_hours = ""
        self._title = Label("", "h3")
        self._words = Label("", "small", "text2", wrap=True)
        self.work = Segmented([], name=tr(mark("Worked")))
        self.work.chosen.connect(lambda key: self.corrected.emit(key == WORKING, None, None))
        self.name = TextField()
        self.hours = TextField()
        self.reset_button = button(
            tr(mark("Back to the country's days")), icon="rotate-ccw", run=self.reset_asked.emit
        )
        self.shutdown_button = button(
            tr(mark("Make it a shutdown")), icon="factory", run=self.shutdown_asked.emit
        )
        self._lay_out()
        self.name.editingFinished.connect(self._on_name)
        self.hours.editingFinished.connect(self._on_hours)

    def show_days(self, rows: Sequence[DayRow], *, can_write: bool) -> None:
        """Show the days that are taken; none while their year is not shown."""
        self._rows = rows
        self.setEnabled(bool(rows))
        if not rows:
            return
        first, last = rows[0], rows[-1]
        if len(rows) == 1:
            weekday = tr(FULL_DAYS[first.day.weekday()])
            self._title.set_text(f"{text.day(first.day)} {weekday}")
            self._words.set_text(day_words(first))
        else:
            self._title.set_text(text.span(first.day, last.day))
            self._words.set_text(days_words(rows))
        are_working = {row.is_working for row in rows}
        self._show_work(are_working)
        self.work.setEnabled(can_write)
        self._shown_name = _common(text.holiday(row.name) if row.name else "" for row in rows)
        self._shown_hours = _common(row.own_hours for row in rows)
        self.name.set_value(self._shown_name)
        self.name.setReadOnly(not can_write)
        self.hours.set_value(self._shown_hours)
        self.hours.setPlaceholderText(next((row.hours for row in rows if row.hours), ""))
        self.hours.setReadOnly(not can_write)
        self._hours.setEnabled(True in are_working)
        self._hours.approve()
        self.reset_button.setEnabled(can_write and any(row.is_corrected for row in rows))
        self.shutdown_button.setEnabled(can_write)

    def refuse(self, reason: str) -> None:
        """Say why the hours are refused."""
        self._hours.refuse(reason)

    def _lay_out(self) -> None:
        form = Form()
        form.add(tr(mark("Name")), self.name)
        hint = tr(mark("Of these days alone, such as 08:00-12:00"))
        self._hours = form.add(tr(mark("Hours")), self.hours, hint=hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(2)
        column.addWidget(self._words)
        column.addSpacing(10)
        column.addWidget(self.work)
        column.addSpacing(14)
        column.addWidget(form)
        column.addSpacing(14)
        column.addWidget(self.reset_button)
        column.addSpacing(8)
        column.addWidget(self.shutdown_button)
        column.addStretch(1)

    def _show_work(self, are_working: set[bool]) -> None:
        words = {WORKING: tr(mark("Working day")), OFF: tr(mark("Day off"))}
        if len(are_working) > 1:
            words[MIXED] = tr(mark("Mixed"))
        self.work.set_items(list(words.items()))
        self.work.set_current(
            MIXED if len(are_working) > 1 else WORKING if True in are_working else OFF
        )

    def _on_name(self) -> None:
        name = self.name.value()
        if self._rows and name != self._shown_name:
            self.corrected.emit(None, name, None)

    def _on_hours(self) -> None:
        hours = self.hours.value()
        if self._rows and hours != self._shown_hours:
            self.corrected.emit(None, None, hours)


def _common(words: Iterable[str]) -> str:
    """Return what all of them say; nothing where they differ."""
    found = set(words)
    return found.pop() if len(found) == 1 else ""
