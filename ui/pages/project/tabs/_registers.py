"""A tab of registers: one grid after the other, chosen by segments, with panels around them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.language import mark, tr
from core.queries.register_counts import row_counts
from core.registers import register
from ui.guard import guarded
from ui.pages._register.grid import RegisterGrid, reads_of
from ui.pages.project.tabs._tab import ProjectTab
from ui.widgets.segmented import Segmented
from ui.widgets.splitter import Splitter
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from core.registers import Register
    from core.workspace import Step
    from ui.actions import Action
    from ui.desk import Desk, Place

    Make: TypeAlias = Callable[[Desk], ProjectTab]
    """What makes a panel of a tab; it reads and refreshes by itself, as tabs do."""

STRIP: Final = 40
HIGH: Final = 560
"""A tab so high shows a second grid under the first."""
FEW: Final = 200
"""More rows than these are read with all the others."""
FRONT: Final = "front"
"""The key of the segment that stands before the registers."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the grids of a tab.

    Attributes:
        above: panels over a grid, by its register.
        beside: panels at the right of a grid, by its register.
        below: the register whose grid stands under a grid where the window is high.
        front: a page before the registers: its title, a catalogue key, and what makes it.
        instead: pages that stand in the place of a grid and hold it, by its register.
    """

    above: Mapping[str, Make] = field(default_factory=dict)
    beside: Mapping[str, Make] = field(default_factory=dict)
    below: Mapping[str, str] = field(default_factory=dict)
    front: tuple[str, Make] | None = None
    instead: Mapping[str, Callable[[Desk], GridPage]] = field(default_factory=dict)


class GridPage(ProjectTab):
    """A page that shows a register in a way of its own, and as a grid too."""

    grid: RegisterGrid


class RegisterTab(ProjectTab):
    """Shows one of some registers at a time; each is made when it is first seen."""

    def __init__(
        self,
        desk: Desk,
        keys: Sequence[str],
        *,
        view: str,
        around: Around | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self.keys = tuple(keys)
        self._view = view
        self._around = around or Around()
        self.reads = frozenset().union(*(reads_of(register(key)) for key in keys))
        self._grids: dict[str, RegisterGrid] = {}
        self._pages: dict[str, QWidget] = {}
        self._panels: dict[str, list[ProjectTab]] = {}
        self._splitters: list[Splitter] = []
        self._below: dict[str, RegisterGrid] = {}
        self._is_below = False
        """Whether what is done is done to the grid below."""
        self._fresh: set[str] = set()
        parts = (FRONT, *self.keys) if self._around.front else self.keys
        self.segments = Segmented([(key, "") for key in parts], name=tr(mark("Register")))
        self._stack = QStackedWidget()
        self._lay_out(several=len(parts) > 1)
        self.segments.chosen.connect(self._on_chosen)
        first = desk.settings.view(view).mode
        self.segments.set_current(first if first in parts else parts[0])
        self._show(self.segments.current)

    @property
    def grid(self) -> RegisterGrid:
        """Return the grid that is shown; of two the one that was worked in last."""
        key = self.segments.current
        under = self._below.get(key)
        return under if under is not None and self._is_below else self._grids[key]

    @property
    def panels(self) -> Sequence[ProjectTab]:
        """Return the panels that stand around the grid that is shown, or before all of them."""
        return self._panels[self.segments.current]

    @property
    def _is_plain(self) -> bool:
        """Return whether a grid is shown that no other page holds."""
        key = self.segments.current
        return key in self._grids and key not in self._around.instead

    def show_register(self, key: str) -> None:
        """Show another register of the tab."""
        self.segments.set_current(key)
        self._show(key)

    def show_project(self, project_id: int) -> None:
        if project_id != self._project_id:
            self._fresh.clear()
        super().show_project(project_id)

    def show_place(self, place: Place) -> None:
        self.refresh_if_stale()
        if place.register in self.keys or (place.register == FRONT and self._around.front):
            self.show_register(place.register)
        for key, grid in self._grids.items():
            grid.narrow_to(place.rows if key == self.segments.current else (), place.of)
        # With the register in it, Back returns to this one and not to the one seen last.
        self.desk.place = replace(place, register=self.segments.current)

    def refresh(self) -> None:
        self._fresh.clear()
        self._name_segments()
        self._refresh_shown()

    def retranslate(self) -> None:
        for grid in self._all():
            grid.retranslate()
        for panels in self._panels.values():
            for panel in panels:
                panel.retranslate()
        self.mark_stale()

    def status_text(self) -> str:
        if self._project_id is None:
            return ""
        if self._is_plain:
            return self.grid.status_text()
        return self.panels[0].status_text()

    def remember(self) -> None:
        """Keep the register seen last, and how each grid is arranged."""
        view = self.desk.settings.view(self._view)
        view.mode = self.segments.current
        for splitter in self._splitters:
            splitter.remember(view)
        for grid in self._all():
            grid.remember()
        for panels in self._panels.values():
            for panel in panels:
                panel.remember()

    def actions_of(self) -> Sequence[Action]:
        own = self.grid.actions_of() if self._is_plain else ()
        return [*own, *(action for panel in self.panels for action in panel.actions_of())]

    def _lay_out(self, *, several: bool) -> None:
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
        strip.setVisible(several)
        column.addWidget(self._stack, 1)

    def _on_chosen(self, key: str) -> None:
        self._show(key)
        self._tell_place()

    def _tell_place(self) -> None:
        """Say that all rows of the register are shown, so that going to some of them is a way."""
        self.desk.place = replace(self.desk.place, register=self.segments.current, rows=(), of="")

    def _show(self, key: str) -> None:
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._made(key)
            self._stack.addWidget(page)
        self._is_below = False
        focused = QApplication.focusWidget()
        has_focus = self._stack.isAncestorOf(focused) if focused is not None else False
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page if key in self._around.instead else self._grids.get(key, page))
        if has_focus:  # it was in what is hidden now
            self.setFocus()
        if self._project_id is not None:
            self._refresh_shown()
        if self.isVisible():
            self.desk.frame.renew_actions()
            self.desk.frame.update_status()

    def _made(self, key: str) -> QWidget:
        """Return the page of a segment: a grid with what stands around it, or what is before."""
        if key == FRONT:
            assert self._around.front is not None
            before = self._around.front[1](self.desk)
            self._panels[key] = [before]
            return before
        if key in self._around.instead:
            whole = self._around.instead[key](self.desk)
            self._grids[key] = whole.grid
            self._panels[key] = [whole]
            return whole
        grid = self._grids[key] = RegisterGrid(self.desk, key)
        grid.widened.connect(self._tell_place)
        page = self._under_panel(key, grid)
        if key in self._around.below:
            page = self._over_another(key, page)
        if key in self._around.beside:
            page = self._beside_panel(key, page)
        return page

    def _panel(self, key: str, make: Make) -> ProjectTab:
        """Return a new panel of a grid."""
        made = make(self.desk)
        made.stand_by(self._grids[key])
        self._panels[key].append(made)
        return made

    def _under_panel(self, key: str, grid: RegisterGrid) -> QWidget:
        """Return the grid under its panel, if it has one."""
        self._panels[key] = []
        if key not in self._around.above:
            return grid
        over = self._panel(key, self._around.above[key])
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(over)
        column.addWidget(grid, 1)
        return page

    def _beside_panel(self, key: str, page: QWidget) -> QWidget:
        """Return a page with its panel at the right."""
        at_right = self._panel(key, self._around.beside[key])
        return self._divided(f"beside.{key}", Qt.Orientation.Horizontal, page, at_right)

    def _divided(
        self, key: str, orientation: Qt.Orientation, first: QWidget, second: QWidget
    ) -> Splitter:
        splitter = Splitter(key, orientation)
        splitter.addWidget(first)
        splitter.addWidget(second)
        splitter.setStretchFactor(0, 1)
        splitter.recall(self.desk.settings.view(self._view))
        self._splitters.append(splitter)
        return splitter

    def _over_another(self, key: str, page: QWidget) -> QWidget:
        """Return a page with the grid of another register under it, where the window is high."""
        under = self._below[key] = RegisterGrid(self.desk, self._around.below[key])
        under.bar.show_title()
        under.table.installEventFilter(self)
        self._grids[key].table.installEventFilter(self)
        splitter = self._divided(f"below.{key}", Qt.Orientation.Vertical, page, under)
        splitter.resized.connect(self._fold)
        under.setVisible(self.height() >= HIGH)
        return splitter

    def _fold(self) -> None:
        """Show what stands below where there is room for it."""
        for under in self._below.values():
            under.setVisible(self.height() >= HIGH)

    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            under = self._below.get(self.segments.current)
            is_below = under is not None and watched is under.table
            if is_below != self._is_below:
                self._is_below = is_below
                self.desk.frame.renew_actions()
                self.desk.frame.update_status()
        return super().eventFilter(watched, event)

    def _all(self) -> Sequence[RegisterGrid]:
        return [*self._grids.values(), *self._below.values()]

    def _refresh_shown(self) -> None:
        key = self.segments.current
        for panel in self._panels[key]:
            panel.show_project(self.project_id)
        grid = self._grids.get(key)
        if grid is not None and key not in self._fresh:
            self._fresh.add(key)
            grid.refresh(self.project_id)
            if key in self._below:
                self._below[key].refresh(self.project_id)

    def _on_changed(self, step: Step) -> None:
        """Read only the rows that were edited, where nothing else changed that is shown."""
        key = self.segments.current
        edited = edited_rows(register(key), step, self.reads) if key in self._fresh else frozenset()
        if not edited or self._stale or not self.isVisible():
            super()._on_changed(step)
            return
        self._fresh = {key}
        self._grids[key].read_again(edited)

    def _name_segments(self) -> None:
        if self._around.front is None and len(self.keys) == 1:
            return
        counts = self.desk.read(row_counts, self.project_id, self.keys)
        named = [(key, _words(key, counts[key])) for key in self.keys]
        if self._around.front is not None:
            named.insert(0, (FRONT, tr(self._around.front[0])))
        self.segments.set_items(named)


def made(
    view: str,
    *keys: str,
    above: Mapping[str, Make] | None = None,
    beside: Mapping[str, Make] | None = None,
    below: Mapping[str, str] | None = None,
    front: tuple[str, Make] | None = None,
    instead: Mapping[str, Callable[[Desk], GridPage]] | None = None,
) -> Callable[[Desk], RegisterTab]:
    """Return what makes a tab of these registers, with panels around their grids; see `Around`."""
    around = Around(above or {}, beside or {}, below or {}, front, instead or {})
    return lambda desk: RegisterTab(desk, keys, view=view, around=around)


def edited_rows(described: Register, step: Step, reads: frozenset[str]) -> frozenset[int]:
    """Return the rows of a register that a step edited; none where it did more than that.

    Args:
        described: the register.
        step: what was done.
        reads: the tables that are looked at.
    """
    if described.key in described.needs:
        return frozenset()
    table = described.entity.__tablename__
    found = set()
    for change in step.changes:
        if change.table not in reads:
            continue
        if change.table != table or change.before is None or change.after is None:
            return frozenset()
        if any(change.before[name] != change.after[name] for name in ("position", "project_id")):
            return frozenset()
        found.add(change.key[0])
    return frozenset(found) if len(found) <= FEW else frozenset()


def _words(key: str, count: int) -> str:
    title = tr(register(key).title)
    return f"{title} {count}" if count else title
