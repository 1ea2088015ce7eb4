"""The base of every tab of a project: knows which project it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages._page import PageWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk
    from ui.pages._register.grid import RegisterGrid


class ProjectTab(PageWidget):
    """A tab; it shows nothing before it is told which project."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._project_id: int | None = None

    @property
    def project_id(self) -> int:
        """Return the project that is shown."""
        assert self._project_id is not None
        return self._project_id

    def show_project(self, project_id: int) -> None:
        """Show another project."""
        if project_id != self._project_id:
            self._project_id = project_id
            self.mark_stale()

    def stand_by(self, grid: RegisterGrid) -> None:
        """Take up the grid that it stands beside as a panel; a figure may narrow its rows."""

    def refresh_if_stale(self) -> None:
        """Refresh if something changed, once there is a project to show."""
        if self._project_id is not None:
            super().refresh_if_stale()
