"""What dates would lead to, asked while they are typed: each project is read once until it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.queries.consequence import outlook

if TYPE_CHECKING:
    from core.queries.consequence import Outlook
    from ui.desk import Desk


class Outlooks(QObject):
    """Keeps the outlook of each project that was asked about; any step makes it read anew."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._kept: dict[int, Outlook] = {}
        desk.changed.connect(self._forget)

    def of(self, project_id: int) -> Outlook:
        """Return a project as it stands."""
        found = self._kept.get(project_id)
        if found is None:
            found = self._kept[project_id] = self._desk.read(outlook, project_id, "d")
        return found

    def _forget(self, _step: object) -> None:
        self._kept.clear()


def outlook_of(desk: Desk, project_id: int) -> Outlook:
    """Return a project as it stands; all parts of the window that ask share it."""
    kept: Outlooks = desk.findChild(Outlooks) or Outlooks(desk)
    return kept.of(project_id)
