"""What is done in the dialog of the calendars: each deed is one step, a refusal is said in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from core import text
from core.errors import UserError
from core.language import mark, tr, trn
from core.operations import calendar_days, calendars
from ui.dialogs.calendars.side_pane import CALENDAR, SHUTDOWNS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from core.queries.calendar_years import CalendarFacts
    from core.workspace import Step
    from ui.desk import Desk
    from ui.dialogs.calendars.dialog import CalendarsDialog

ADD: Final = mark("Add calendar")
COPY: Final = mark("Copy calendar")
EDIT: Final = mark("Edit calendar")
RENAME: Final = mark("Rename calendar")
REMOVE: Final = mark("Remove calendar")
CORRECT: Final = mark("Correct days")
RESET: Final = mark("Reset days")
KEEP: Final = mark("Keep holidays")
ADD_SHUTDOWN: Final = mark("Add shutdown")
EDIT_SHUTDOWN: Final = mark("Edit shutdown")
REMOVE_SHUTDOWN: Final = mark("Remove shutdown")
HOME: Final = "CN"
"""Whose days a first calendar has."""


def moved_words(step: Step) -> str:
    """Return how many milestones moved with a calendar, where forecasts follow from logic."""
    moved = {
        change.key
        for change in step.changes
        if change.table == "milestone"
        and change.before
        and change.after
        and change.before["forecast_finish"] != change.after["forecast_finish"]
    }
    if not moved:
        return ""
    return text.sentence(trn("{count} milestone moves", "{count} milestones move", len(moved)))


class CalendarDeeds:
    """The deeds of one dialog, on the calendar and the days it shows."""

    def __init__(self, dialog: CalendarsDialog, desk: Desk) -> None:
        self._dialog = dialog
        self._desk = desk

    # calendars

    def add(self) -> None:
        """Add a calendar of the country of the one shown, and go to its code."""
        shown = self._dialog.calendar
        country = shown.country if shown is not None else HOME
        code = self._free_code(country)
        about = tr(mark("{code} added"), code=code)
        made = self._run(ADD, calendars.add_calendar, about=about, code=code, country=country)
        self._show_new(made)

    def copy(self) -> None:
        """Copy the calendar shown, and go to the code of the copy."""
        shown = self._shown()
        code = self._free_code(shown.code)
        about = tr(mark("{code} added"), code=code)
        made = self._run(COPY, calendars.copy_calendar, shown.id, about=about, code=code)
        self._show_new(made)

    def edit(self, fields: Mapping[str, Any]) -> None:
        """Change fields of the calendar shown."""
        shown, name = self._shown(), next(iter(fields))
        self._run(
            EDIT,
            calendars.edit_calendar,
            shown.id,
            about=tr(mark("{code}: edited"), code=shown.code),
            refuse=lambda reason: self._dialog.side.facts.refuse(name, reason),
            **fields,
        )

    def rename(self, code: str) -> None:
        """Give the calendar shown another code."""
        self._run(
            RENAME,
            calendars.rename_calendar,
            self._shown().id,
            code,
            about=tr(mark("{old} is called {new} now"), old=self._shown().code, new=code),
            refuse=lambda reason: self._dialog.side.facts.refuse("code", reason),
        )

    def remove(self) -> None:
        """Remove the calendar shown."""
        shown = self._shown()
        self._run(
            REMOVE,
            calendars.remove_calendar,
            shown.id,
            about=tr(mark("{code} removed"), code=shown.code),
        )

    def keep(self) -> None:
        """Keep the holidays of the year shown as they are known now."""
        shown, year = self._shown(), self._dialog.year.grid.year
        self._run(
            KEEP,
            calendar_days.keep_holidays,
            shown.id,
            [year],
            about=tr(mark("{code}: holidays of {year} kept"), code=shown.code, year=year),
        )

    # days

    def toggle(self) -> None:
        """Take the days off that are worked, or work them if none of them is."""
        rows = self._dialog.year.taken()
        if self._dialog.can_write and rows:
            self.correct(not any(row.is_working for row in rows), None, None)

    def correct(self, working: bool | None, name: str | None, hours: str | None) -> None:  # noqa: FBT001  a signal's
        """Say of the days taken whether they are worked, what they are called, when."""
        shown, (first, last) = self._shown(), self._dialog.year.grid.taken
        said = {
            None: mark("{code}: {days} corrected"),
            True: mark("{code}: {days} worked"),
            False: mark("{code}: {days} off"),
        }[working]
        self._run(
            CORRECT,
            calendar_days.correct_days,
            shown.id,
            first,
            last,
            about=tr(said, code=shown.code, days=text.span(first, last)),
            refuse=self._dialog.refuse if hours is None else self._dialog.side.days.refuse,
            working=working,
            name=name,
            hours=hours,
        )

    def reset(self) -> None:
        """Let the days taken be what week and country make them."""
        shown, (first, last) = self._shown(), self._dialog.year.grid.taken
        if self._dialog.can_write:
            said = mark("{code}: {days} as before correction")
            about = tr(said, code=shown.code, days=text.span(first, last))
            self._run(RESET, calendar_days.reset_days, shown.id, first, last, about=about)

    # shutdowns

    def add_shutdown(self) -> None:
        """Make the days taken a shutdown, and go to its name."""
        shown, (first, last) = self._shown(), self._dialog.year.grid.taken
        made = self._run(
            ADD_SHUTDOWN,
            calendars.add_shutdown,
            shown.id,
            about=tr(mark("{code}: shutdown {days}"), code=shown.code, days=text.span(first, last)),
            name="",
            start=first,
            finish=last,
        )
        if made is not None:
            self._dialog.side.show_pane(SHUTDOWNS)
            self._dialog.side.shutdowns.forms[made].name.setFocus()

    def edit_shutdown(self, shutdown_id: int, fields: Mapping[str, Any]) -> None:
        """Change a shutdown."""
        form = self._dialog.side.shutdowns.forms[shutdown_id]
        about = tr(mark("{code}: shutdown edited"), code=self._shown().code)
        self._run(
            EDIT_SHUTDOWN,
            calendars.edit_shutdown,
            shutdown_id,
            about=about,
            refuse=form.refuse,
            **fields,
        )

    def remove_shutdown(self, shutdown_id: int) -> None:
        """Remove a shutdown."""
        about = tr(mark("{code}: shutdown removed"), code=self._shown().code)
        self._run(REMOVE_SHUTDOWN, calendars.remove_shutdown, shutdown_id, about=about)

    # private

    def _shown(self) -> CalendarFacts:
        shown = self._dialog.calendar
        assert shown is not None, "what is done to a calendar is offered only where there is one"
        return shown

    def _show_new(self, made: int | None) -> None:
        if made is not None:
            self._dialog.show_calendar(made)
            self._dialog.side.show_pane(CALENDAR)
            self._dialog.side.facts.code.setFocus()
            self._dialog.side.facts.code.selectAll()

    def _free_code(self, wanted: str) -> str:
        taken, number, code = self._dialog.codes(), 1, wanted
        while code in taken:
            number += 1
            code = f"{wanted}-{number}"
        return code

    def _run(
        self,
        label: str,
        operation: Callable[..., Any],
        *args: Any,
        about: str,
        refuse: Callable[[str], None] | None = None,
        **fields: Any,
    ) -> Any:
        """Run a step, and say at the foot what a toast would say over it."""
        workspace = self._desk.workspace
        before = workspace.undo_count
        try:
            result = workspace.run(label, operation, *args, about=about, **fields)
        except UserError as refusal:
            (refuse or self._dialog.refuse)(str(refusal))
            return None
        if workspace.undo_count != before:
            self._dialog.say(text.sentence(about))
        self._dialog.refresh()
        return result
