"""The grid of a register: rows under columns made from its description, entered in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.language import tr
from core.queries.register import register_rows
from core.registers import MILESTONES, Kind, register
from ui.models.rows import RowsModel
from ui.pages._attached import COLUMN, READS, Attached
from ui.pages._register.actions import RegisterActions
from ui.pages._register.bar import SHOP, RegisterBar
from ui.pages._register.columns import RegisterColumns
from ui.pages._register.faces import Shown, face
from ui.pages._register.figures import figures
from ui.pages._register.grouping import Groups
from ui.pages._register.narrowing import ColumnFilters
from ui.pages._register.said import say_empty, status_text
from ui.pages._register.saved_views import SavedViews
from ui.pages._register.scope import Loaded, Scope, load
from ui.pages._register.views import GROUPED
from ui.settings import View
from ui.widgets.chip_row import ChipRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_chip import only_words
from ui.widgets.table import Table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Sequence

    from core.queries.register import RegisterRow
    from core.registers import Register
    from ui.actions import Action
    from ui.desk import Desk
    from ui.models.column import Column
    from ui.pages._register.faces import Filter

_ROW_PADDING: Final = 12
_TWO_LINES: Final = 40
_ONE_LINE: Final = 28


class RegisterGrid(QWidget):
    """A register of one project, or of all of them: filter, sort, group, enter, add, move, copy.

    Signals:
        widened: the user wants to see more than the rows that a place named.
    """

    widened = Signal()

    def __init__(
        self, desk: Desk, key: str, parent: QWidget | None = None, *, of_all: bool = False
    ) -> None:
        """Build the grid; `of_all` puts the project of each row before its columns."""
        super().__init__(parent)
        self.desk = desk
        self.register = register(key)
        self.of_all = of_all
        self.scope = Scope(desk, self.register)
        self._all_rows: Sequence[RegisterRow] = ()
        self._is_loaded = False
        self._then: Callable[[], object] | None = None
        self.face = face(key)
        self._scale: tuple[object, dt.date] = (None, desk.status_date())
        self.has_figures = True
        """Whether the bar says figures; a page that has them over the list says so no more."""
        self._figure: Callable[[RegisterRow], bool] | None = None
        shown = Shown(desk.status_date, self._grouping_shown, self._rows_shown, self._scale_shown)
        self.columns = RegisterColumns(
            desk, self.register, self.scope, self.face, shown, of_all=of_all
        )
        self._shown = shown
        self.attached = Attached(desk, key)
        self.bar = RegisterBar(
            self.register, self.face, SHOP if key in GROUPED else "", of_all=of_all
        )
        self._groups = Groups(self)
        self.bar.recall(desk.settings.view(self._base))
        self._seen = str(self.bar.view.value or "")
        self.model = RowsModel[Any](self._all_columns(), self)
        self.table = Table(
            self.model,
            name=tr(self.register.title),
            lines=self._lines_of(self._seen),
            padding=_ROW_PADDING,
            head_height=_ONE_LINE,
            today=desk.status_date,
        )
        self._make_parts()
        self._lay_out()
        self._connect()
        self._recall()
        self.saved = SavedViews(self, self._base)
        self.saved.begin()

    # for the tab

    def refresh(self, project_id: int | None) -> None:
        """Show what a project, or with None all of them, has in the register now."""
        self.show_loaded(self.desk.read(load, self.register.key, project_id))

    def show_loaded(self, loaded: Loaded) -> None:
        """Show what was read, maybe on a worker."""
        is_other = self.attached.read(loaded.project_id)
        self.table.columns.leave_out(frozenset() if self.attached.has_any else frozenset({COLUMN}))
        if self.scope.take(loaded) or is_other:
            self.model.prepare_again()
        rows, self._is_loaded = loaded.rows, True
        self.model.locked = self.desk.locked
        self.bar.add.setEnabled(not self.model.locked)
        self._all_rows = rows
        self.bar.offer(rows)
        if self.has_figures:
            self.bar.figures.show_line(figures(self.register, [row.values for row in rows]))
        self._take_scale()
        self.model.show_rows(rows)
        self._fit_head()
        self.filters.apply_all()
        self._filter()
        if self.of_all and self.bar.grouping:
            self._group()  # the projects may be others
        then, self._then = self._then, None
        if then is not None:
            then()

    def read_again(self, ids: Collection[int]) -> None:
        """Read a few rows again that were edited, and leave the others as they are."""
        found = self.desk.read(register_rows, self.register.key, self.project_id, ids=ids)
        new = {row.id: row for row in found}
        rows = tuple(new.get(row.id, row) for row in self._all_rows)
        self.show_loaded(Loaded(self.project_id, rows, tuple(self.scope.projects.values())))

    def retranslate(self) -> None:
        """Say everything again, in the language of the screen."""
        self.bar.retranslate()
        self.bar.offer(self.model.rows)
        self.show_filters()
        self.table.retranslate()
        self._show_found()

    def status_text(self) -> str:
        """Return how many rows there are, how many are selected, and what they come to."""
        return status_text(self)

    def actions_of(self) -> Sequence[Action]:
        """Return what the user can do here."""
        return self.doings.all()

    def remember(self) -> None:
        """Keep columns, widths, sorting, filters and grouping for the next start."""
        self.table.remember(self.desk.settings.view(self._view))
        view = self.desk.settings.view(self._base)
        self.bar.remember(view)
        self.filters.remember(view)

    def arranged(self) -> View:
        """Return how the rows are arranged now, to be kept under a name."""
        view = View()
        self.table.remember(view)
        self.bar.remember(view)
        self.filters.remember(view)
        return view

    def arrange(self, view: View) -> None:
        """Arrange the rows as was kept; columns and values that are gone are passed over."""
        self._clear()
        self.bar.recall(view)
        self._on_viewed()
        self.table.columns.reset()
        self.table.recall(view)
        self._sort_first(view)
        self._fit_head()
        self.filters.recall(view)
        self.show_filters()
        self._group()
        self.widen()
        self._filter()

    # for its actions and tests

    @property
    def project_id(self) -> int:
        """Return the one project that is shown."""
        assert self.scope.project_id is not None
        return self.scope.project_id

    def then(self, run: Callable[[], object]) -> None:
        """Do something once the rows that a step changed are shown."""
        self._then = run

    def current_column(self) -> str:
        """Return the key of the column with the keyboard focus."""
        at = self.table.currentIndex()
        return self.model.columns[at.column() if at.isValid() else 0].key

    def edit_cell(self, row_id: int, column: str) -> None:
        """Open the editor of one cell."""
        self.table.select([row_id])
        at = self.model.index(self.model.line_of(row_id), self.model.number(column))
        self.table.editing.open(at)

    def narrow_to(self, rows: Collection[int], of: str = "") -> None:
        """Show none but these rows and go to the first of them; without any, show all again.

        Args:
            rows: ids of the rows.
            of: what they stand behind, in the language of the screen.
        """
        only = frozenset(rows)
        if not only:
            self.narrow("", None)
            return
        self._clear()
        self.model.close_groups([])
        self.narrow(only_words(len(only), of), lambda row: row.id in only)
        if shown := self.model.shown_rows()[:1]:
            self.table.select([shown[0].id])

    def widen(self) -> None:
        """Show all rows again where only those of a figure are shown."""
        if self._figure is not None:
            self.narrow("", None)
            self.widened.emit()

    def clear_filters(self) -> None:
        """Show every row."""
        self._clear()
        self.widen()
        self._filter()

    def narrow(self, words: str, test: Callable[[RegisterRow], bool] | None) -> None:
        """Show only the rows that a figure came from; the bar says which, and lets go of it."""
        self._figure = test
        self.bar.show_figure(words if test is not None else "")
        self._filter()

    def set_view(self, key: str) -> None:
        """Show the columns of another view over the same rows."""
        self.bar.view.set_value(key)
        self._on_viewed()

    def set_sorted(self, key: str, *, down: bool = False) -> None:
        """Sort by a column; by an empty key the rows stand in the user's own order."""
        self.model.sort_by([(key, down)] if key else [])

    @property
    def _view(self) -> str:
        """Return what the columns of the view that is shown are remembered under."""
        usual = self.face.views[0].key if self.face.views else ""
        return self._base if self._seen in ("", usual) else f"{self._base}.{self._seen}"

    @property
    def _base(self) -> str:
        return f"{'all' if self.of_all else 'register'}.{self.register.key}"

    def _all_columns(self) -> tuple[Column[Any], ...]:
        """Return the columns of the view, the marks of what is attached after the first."""
        first, *rest = self.columns.all(self._seen)
        return (first, self.attached.column(), *rest)

    def show_filters(self) -> None:
        """Say on chips, buttons and heads what the columns are narrowed to."""
        self.chips.show_chips(self.filters.chips())
        self.bar.say_columns({key: self.filters.words(key) for key in self.filters.active})
        self.table.head.show_filtered(frozenset(self.filters.active))
        self._show_found()

    def _clear(self) -> None:
        self.bar.clear()
        self.filters.clear()
        self.model.filter_text("")

    def _make_parts(self) -> None:
        self.empty = EmptyState()
        self.chips = ChipRow(self)
        self.filters = ColumnFilters(self)
        self.doings = RegisterActions(self)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.chips)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.bar.searched.connect(self._on_searched)
        self.bar.filtered.connect(self._filter)
        self.bar.grouped.connect(self._group)
        self.bar.add_asked.connect(self.doings.add)
        self.bar.export_asked.connect(self.doings.export)
        self.bar.left.connect(self.setFocus)
        self.bar.viewed.connect(self._on_view_chosen)
        self.bar.figure_left.connect(self.widen)
        self.attached.take(self.table)
        self.bar.column_asked.connect(self.filters.ask)
        self.bar.more_asked.connect(self.doings.open_columns)
        self.chips.cleared.connect(self._on_chip)
        self.table.head.menu_begins = self.doings.add_to_head_menu
        self.table.pasted.connect(self.doings.take_block)
        self.table.menu_asked.connect(self.doings.open_menu)
        self.table.selection_changed.connect(self._on_selection)
        self.table.head.column_toggled.connect(lambda _number: self._fit_head())
        self.table.selectionModel().currentColumnChanged.connect(lambda *_: self._on_selection())

    def _recall(self) -> None:
        view = self.desk.settings.view(self._view)
        self.table.recall(view)
        self._sort_first(view)
        self.filters.recall(self.desk.settings.view(self._base))
        self._group()
        self._fit_head()
        self.show_filters()

    def _sort_first(self, view: View) -> None:
        """Put the rows in the order of the face where nobody arranged them yet."""
        if not view.order:
            keys = [key for key in self.face.sort.split(",") if key]
            self.model.sort_by((key.removeprefix("-"), key.startswith("-")) for key in keys)

    def _on_chip(self, key: str) -> None:
        if key:
            self.filters.put(key, None)
        else:
            self.filters.clear()

    def _on_viewed(self) -> None:
        """Put the columns of the chosen view over the rows, as they were arranged last."""
        chosen = self.bar.view.value or ""
        if chosen == self._seen:
            return
        order, closed = self.model.order, self.model.closed
        self.table.remember(self.desk.settings.view(self._view))
        self._seen = chosen
        self.table.set_lines(self._lines_of(chosen))
        self.model.show_columns(self._all_columns())
        self.table.columns.reset()
        self.table.recall(self.desk.settings.view(self._view))
        self._fit_head()
        self.model.sort_by((key, down) for key, down in order)
        self.model.close_groups(closed)
        self.table.relayout()
        self.desk.frame.update_status()

    def _on_view_chosen(self) -> None:
        self.saved.leave()
        self._on_viewed()

    def _grouping_shown(self) -> str:
        return self.bar.grouping

    def _rows_shown(self) -> Sequence[RegisterRow]:
        return self._all_rows

    def _scale_shown(self) -> object:
        return self._scale[0]

    def _lines_of(self, view: str) -> int:
        return next((each.lines for each in self.face.views if each.key == view), 1)

    def _take_scale(self) -> None:
        """Prepare the cells anew where what all of them share has changed, or the status date."""
        scale = (self.face.scale(self._shown), self.desk.status_date())
        if scale != self._scale:
            self._scale = scale
            self.model.prepare_again()
            self.table.head.viewport().update()

    def _on_searched(self, words: str) -> None:
        self.model.filter_text(words)
        self._show_found()

    def _on_selection(self) -> None:
        self.desk.frame.update_status()
        self.desk.frame.update_actions()

    def _filter(self) -> None:
        tests: dict[str, Callable[[RegisterRow], bool] | None] = {"figure": self._figure}
        for name, key, chosen in (
            ("status", self.register.status, self.bar.status.values),
            ("shop", SHOP, self.bar.shop.values),
        ):
            tests[name] = _among(key, chosen) if chosen else None
        for each in self.face.filters:
            picked = self.bar.filters[each.key].values
            tests[f"face.{each.key}"] = _any_of(each, picked) if picked else None
        self.model.filter_by_all(tests)
        self._show_found()

    def _fit_head(self) -> None:
        """Make the head as high as the headings that are shown need, were there room for all."""
        shown = (self.model.columns[number] for number in self.table.columns.wanted())
        two = any(column.below() for column in shown)
        self.table.head.set_height(_TWO_LINES if two else _ONE_LINE)

    def _group(self) -> None:
        key = self.bar.grouping
        if self.face.views:
            self.model.prepare_cells()  # a shop's letter stands where its name does not
        self.model.group_by(None if not key else self._groups.grouping(key))

    def _show_found(self) -> None:
        if not self._is_loaded:
            return
        is_empty = not self.model.shown_rows()
        if is_empty:
            say_empty(self)
        before = self._stack.currentWidget()
        self._stack.setCurrentWidget(self.empty if is_empty else self.table)
        self.setFocusProxy(self.bar.add if is_empty else self.table)
        if before is not self._stack.currentWidget() and self.bar.add.hasFocus():
            self.setFocus()
        self.desk.frame.update_status()


def reads_of(described: Register) -> frozenset[str]:
    """Return the tables that would make a grid of this register stale."""
    pointed = {field.to for field in described.fields if field.kind is Kind.REFERENCE}
    keys = {described.key} | ((described.needs | pointed) - {MILESTONES})
    tables = {register(key).entity.__tablename__ for key in keys}
    return frozenset({*tables, READS, "project", "portfolio", "milestone", "link"})


def _any_of(one: Filter, chosen: Sequence[str]) -> Callable[[RegisterRow], bool]:
    values = frozenset(chosen)
    return lambda row: not values.isdisjoint(one.of(row))


def _among(key: str, chosen: Sequence[str]) -> Any:
    values = frozenset(chosen)
    return lambda row: row.values[key] in values
