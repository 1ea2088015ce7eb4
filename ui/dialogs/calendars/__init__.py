"""The calendars of the file: a year on one sheet, its days corrected, shutdowns and weeks edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs.calendars.dialog import CalendarsDialog

if TYPE_CHECKING:
    from ui.desk import Desk


def open_calendars(desk: Desk, code: str = "") -> CalendarsDialog:
    """Show the calendars, the one with a code first."""
    dialog = CalendarsDialog(desk, code)
    dialog.open()
    dialog.year.grid.setFocus()
    return dialog
