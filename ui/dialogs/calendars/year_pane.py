"""A year of a calendar with its working days, and whether its holidays are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core import text
from core.language import mark, tr, trn
from ui.dialogs.calendars.looks import legend, mark_of
from ui.widgets.button import button, icon_button
from ui.widgets.date_entry import EARLIEST, LATEST
from ui.widgets.day_marks import DayLegend
from ui.widgets.label import Label
from ui.widgets.year_grid import YearGrid

if TYPE_CHECKING:
    import datetime as dt

    from core.queries.calendar_years import DayRow, YearRow

KEEP_TIP: Final = mark(
    "Holidays that are kept stay as they are; others follow the list of this version of Handover."
)


class YearPane(QWidget):
    """Head, months and legend.

    Signals:
        year_asked: another year is to be shown; carries it.
        keep_asked: the holidays of the year are to be kept as they are known now.
    """

    year_asked = Signal(int)
    keep_asked = Signal()

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[dt.date, DayRow] = {}
        self.grid = YearGrid(name=tr(mark("Year")), today=today)
        self.grid.year_asked.connect(self.year_asked)
        self._year = Label("", "h2")
        self._count = Label("", "small", "text2")
        self.state = Label("", "small", "text3")
        self.keep_button = button("", kind="link", run=self.keep_asked.emit)
        self.before = icon_button(
            "chevron-left", tr(mark("Previous year")), run=lambda: self._turn(-1)
        )
        self.after = icon_button("chevron-right", tr(mark("Next year")), run=lambda: self._turn(1))
        self._legend = DayLegend()
        self._legend.show_marks(legend())
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.before)
        head.addWidget(self._year)
        head.addWidget(self.after)
        head.addSpacing(8)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.state)
        head.addWidget(self.keep_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        column.addWidget(self._legend)

    def taken(self) -> list[DayRow]:
        """Return the days that are taken, as far as their year is shown."""
        first, last = self.grid.taken
        return [row for day, row in self._rows.items() if first <= day <= last]

    def show_year(self, year: YearRow, *, can_write: bool) -> None:
        """Show a year."""
        self._rows = {row.day: row for row in year.days}
        self._year.set_text(str(year.year))
        count = year.working_days()
        self._count.set_text(trn("{count} working day", "{count} working days", count))
        self.grid.show_year(
            year.year,
            {day: mark_of(row) for day, row in self._rows.items()},
            {month: text.days(year.working_days(month)) for month in range(1, 13)},
        )
        self._show_state(year, can_write=can_write)

    def _show_state(self, year: YearRow, *, can_write: bool) -> None:
        words, offer, tone = "", "", "text3"
        if year.is_outdated:
            words, offer = tr(mark("Other holidays are known by now")), tr(mark("Take them over"))
            tone = "amber_text"
        elif year.has_holidays and not year.is_announced:
            words = tr(mark("Not announced yet"))
        elif year.has_holidays and not year.is_kept:
            words, offer = tr(mark("Holidays not kept yet")), tr(mark("Keep"))
        self.state.set_text(words)
        self.state.set_tone(tone)
        for part in (self.state, self.keep_button):
            part.setToolTip(tr(KEEP_TIP) if words else "")
        self.keep_button.set_text(offer)
        self.keep_button.setVisible(bool(offer) and can_write)

    def _turn(self, by: int) -> None:
        year = self.grid.year + by
        if EARLIEST.year <= year <= LATEST.year:
            self.year_asked.emit(year)
