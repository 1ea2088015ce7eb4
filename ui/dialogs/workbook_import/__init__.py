"""Reading back a workbook: every cell that differs is shown and decided, then taken as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark, tr
from ui.dialogs.files import choose_open, usual_folder, workbook_kind
from ui.dialogs.workbook_import.dialog import WorkbookImportDialog

if TYPE_CHECKING:
    from pathlib import Path

    from ui.desk import Desk

__all__ = ["WorkbookImportDialog", "open_workbook_import"]


def open_workbook_import(desk: Desk, path: Path | None = None) -> WorkbookImportDialog | None:
    """Read a workbook, asked for where none is given, and show what it would change."""
    if path is None:
        folder = usual_folder(desk.settings.now.exchange_folder)
        title = tr(mark("Read back from Excel"))
        path = choose_open(desk.overlay(), title, folder, workbook_kind())
    if path is None:
        return None
    dialog = WorkbookImportDialog(desk)
    dialog.open()
    dialog.read(path)
    return dialog
