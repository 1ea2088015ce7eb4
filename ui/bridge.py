"""Brings the news of each step to the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from core.workspace import Step, Workspace


class Bridge(QObject):
    """A workspace as Qt knows it. Lives as long as the workspace does.

    Signals:
        changed: A step was done, undone or redone; carries the step.
    """

    changed = Signal(object)
    _heard = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._heard.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        workspace.listeners.append(self._hear)

    def close(self) -> None:
        """Stop listening; twice does no harm."""
        if self._hear in self.workspace.listeners:
            self.workspace.listeners.remove(self._hear)

    def _hear(self, step: Step) -> None:
        self._heard.emit(step)
