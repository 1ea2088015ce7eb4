"""New project: a dated plan from template, contract dates, shops, capacity and calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs.new_project.dialog import NewProjectDialog

if TYPE_CHECKING:
    from ui.desk import Desk

__all__ = ["NewProjectDialog", "open_new_project"]


def open_new_project(desk: Desk) -> NewProjectDialog:
    """Ask for a project, show its plan while it is typed, and store it at Create."""
    dialog = NewProjectDialog(desk)
    dialog.open()
    return dialog
