"""The base of every page: refreshes when what it reads has changed, later if it is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.guard import guarded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from core.workspace import Step
    from ui.actions import Action
    from ui.desk import Desk, Place


class PageWidget(QWidget):
    """A page, or a tab of one: shows what queries find and runs operations.

    A subclass sets `reads` to the tables that would make it stale and overrides `refresh`.
    A hidden page only notes that it is stale, and refreshes when it is shown.
    """

    reads: frozenset[str] = frozenset()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        desk.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Show what the file holds now."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything again, in the language the screen speaks now."""
        raise NotImplementedError

    def status_text(self) -> str:
        """Return what the status bar says at the left while this page is shown."""
        return ""

    def show_place(self, place: Place) -> None:
        """Show what the place names: a project, a tab, a milestone."""

    def remember(self) -> None:
        """Note in the settings how the page is arranged: its file closes."""

    def actions_of(self) -> Sequence[Action]:
        """Return what the user can do here; menus, palette and shortcuts are made of it."""
        return ()

    def mark_stale(self) -> None:
        """Refresh now if it is seen, else when it is shown."""
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def refresh_if_stale(self) -> None:
        """Refresh if something changed since the last time."""
        if self._stale:
            self._stale = False
            self.refresh()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh_if_stale()

    def _on_changed(self, step: Step) -> None:
        if step.tables & self.reads:
            self.mark_stale()
