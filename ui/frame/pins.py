"""The projects pinned to the rail, kept in the settings by the file they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import current
from ui.frame.rail import Pinned

if TYPE_CHECKING:
    from core.workspace import Step
    from ui.desk import Desk
    from ui.frame.rail import Rail
    from ui.settings import Settings

READS: Final = frozenset({"project", "project_summary"})
TONES: Final = {"GREEN": "green", "AMBER": "amber", "RED": "red", "GREY": "grey"}


class Pins:
    """Shows pinned projects in the rail with their status."""

    def __init__(self, rail: Rail, settings: Settings) -> None:
        self._rail = rail
        self._settings = settings
        self._desk: Desk | None = None

    def take(self, desk: Desk | None) -> None:
        """Show the projects pinned in this file; without a file there are none."""
        self._desk = desk
        self.refresh()

    def has(self, project_id: int) -> bool:
        """Return whether a project is pinned."""
        return project_id in self._ids()

    def toggle(self, project_id: int) -> None:
        """Pin a project, or unpin it."""
        ids = self._ids()
        if project_id in ids:
            ids.remove(project_id)
        else:
            ids.append(project_id)
        self._settings.save()
        self.refresh()

    def follow(self, step: Step) -> None:
        """Show names and statuses as they are after a step."""
        if step.tables & READS:
            self.refresh()

    def refresh(self) -> None:
        """Show what is pinned; a project that is gone is passed over until undo brings it back."""
        if self._desk is None or not self._ids():
            self._rail.show_pinned(())
            return
        from core.queries.portfolio import portfolio  # noqa: PLC0415  after the first paint

        rows = {row.id: row for row in self._desk.read(portfolio)}
        self._rail.show_pinned(
            [
                Pinned(row.id, row.named(current()), TONES[row.rag])
                for row in (rows.get(project_id) for project_id in self._ids())
                if row is not None
            ]
        )

    def _ids(self) -> list[int]:
        if self._desk is None:
            return []
        return self._settings.now.pinned.setdefault(str(self._desk.workspace.path), [])
