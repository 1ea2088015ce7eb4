"""What can be done with projects in the portfolio: one place for menu, keys, buttons and palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt

from core import terms
from core.language import mark, tr, trn
from core.operations.projects import edit_projects, order_projects, remove_projects
from core.text import sentence
from ui.actions import Action, build, menu
from ui.desk import Place
from ui.pages.portfolio.columns import title_of
from ui.pages.portfolio.row_drag import RowDrag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu

    from core.queries.portfolio import PortfolioRow
    from ui.desk import Desk
    from ui.pages.portfolio.page import PortfolioPage
    from ui.widgets.table import Table

PROJECT, EDIT, VIEW = mark("&Project"), mark("&Edit"), mark("&View")
MOVE: Final = mark("Reorder projects")


class Doings(QObject):
    """The actions of the list, on the rows selected in it."""

    def __init__(self, desk: Desk, page: PortfolioPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page

    def actions(self) -> list[Action]:
        """Return the actions of the page."""
        one, some, write = self._has_one, self._has_some, self._can_write
        page = self._page
        return [
            Action(
                "project.open", mark("Open project"), self.open, "", PROJECT, 0, "arrow-right", one
            ),
            Action(
                "project.facts",
                mark("Edit facts…"),
                self.edit_facts,
                "Alt+Return",
                PROJECT,
                10,
                "pencil",
                lambda: one() and write(),
            ),
            Action("project.pin", self._pin_text, self.pin, "", PROJECT, 10, "pin", one),
            Action(
                "project.up",
                mark("Move up"),
                lambda: self.move(-1),
                "Alt+Up",
                PROJECT,
                20,
                "arrow-up",
                self._can_move,
                local=True,
            ),
            Action(
                "project.down",
                mark("Move down"),
                lambda: self.move(1),
                "Alt+Down",
                PROJECT,
                20,
                "arrow-down",
                self._can_move,
                local=True,
            ),
            Action(
                "project.remove",
                mark("Remove"),
                self.remove,
                "Del",
                PROJECT,
                30,
                "trash-2",
                lambda: some() and write(),
                local=True,
            ),
            Action(
                "portfolio.copy",
                mark("Copy rows"),
                self.copy,
                "",
                EDIT,
                20,
                "copy",
                some,
            ),
            Action(
                "portfolio.find", mark("Find…"), page.find_projects, "Ctrl+F", EDIT, 30, "search"
            ),
            Action(
                "portfolio.pane",
                mark("Side pane"),
                page.toggle_pane,
                "Ctrl+I",
                VIEW,
                10,
                "panel-right",
                None,
                lambda: page.view.pane_open,
            ),
            Action(
                "portfolio.my_order",
                mark("Back to my order"),
                lambda: page.arrangement.sort_by(""),
                "",
                VIEW,
                20,
                "rotate-ccw",
                lambda: not page.arrangement.is_own_order,
            ),
            Action(
                "portfolio.clear",
                mark("Clear filters"),
                page.arrangement.clear,
                "",
                VIEW,
                20,
                "funnel-x",
                lambda: page.table.rows.is_filtered,
            ),
        ]

    def attend(self, table: Table) -> None:
        """Let rows of a list be dragged to another place."""
        RowDrag(table, self._can_drag, self._drop)

    def open_menu(self, at: QPoint, row: PortfolioRow | None) -> None:
        """Offer what can be done with the selected rows."""
        if row is None:
            return
        offered = menu("", self._page)
        wanted = ("open", "facts", "pin", "", "up", "down", "", "remove")
        by_key = {action.key: action for action in self.actions()}
        for name in wanted[:3]:
            offered.addAction(build(by_key[f"project.{name}"], offered))
        offered.addMenu(self._status_menu(row, offered))
        offered.addAction(build(by_key["portfolio.copy"], offered))
        for name in wanted[3:]:
            if name:
                offered.addAction(build(by_key[f"project.{name}"], offered))
            else:
                offered.addSeparator()
        offered.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offered.popup(at)

    def open(self, row: PortfolioRow | None = None) -> None:
        """Open a project: the row given, else the current one."""
        row = row or self._page.table.current_row()
        if row is not None:
            self._desk.go(Place("project", project_id=row.id))

    def create(self) -> None:
        """Make a new project from a template."""
        from ui.dialogs.new_project import open_new_project  # noqa: PLC0415  when first asked

        open_new_project(self._desk)

    def bring_in(self) -> None:
        """Import projects from an exchange file."""
        from ui.dialogs.import_file import open_import_file  # noqa: PLC0415  when first asked

        open_import_file(self._desk)

    def export(self) -> None:
        """Write the status report of the portfolio."""
        from ui.dialogs.report import open_report  # noqa: PLC0415  when first asked

        open_report(self._desk)

    def report(self) -> None:
        """Write the status report of the current project."""
        from ui.dialogs.report import open_report  # noqa: PLC0415  when first asked

        row = self._page.table.current_row()
        if row is not None:
            open_report(self._desk, row.id)

    def edit_facts(self) -> None:
        """Edit the facts of the current project."""
        from ui.dialogs.project_facts import open_project_facts  # noqa: PLC0415  when first asked

        row = self._page.table.current_row()
        if row is not None:
            open_project_facts(self._desk, row.id)

    def copy(self) -> None:
        """Copy the selected rows, so that Excel and mail paste a table."""
        self._page.table.copy()

    def pin(self) -> None:
        """Put the current project into the rail, or take it out."""
        row = self._page.table.current_row()
        if row is not None:
            self._desk.frame.toggle_pin(row.id)

    def change_status(self, status: str) -> None:
        """Give the selected projects another status."""
        rows = self._selected()
        word = tr(terms.PROJECT_STATUSES[status])
        self._desk.run(
            mark("Change status"),
            edit_projects,
            [row.id for row in rows],
            status=status,
            follow=tr(mark("{name}: {value}."), name=_names(rows), value=word),
        )

    def remove(self) -> None:
        """Remove the selected projects; the toast takes it back."""
        rows = self._selected()
        if not rows:
            return
        label = mark("Remove project") if len(rows) == 1 else mark("Remove projects")
        self._desk.run(
            label, remove_projects, [row.id for row in rows], follow=sentence(_names(rows))
        )

    def move(self, by: int) -> None:
        """Move the current project up (−1) or down (1) in the user's own order."""
        row = self._page.table.current_row()
        shown = self._page.table.rows.shown_rows()
        if row is None:
            return
        place = next(i for i, each in enumerate(shown) if each.id == row.id) + by
        if 0 <= place < len(shown) and self._same_group(row, shown[place]):
            self._put(row.id, shown[place].id, after=by > 0)

    def _drop(self, moved: int, target: int, after: bool) -> None:  # noqa: FBT001  of a gesture
        self._put(moved, target, after=after)

    def _put(self, moved: int, target: int, *, after: bool) -> None:
        order = [row.id for row in self._page.table.rows.rows if row.id != moved]
        order.insert(order.index(target) + after, moved)
        self._desk.workspace.run(MOVE, order_projects, order)
        self._page.refresh()
        self._page.table.select([moved])

    def _status_menu(self, row: PortfolioRow, parent: QMenu) -> QMenu:
        offered = menu(tr("Status"), parent)
        offered.setEnabled(self._can_write())
        for key, word in terms.PROJECT_STATUSES.items():
            action = offered.addAction(tr(word))
            action.setCheckable(True)
            action.setChecked(key == row.status)
            action.triggered.connect(self._changes(key))
        return offered

    def _changes(self, status: str) -> Callable[[bool], None]:
        return lambda _on: self.change_status(status)

    def _selected(self) -> list[PortfolioRow]:
        return self._page.table.selected_rows()

    def _has_one(self) -> bool:
        return self._page.table.current_row() is not None

    def _has_some(self) -> bool:
        return bool(self._selected())

    def _can_write(self) -> bool:
        return not self._desk.workspace.is_read_only

    def _can_move(self) -> bool:
        return self._has_one() and self._can_drag()

    def _can_drag(self) -> bool:
        return self._can_write() and self._page.arrangement.is_own_order

    def _same_group(self, one: PortfolioRow, other: PortfolioRow) -> bool:
        grouping = self._page.table.rows.grouping
        return grouping is None or grouping.key(one) == grouping.key(other)

    def _pin_text(self) -> str:
        row = self._page.table.current_row()
        is_pinned = row is not None and self._desk.frame.is_pinned(row.id)
        return tr("Unpin from the rail") if is_pinned else tr("Pin to the rail")


def _names(rows: Sequence[PortfolioRow]) -> str:
    if len(rows) == 1:
        return title_of(rows[0])
    return trn("{count} project", "{count} projects", len(rows))
