"""Taking a plan of Microsoft Project or Primavera: read, laid beside a project, then taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs.plan_import.dialog import PlanImportDialog

if TYPE_CHECKING:
    from pathlib import Path

    from ui.desk import Desk

__all__ = ["PlanImportDialog", "open_plan_import"]


def open_plan_import(desk: Desk, path: Path) -> PlanImportDialog:
    """Read a plan, and show what it would change in the project it is most likely of."""
    dialog = PlanImportDialog(desk)
    dialog.open()
    dialog.read(path)
    return dialog
