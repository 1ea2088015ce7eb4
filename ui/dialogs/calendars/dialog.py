"""The dialog of the calendars: list, year, and what is taken in it; every change holds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout

from core.language import mark, tr
from core.queries.calendar_years import calendar_facts, calendar_year
from core.queries.planning import load_holidays
from ui.dialogs.calendars.deeds import CalendarDeeds, moved_words
from ui.dialogs.calendars.list_pane import ListPane
from ui.dialogs.calendars.side_pane import DAYS, SidePane
from ui.dialogs.calendars.year_pane import YearPane
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.label import Label
from ui.widgets.line import HLine, VLine

if TYPE_CHECKING:
    import datetime as dt

    from core.queries.calendar_years import CalendarFacts
    from core.workspace import Step
    from ui.desk import Desk

READS: Final = frozenset(
    {"calendar", "calendar_day", "calendar_year", "shutdown", "project", "milestone"}
)
WIDTH: Final = 1460
HEIGHT: Final = 860
LIST: Final = 204
SIDE: Final = 296

KEYS: Final = mark(
    "Arrows move, Shift takes several days, Space turns work on and off, Delete takes it back."
)


class CalendarsDialog(DialogFrame):
    """Shows one calendar in one year; follows what is changed elsewhere, also by Undo."""

    def __init__(self, desk: Desk, code: str = "") -> None:
        super().__init__(desk.overlay(), tr(mark("Calendars")), width=WIDTH, height=HEIGHT)
        self._desk = desk
        self.can_write = not desk.workspace.is_read_only
        self._calendars: tuple[CalendarFacts, ...] = ()
        self._shown = 0
        self.list, self.year = ListPane(), YearPane(desk.status_date())
        self.side = SidePane(desk.status_date)
        self.deeds = CalendarDeeds(self, desk)
        self._lay_out()
        self._connect()
        self._calendars = desk.read(calendar_facts)
        self._shown = next((row.id for row in self._calendars if code in {row.code, ""}), 0)
        self._load_holidays()

    @property
    def calendar(self) -> CalendarFacts | None:
        """Return the calendar that is shown; None while there is none."""
        return next((row for row in self._calendars if row.id == self._shown), None)

    def codes(self) -> set[str]:
        """Return the codes that are taken."""
        return {row.code for row in self._calendars}

    def show_calendar(self, calendar_id: int) -> None:
        """Show another calendar in the same year."""
        if calendar_id != self._shown:
            self._shown = calendar_id
            self.refresh()

    def refresh(self) -> None:
        """Show the file as it is now."""
        self._calendars = self._desk.read(calendar_facts)
        if self.calendar is None:
            self._shown = self._calendars[0].id if self._calendars else 0
        shown = self.calendar
        self.list.show_calendars(self._calendars, shown, can_write=self.can_write)
        for part in (self.year, self.side):
            part.setVisible(shown is not None)
        self._none.setVisible(shown is None)
        if shown is not None:
            self.side.shutdowns.show_shutdowns(shown.shutdowns, can_write=self.can_write)
            self.side.facts.show_calendar(shown, can_write=self.can_write)
            self.show_year(self.year.grid.year)

    def show_year(self, year: int) -> None:
        """Show a year of the calendar."""
        found = self._desk.read(calendar_year, self._shown, year)
        self.year.show_year(found, can_write=self.can_write)
        self._show_taken()

    def say(self, words: str) -> None:
        """Say at the foot what was done, with a way to take it back."""
        self.set_note(words)
        self.undo_button.show()

    def refuse(self, reason: str) -> None:
        """Say at the foot why something was not done."""
        self.set_note(reason, "red_text")
        self.undo_button.hide()

    def explain(self) -> None:
        """Say at the foot how days are found and corrected by keys."""
        self.set_note(tr(KEYS if self.can_write else mark("This file is read-only.")))
        self.undo_button.hide()

    # private

    def _lay_out(self) -> None:
        self.list.setFixedWidth(LIST)
        self._none = Label(
            tr(mark("There are no calendars yet. A new one begins with the days of its country.")),
            "body",
            "text3",
            wrap=True,
            align="center",
        )
        self.side.setFixedWidth(SIDE)
        row = QHBoxLayout()
        row.setSpacing(0)
        for part in (self.list, VLine()):
            row.addWidget(part)
        row.addWidget(self._none, 1)
        row.addWidget(self.year, 1)
        row.addWidget(VLine())
        row.addWidget(self.side)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(HLine())
        self.body.addLayout(row, 1)
        self.undo_button = self.add_button(tr(mark("Undo")), run=self._desk.undo)
        self.add_button(tr(mark("Close")), run=self.close_sheet)
        self.explain()

    def _connect(self) -> None:
        deeds, grid, side = self.deeds, self.year.grid, self.side
        self.list.picked.connect(self.show_calendar)
        self.list.add_asked.connect(deeds.add)
        self.list.copy_asked.connect(deeds.copy)
        self.list.remove_asked.connect(deeds.remove)
        self.year.year_asked.connect(self.show_year)
        self.year.keep_asked.connect(deeds.keep)
        grid.moved.connect(self._show_taken)
        grid.toggled.connect(deeds.toggle)
        grid.reset.connect(deeds.reset)
        grid.opened.connect(self._on_opened)
        side.days.corrected.connect(deeds.correct)
        side.days.reset_asked.connect(deeds.reset)
        side.days.shutdown_asked.connect(deeds.add_shutdown)
        side.shutdowns.add_asked.connect(deeds.add_shutdown)
        side.shutdowns.edited.connect(deeds.edit_shutdown)
        side.shutdowns.removed.connect(deeds.remove_shutdown)
        side.shutdowns.gone_to.connect(self._on_gone_to)
        side.facts.renamed.connect(deeds.rename)
        side.facts.edited.connect(deeds.edit)
        self._desk.changed.connect(self._on_changed)

    def _load_holidays(self) -> None:
        """Load the holidays away from the window; the first time takes a while."""
        countries = sorted({row.country for row in self._calendars if row.country})
        year = self._desk.status_date().year
        job = self._desk.jobs.start(tr(mark("Loading holidays")), load_holidays, countries, year)
        job.done.connect(self.refresh)

    def _show_taken(self) -> None:
        self.side.days.show_days(self.year.taken(), can_write=self.can_write)

    def _on_opened(self) -> None:
        self.side.show_pane(DAYS)
        self.side.days.name.setFocus()

    def _on_gone_to(self, first: dt.date, last: dt.date) -> None:
        self.year.grid.take(last, first)
        self.year.grid.setFocus()

    def _on_changed(self, step: Step) -> None:
        if self.isVisible() and step.tables & READS:
            if step.kind != "do":
                self.explain()
            elif moved := moved_words(step):
                self.set_note(f"{self.note} {moved}")
            self.refresh()
