"""What this program is, its version, and what it is made of."""

from __future__ import annotations

import platform
import sqlite3
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import qVersion

from core import VERSION
from core.language import tr
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.label import FactGrid, Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WIDTH: Final = 440
LABELS: Final = 120


class AboutDialog(DialogFrame):
    """Version and parts, as a report of a fault needs them."""

    def __init__(self, overlay: QWidget) -> None:
        super().__init__(overlay, tr("About Handover"), width=WIDTH)
        words = tr("Runs overseas equipment-supply projects from signature to final acceptance.")
        self.body.addWidget(Label(words, "body", wrap=True))
        facts = FactGrid(LABELS)
        facts.show_facts(
            [
                (tr("Version"), VERSION),
                ("Python", platform.python_version()),
                ("Qt", qVersion() or ""),
                ("SQLite", sqlite3.sqlite_version),
                (tr("Licence"), "MIT"),
                (tr("Fonts"), "Inter, Noto Sans SC (OFL 1.1)"),
                (tr("Icons"), "Lucide (ISC)"),
            ]
        )
        self.body.addWidget(facts)
        self.add_button(tr("Close"), kind="primary", run=self.close_sheet, default=True)


def open_about(overlay: QWidget) -> None:
    """Show it."""
    AboutDialog(overlay).open()
