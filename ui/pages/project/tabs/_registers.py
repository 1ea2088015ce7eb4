"""A tab of registers: one grid after the other, chosen by segments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout

from core.language import mark, tr
from core.queries.register_counts import row_counts
from core.registers import register
from ui.pages._register.grid import RegisterGrid, reads_of
from ui.pages.project.tabs._tab import ProjectTab
from ui.widgets.segmented import Segmented
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.actions import Action
    from ui.desk import Desk

STRIP: Final = 40


class RegisterTab(ProjectTab):
    """Shows one of some registers at a time; each grid is made when it is first seen."""

    def __init__(
        self, desk: Desk, keys: Sequence[str], *, view: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self.keys = tuple(keys)
        self._view = view
        self.reads = frozenset().union(*(reads_of(register(key)) for key in keys))
        self._grids: dict[str, RegisterGrid] = {}
        self._fresh: set[str] = set()
        self.segments = Segmented([(key, "") for key in keys], name=tr(mark("Register")))
        self._stack = QStackedWidget()
        self._lay_out()
        self.segments.chosen.connect(self._show)
        first = desk.settings.view(view).mode
        self.segments.set_current(first if first in keys else self.keys[0])
        self._show(self.segments.current)

    @property
    def grid(self) -> RegisterGrid:
        """Return the grid that is shown."""
        return self._grids[self.segments.current]

    def show_register(self, key: str) -> None:
        """Show another register of the tab."""
        self.segments.set_current(key)
        self._show(key)

    def show_project(self, project_id: int) -> None:
        if project_id != self._project_id:
            self._fresh.clear()
        super().show_project(project_id)

    def refresh(self) -> None:
        self._fresh.clear()
        self._name_segments()
        self._refresh_grid()

    def retranslate(self) -> None:
        for grid in self._grids.values():
            grid.retranslate()
        self.mark_stale()

    def status_text(self) -> str:
        return self.grid.status_text() if self._project_id is not None else ""

    def remember(self) -> None:
        """Keep the register seen last, and how each grid is arranged."""
        self.desk.settings.view(self._view).mode = self.segments.current
        for grid in self._grids.values():
            grid.remember()

    def actions_of(self) -> Sequence[Action]:
        return self.grid.actions_of()

    def _lay_out(self) -> None:
        strip = Surface(bottom=True)
        strip.setMinimumHeight(STRIP)
        # A language with long words must not make the window wider than the screen.
        self.segments.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(strip)
        row.setContentsMargins(14, 0, 12, 0)
        row.addWidget(self.segments)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        strip.setVisible(len(self.keys) > 1)
        column.addWidget(self._stack, 1)

    def _show(self, key: str) -> None:
        grid = self._grids.get(key)
        if grid is None:
            grid = self._grids[key] = RegisterGrid(self.desk, key)
            self._stack.addWidget(grid)
        self._stack.setCurrentWidget(grid)
        self.setFocusProxy(grid)
        if self._project_id is not None:
            self._refresh_grid()
        if self.isVisible():
            self.desk.frame.renew_actions()
            self.desk.frame.update_status()

    def _refresh_grid(self) -> None:
        key = self.segments.current
        if key not in self._fresh:
            self._fresh.add(key)
            self.grid.refresh(self.project_id)

    def _name_segments(self) -> None:
        if len(self.keys) > 1:
            counts = self.desk.read(row_counts, self.project_id, self.keys)
            self.segments.set_items([(key, _words(key, counts[key])) for key in self.keys])


def made(view: str, *keys: str) -> Callable[[Desk], RegisterTab]:
    """Return what makes a tab of these registers."""
    return lambda desk: RegisterTab(desk, keys, view=view)


def _words(key: str, count: int) -> str:
    title = tr(register(key).title)
    return f"{title} {count}" if count else title
