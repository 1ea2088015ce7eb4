"""A week of a calendar: which days are worked, and the hours of those that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from core.language import mark, tr
from core.queries.calendars import WEEKDAYS
from ui.widgets.label import Label
from ui.widgets.month_grid import DAYS
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Mapping

FULL_DAYS = (
    *(mark("Monday"), mark("Tuesday"), mark("Wednesday"), mark("Thursday"), mark("Friday")),
    *(mark("Saturday"), mark("Sunday")),
)


class WeekForm(QWidget):
    """Seven lines: a tick where the day is worked, its hours where they are not the usual ones.

    Signals:
        edited: weekend or hours are to change; carries the field by name.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks: list[QCheckBox] = []
        self.hours: list[TextField] = []
        self._shown: Mapping[int, str] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Label(tr(mark("Week")), "h3"), 0, 0)
        for number, day in enumerate(FULL_DAYS):
            tick, hours = QCheckBox(tr(DAYS[number])), TextField()
            tick.setAccessibleName(tr(day))
            tick.setToolTip(tr(day))
            hours.setAccessibleName(tr(mark("Hours on {day}"), day=tr(day)))
            hours.setFixedHeight(28)
            tick.clicked.connect(self._on_tick)
            hours.editingFinished.connect(self._on_hours)
            grid.addWidget(tick, number + 1, 0)
            grid.addWidget(hours, number + 1, 1)
            self.ticks.append(tick)
            self.hours.append(hours)
        self._refusal = Label("", "cap", "red_text", wrap=True)
        grid.addWidget(self._refusal, len(FULL_DAYS) + 1, 0, 1, 2)

    def show_week(
        self,
        weekend: frozenset[int],
        hours_by_day: Mapping[int, str],
        hours: str,
        *,
        can_write: bool,
    ) -> None:
        """Show a week; days are numbers, Monday is 0."""
        self._shown = hours_by_day
        for number, (tick, line) in enumerate(zip(self.ticks, self.hours, strict=True)):
            tick.setChecked(number not in weekend)
            tick.setEnabled(can_write)
            line.set_value(hours_by_day.get(number, ""))
            line.setPlaceholderText("" if number in weekend else hours)
            line.setReadOnly(not can_write)
            line.setEnabled(number not in weekend)
        self.refuse("")

    def refuse(self, reason: str) -> None:
        """Say why the week is refused."""
        self._refusal.set_text(reason)
        self._refusal.setVisible(bool(reason))

    def _on_tick(self) -> None:
        off = (WEEKDAYS[n] for n, tick in enumerate(self.ticks) if not tick.isChecked())
        self.edited.emit({"weekend": " ".join(off)})

    def _on_hours(self) -> None:
        found = {n: line.value() for n, line in enumerate(self.hours) if line.value()}
        if found != dict(self._shown):
            self.edited.emit({"hours_by_day": {WEEKDAYS[n]: hours for n, hours in found.items()}})
