"""Keeps the open file: a backup every half hour, where something was changed since the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from core.language import mark, tr

if TYPE_CHECKING:
    from ui.desk import Desk

EVERY_MS: Final = 30 * 60 * 1000


class Keeper(QObject):
    """Backs up the file of a desk, away from the window, for as long as the desk is there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.back_up)
        self._timer.start()

    def back_up(self) -> None:
        """Add a backup, unless the last one has everything."""
        workspace = self._desk.workspace
        if workspace.needs_backup:
            job = self._desk.jobs.start(tr(mark("Backing up")), workspace.back_up, database=True)
            job.failed.connect(self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self._desk.banner("amber", tr(mark("No backup could be made.")), str(error))
