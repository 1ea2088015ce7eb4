"""What the user can do with the rows of a register: keys, menus and pasted blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from core.errors import InvalidInput, PasteProblems, UserError
from core.language import mark, tr, trn
from core.operations.register import add_row, edit_rows, move_rows, remove_rows, write_rows
from core.registers import Kind
from core.text import sentence
from ui.actions import Action, build, menu
from ui.dialogs.choose_project import ChooseProject
from ui.dialogs.edit_rows import open_edit_rows
from ui.dialogs.paste_refused import open_refused
from ui.models.arrange import Group
from ui.pages._register.pasting import Block
from ui.widgets import table_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu

    from core.queries.register import RegisterRow
    from core.registers import Field
    from ui.pages._register.grid import RegisterGrid

FILE: Final = mark("&File")
EDIT: Final = mark("&Edit")
VIEW: Final = mark("&View")


class RegisterActions:
    """The actions of one grid; each works on its selection."""

    def __init__(self, grid: RegisterGrid) -> None:
        self._grid = grid
        self._desk = grid.desk

    def all(self) -> list[Action]:
        """Return every action, for menu bar, palette and keys."""
        return [*self._of_rows(), *self._of_cells(), *self._of_view(), self._to_excel()]

    def open_menu(self, place: QPoint, row: RegisterRow | None) -> None:
        """Open the context menu where the user asked for it."""
        made = menu(parent=self._grid)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offered = [*self._of_rows(), None, *self._of_cells(), None, self._to_excel()]
        if row is None:
            always = ("row.add", "row.paste", "row.export")
            offered = [each for each in offered if each and each.key in always]
        for action in offered:
            if action is None:
                made.addSeparator()
            else:
                made.addAction(build(replace(action, where=None, local=True), made))
        made.popup(place)

    def open_history(self) -> None:
        """Show who changed which field of the current row, from what to what."""
        from ui.pages._register.row_history import open_history  # noqa: PLC0415  when first asked

        row = self._grid.table.current_row()
        if row is not None:
            open_history(self._grid, row)

    def filter_column(self) -> None:
        """Ask what the current column is to be narrowed to."""
        self._grid.filters.ask(self._grid.current_column())

    def open_columns(self) -> None:
        """Offer every column to narrow the list by, those that are shown first."""
        grid = self._grid
        offered = menu(parent=grid)
        offered.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = grid.table.columns.visible()
        hidden = [n for n in range(len(grid.model.columns)) if n not in shown]
        for part in (shown, hidden):
            if part is hidden and hidden:
                offered.addSeparator()
            for number in part:
                self._add_filter(offered, grid.model.columns[number].key)
        button = grid.bar.more
        offered.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def add_to_head_menu(self, offered: QMenu, section: int) -> None:
        """Put what can be done with a column into the menu of its head."""
        grid = self._grid
        key = grid.model.columns[section].key
        for text, down in ((mark("Sort up"), False), (mark("Sort down"), True)):
            action = offered.addAction(tr(text))
            action.triggered.connect(lambda _=False, down=down: grid.set_sorted(key, down=down))
        offered.addSeparator()
        self._add_filter(offered, key, tr(mark("Filter…")))
        clear = offered.addAction(tr(mark("Show all rows")))
        clear.setEnabled(key in grid.filters.active)
        clear.triggered.connect(lambda: grid.filters.put(key, None))

    def _add_filter(self, offered: QMenu, key: str, words: str = "") -> None:
        filters = self._grid.filters
        action = offered.addAction((words or filters.title(key)).replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(key in filters.active)
        action.triggered.connect(lambda: filters.ask(key))

    def add(self) -> None:
        """Add a row after the current one and begin to write in it; ask of which project."""
        if self._can_write():
            title = tr(mark("{register}: add a row to"), register=tr(self._grid.register.title))
            self._with_home(title, tr(mark("Add row")), self._add_to)

    def export(self) -> None:
        """Ask which of the rows go out as a workbook to be filled in."""
        from ui.dialogs.workbook_export import (  # noqa: PLC0415  when first asked
            Seen,
            open_workbook_export,
        )

        grid = self._grid
        keys = [grid.model.columns[number].key for number in grid.table.columns.visible()]
        own = {column.key for column in grid.register.columns}
        seen = Seen(
            grid.register.key,
            shown=tuple(row.id for row in grid.model.shown_rows()),
            selected=tuple(row.id for row in grid.table.selected_rows()),
            columns=tuple(key for key in keys if key in own),
        )
        open_workbook_export(self._desk, grid.scope.project_id, seen)

    def _add_to(self, home: int) -> None:
        grid = self._grid
        after = grid.table.current_row()
        if after is not None and after.project_id != home:
            after = None
        try:
            made = self._desk.run(
                mark("Add row"),
                add_row,
                grid.register.key,
                home,
                self._begun(after, home),
                after_id=None if after is None or grid.model.order else after.id,
                about=tr(mark("{register}: row added"), register=tr(grid.register.title)),
            )
        except InvalidInput as refused:
            self._desk.toast(str(refused))
            return
        grid.then(lambda: self._show_added(made))

    def paste(self) -> None:
        """Take a block from the clipboard, over rows from the current one on or as new ones."""
        grid = self._grid
        if grid.model.rows:
            grid.table.paste()
            return
        cells = table_copy.from_text(QGuiApplication.clipboard().text())
        keys = [grid.model.columns[number].key for number in grid.table.copied_columns()]
        if cells and self._can_write():
            self.take_block(cells, [], keys)
        elif self._can_write():
            self._desk.toast(tr(mark("There is no text on the clipboard to paste.")))

    def take_block(
        self, cells: list[list[str]], rows: Sequence[RegisterRow], keys: Sequence[str]
    ) -> None:
        """Write a block: what can be read in one step, the rest in a list.

        It lies in one project: lines beyond the rows shown are new ones there.
        """
        grid = self._grid
        homes = {row.project_id for row in rows}
        if len(homes) > 1:
            why = mark("These rows are of several projects. Paste into one project at a time.")
            self._desk.toast(tr(why))
        elif homes or grid.scope.project_id is not None:
            self._read_block(cells, rows, keys, next(iter(homes), grid.scope.project_id))
        else:
            title = tr(mark("{register}: paste rows into"), register=tr(grid.register.title))
            self._with_home(
                title,
                tr(mark("Paste rows")),
                lambda home: self._read_block(cells, rows, keys, home),
            )

    def _read_block(
        self,
        cells: list[list[str]],
        rows: Sequence[RegisterRow],
        keys: Sequence[str],
        home: int | None,
    ) -> None:
        grid = self._grid
        assert home is not None
        titles = {column.heading(): column.key for column in grid.model.columns}
        block = Block(grid.register, grid.columns, keys, cells, rows, titles, home)
        self._write(block, ask=bool(block.refused))

    def _with_home(self, title: str, verb: str, run: Callable[[int], object]) -> None:
        """Do something in the one project that is shown, or in the one the user chooses."""
        scope, current = self._grid.scope, self._grid.table.current_row()
        if scope.project_id is not None:
            run(scope.project_id)
            return
        ChooseProject(
            self._desk.overlay(),
            scope.projects.values(),
            run,
            title=title,
            verb=verb,
            first=scope.home(current),
        ).open()

    def _write(self, block: Block, *, ask: bool) -> None:
        """Write the lines of a block; ask first where something of it was refused."""
        grid, lines = self._grid, block.writes()
        if ask:
            self._ask(block)
            return
        if not lines:
            return
        try:
            ids = self._desk.run(
                mark("Paste rows"), write_rows, grid.register.key, block.home, lines
            )
        except PasteProblems as problems:
            for problem in problems.problems:
                block.refuse(problem.line or 1, problem.reason)
            self._ask(block)
            return
        except UserError as refused:
            grid.table.editing.refuse(grid.table.currentIndex(), str(refused))
            return
        grid.then(lambda: grid.table.select(list(ids)))

    def _ask(self, block: Block) -> None:
        block.writes()  # lines that nothing is left of are gone
        open_refused(
            self._desk.overlay(),
            block.refused,
            block.count,
            lambda: self._write(block, ask=False),
            row_title=self._grid.register.title,
        )

    def fill_down(self) -> None:
        """Give the selected rows the value of the first in the current column."""
        grid = self._grid
        chosen = grid.table.selected_rows()
        if len(chosen) == 1:
            above = self._above(chosen[0])
            chosen = [above, *chosen] if above is not None else []
        key = grid.current_column()
        if not any(field.key == key for field in grid.register.fields):
            why = mark("This column follows from others; it is not filled in.")
            grid.table.editing.refuse(grid.table.currentIndex(), tr(why))
            return
        if len(chosen) < 2:  # noqa: PLR2004  one to take it from, one to fill
            return
        value = chosen[0].values[key]
        edits = {row.id: {key: value} for row in chosen[1:] if row.values[key] != value}
        if edits:
            try:
                self._desk.run(mark("Fill down"), edit_rows, grid.register.key, edits)
            except UserError as refused:
                grid.table.editing.refuse(grid.table.currentIndex(), str(refused))

    def move(self, by: int) -> None:
        """Move the selected rows past the next that is shown, up (−1) or down (1)."""
        grid = self._grid
        rows = grid.table.selected_rows()
        chosen = [row.id for row in rows]
        if len({row.project_id for row in rows}) > 1:
            self._desk.toast(tr(mark("Rows are moved within one project at a time.")))
        elif steps := self._steps(chosen, by):
            self._desk.run(mark("Move rows"), move_rows, grid.register.key, chosen, steps)

    def remove(self) -> None:
        """Remove the selected rows; the toast takes it back."""
        grid = self._grid
        chosen = grid.table.selected_rows()
        place = grid.table.currentIndex().row()
        name = grid.register.name_of(chosen[0].values)
        said = sentence(name) if len(chosen) == 1 and name else ""
        if len(chosen) > 1:
            said = trn("{count} row removed.", "{count} rows removed.", len(chosen))
        self._desk.run(
            mark("Remove rows"),
            remove_rows,
            grid.register.key,
            [row.id for row in chosen],
            follow=said,
        )
        grid.then(lambda: self._select_near(place))

    def edit_selected(self) -> None:
        """Ask for what the selected rows are to have in common."""
        grid = self._grid
        shown = [grid.model.columns[number].key for number in grid.table.columns.visible()]
        fields = [field for key in shown for field in grid.register.fields if field.key == key]
        rows = grid.table.selected_rows()
        open_edit_rows(self._desk, grid.register, rows, fields, grid.columns)

    # the actions

    def _of_rows(self) -> list[Action]:
        table = self._grid.table
        return [
            Action(
                "row.add",
                mark("Add row"),
                self.add,
                "Ins",
                EDIT,
                30,
                "plus",
                self._can_write,
                local=True,
            ),
            Action(
                "row.edit_selected",
                mark("Edit selected…"),
                self.edit_selected,
                "",
                EDIT,
                30,
                "square-pen",
                self._can_change,
            ),
            Action(
                "row.fill",
                mark("Fill down"),
                self.fill_down,
                "Ctrl+D",
                EDIT,
                30,
                "arrow-down",
                self._can_change,
                where=table,
            ),
            Action(
                "row.history",
                mark("History of this row"),
                self.open_history,
                "Ctrl+H",
                EDIT,
                32,
                "history",
                self._has_rows,
                local=True,
            ),
            Action(
                "row.up",
                mark("Move up"),
                lambda: self.move(-1),
                "Alt+Up",
                EDIT,
                31,
                "arrow-up",
                self._can_order,
                where=table,
            ),
            Action(
                "row.down",
                mark("Move down"),
                lambda: self.move(1),
                "Alt+Down",
                EDIT,
                31,
                "arrow-down",
                self._can_order,
                where=table,
            ),
            Action(
                "row.remove",
                mark("Remove rows"),
                self.remove,
                "Del",
                EDIT,
                31,
                "trash-2",
                self._can_change,
                where=table,
            ),
        ]

    def _of_cells(self) -> list[Action]:
        table = self._grid.table
        return [
            self._grid.attached.action("row", EDIT, 31),
            Action(
                "row.copy",
                mark("Copy rows"),
                table.copy,
                "",
                EDIT,
                20,
                "copy",
                self._has_rows,
            ),
            Action(
                "row.copy_titles",
                mark("Copy rows with titles"),
                lambda: table.copy(with_titles=True),
                "",
                EDIT,
                20,
                "",
                self._has_rows,
            ),
            Action(
                "row.paste",
                mark("Paste rows"),
                self.paste,
                "Ctrl+V",
                EDIT,
                20,
                "clipboard-paste",
                self._can_write,
                local=True,
            ),
        ]

    def _to_excel(self) -> Action:
        return Action(
            "row.export",
            mark("Export these rows to Excel…"),
            self.export,
            "",
            FILE,
            20,
            "file-spreadsheet",
        )

    def _of_view(self) -> list[Action]:
        grid = self._grid
        return [
            Action(
                "row.find",
                mark("Filter rows"),
                grid.bar.start_finding,
                "Ctrl+F",
                VIEW,
                10,
                "search",
            ),
            Action(
                "row.filter_column",
                mark("Filter this column…"),
                self.filter_column,
                "Ctrl+Shift+F",
                VIEW,
                10,
                "list-filter",
                local=True,
            ),
            Action(
                "row.all",
                mark("Show all rows"),
                grid.clear_filters,
                "",
                VIEW,
                10,
                "funnel-x",
                lambda: grid.model.is_filtered,
            ),
            Action(
                "row.save_view",
                mark("Save view…"),
                grid.saved.save,
                "",
                VIEW,
                11,
                "bookmark",
            ),
            Action(
                "row.standard_view",
                mark("Reset view to standard"),
                grid.saved.standard,
                "",
                VIEW,
                11,
                "rotate-ccw",
            ),
            Action(
                "row.own_order",
                mark("Back to my order"),
                lambda: grid.set_sorted(""),
                "",
                VIEW,
                10,
                "",
                lambda: bool(grid.model.order),
            ),
        ]

    def _can_write(self) -> bool:
        return not self._desk.workspace.is_read_only

    def _has_rows(self) -> bool:
        return bool(self._grid.table.selected_rows())

    def _can_change(self) -> bool:
        return self._can_write() and self._has_rows()

    def _can_order(self) -> bool:
        return self._can_change() and not self._grid.model.order

    # private

    def _begun(self, beside: RegisterRow | None, home: int) -> dict[str, Any]:
        """Return what a new row begins with: what it needs, and the place of the row beside it."""
        found: dict[str, Any] = {}
        for field in self._grid.register.fields:
            if beside is not None and field.key in self._belonging() and beside.values[field.key]:
                found[field.key] = beside.values[field.key]
            elif field.key == self._grid.register.single:
                taken = {row.values[field.key] for row in self._grid.model.rows}
                free = (key for key in field.choices if key not in taken)
                found[field.key] = next(free, next(iter(field.choices)))
            elif field.required and field.key != self._grid.register.code:
                value = self._least(field, home)
                if value is not None:
                    found[field.key] = value
        return found

    def _belonging(self) -> set[str]:
        described = self._grid.register
        own = {described.parent} if described.parent else set()
        return own | {each.key for each in described.fields if each.kind is Kind.SHOP}

    def _least(self, field: Field, home: int) -> Any:
        """Return what a needed field begins with; None where a new row has it by itself."""
        if field.kind is Kind.REFERENCE:
            offered = self._grid.scope.targets(field, home)
            if not offered:
                why = mark("{field} is needed, and this project has none yet. Add it first.")
                raise InvalidInput(tr(why, field=tr(field.title)))
            return offered[0].code
        if field.kind is Kind.DATE:
            return self._desk.status_date()
        if field.kind in (Kind.TEXT, Kind.NOTE):
            return tr(mark("New"))
        if field.kind is Kind.SHOP:
            return self._grid.columns.choices(field)[0][0]
        if field.kind in (Kind.WHOLE, Kind.NUMBER, Kind.PERCENT, Kind.MONEY):
            return self._next_number(field, home)
        return None

    def _next_number(self, field: Field, home: int) -> Any:
        """Return the number after the greatest of a count (week 13), else the least there may be."""
        rows = self._grid.model.rows
        there = [row.values[field.key] for row in rows if row.project_id == home]
        if field.kind is Kind.WHOLE:
            return max((value for value in there if value is not None), default=0) + 1
        return max(0, field.low or 0)

    def _show_added(self, row_id: int) -> None:
        """Select a new row and open the cell that is to be written first."""
        grid = self._grid
        if grid.model.line_of(row_id) < 0:
            grid.clear_filters()
        if grid.model.line_of(row_id) < 0:
            grid.model.close_groups([])
        shown = {grid.model.columns[number].key for number in grid.table.columns.visible()}
        code = grid.register.code
        fields = [f for f in grid.register.fields if f.key in shown and f.key != code]
        typed = (Kind.TEXT, Kind.NOTE)
        first = next((f for f in fields if f.required and f.kind in typed), None)
        first = first or next((f for f in fields if f.kind in typed), None)
        grid.table.select([row_id])
        grid.table.setFocus()
        if first is not None:
            grid.edit_cell(row_id, first.key)

    def _above(self, row: RegisterRow) -> RegisterRow | None:
        shown = self._grid.model.shown_rows()
        place = next(number for number, each in enumerate(shown) if each.id == row.id)
        return shown[place - 1] if place else None

    def _steps(self, chosen: Sequence[int], by: int) -> int:
        """Return how many places of the user's order bring the rows past the next that is shown."""
        model = self._grid.model
        places = [line for row_id in chosen if (line := model.line_of(row_id)) >= 0]
        if not places:
            return 0
        edge = min(places) if by < 0 else max(places)
        beyond = edge + by
        if not 0 <= beyond < len(model.lines) or isinstance(model.line(beyond), Group):
            return 0
        order = {row.id: number for number, row in enumerate(model.rows)}
        past, own = model.line(beyond), model.line(edge)
        assert not isinstance(past, Group)
        assert not isinstance(own, Group)
        if past.project_id != own.project_id:
            self._desk.toast(tr(mark("A row stays in its project.")))
            return 0
        return order[past.id] - order[own.id]

    def _select_near(self, place: int) -> None:
        """Select the row that stands where one was removed."""
        lines = self._grid.model.lines
        for line in (*lines[place:], *reversed(lines[:place])):
            if not isinstance(line, Group):
                self._grid.table.select([line.id])
                return
