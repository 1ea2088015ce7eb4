"""A workbook beside the file: counts to filter by, every cell that differs, what to know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.errors import Problem
from core.exchange.workbook import CHANGED, CONFLICT, GONE, LOST, NEW, REFUSED, UNCLEAR
from core.language import mark, tr, trn
from core.registers import tables
from ui.actions import menu
from ui.dialogs.problem_list import ProblemList
from ui.dialogs.workbook_import.choices import Choices
from ui.dialogs.workbook_import.columns import PlacedColumn, columns, placed_columns
from ui.dialogs.workbook_import.lines import Line
from ui.models.arrange import Grouping
from ui.models.rows import RowsModel
from ui.widgets.button import button
from ui.widgets.label import Label
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from PySide6.QtCore import QPoint

    from core.exchange.workbook import BookDiff, FoundBook
    from core.operations.workbook import TakenRow

ALL, COLUMNS, NOTICES = "all", "columns", "notices"
FILTERS: Final[Mapping[str, tuple[str, frozenset[str]]]] = {
    ALL: (mark("All {count}"), frozenset()),
    CHANGED: (mark("Changes {count}"), frozenset({CHANGED})),
    CONFLICT: (mark("Conflicts {count}"), frozenset({CONFLICT})),
    UNCLEAR: (mark("Unclear {count}"), frozenset({UNCLEAR})),
    NEW: (mark("New rows {count}"), frozenset({NEW})),
    GONE: (mark("Gone {count}"), frozenset({GONE})),
    REFUSED: (mark("Refused {count}"), frozenset({REFUSED, LOST})),
}

_WITHOUT_CONFLICT: Final = frozenset({"fate", "field", "old", "new", "remark"})
"""The columns of a workbook in which nothing was changed on both sides."""


class WorkbookPreview(QWidget):
    """The cells of a workbook that differ; a choice holds for all selected lines.

    Signals:
        placed: A column or a sheet is to go elsewhere; carries the sheet, the letter (empty for
            the sheet) and the field or register.
    """

    placed = Signal(int, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._found: BookDiff | None = None
        self._summary = Label("", "small", "text2", wrap=True)
        self.filters = Segmented([], name=tr(mark("Shown")))
        self.search = SearchField(tr(mark("Filter cells")), width=160)
        self.take_button = button(tr(mark("Take")), icon="check", run=lambda: self._put(True))
        self.leave_button = button(tr(mark("Leave")), icon="x", run=lambda: self._put(False))
        self.choices = Choices(self._selected, self)
        model = RowsModel[Line](columns(self.choices))
        model.group_by(_grouping())
        self.table = Table(model, name=tr(mark("Cells that differ")))
        model.setParent(self.table)
        self.fields = self._field_list()
        self.notices = ProblemList(name=tr(mark("What to know")), reason=mark("What to know"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def lines(self) -> Sequence[Line]:
        """Return every line, shown or not."""
        return self._lines

    def show_book(self, book: FoundBook, found: BookDiff, lines: list[Line]) -> None:
        """Show how a workbook lies beside the file; what was decided for its cells stays."""
        self._found, self._lines = found, lines
        self._summary.set_text(" · ".join(_summary(book, found)))
        self.notices.show_problems(_notices(found))
        self.fields.rows.show_rows(_placed(found))
        self.table.rows.show_rows(self._lines)
        self._count()
        self._show()

    def show_only(self, key: str) -> None:
        """Show the lines of one kind, the columns, or the notices."""
        pages = {COLUMNS: 1, NOTICES: 2}
        self._stack.setCurrentIndex(pages.get(key, 0))
        for each in (self.take_button, self.leave_button, self.search):
            each.setVisible(key not in pages)
        if key not in pages:
            states = FILTERS[key][1]
            test = (lambda line: line.state in states) if states else None
            self.table.rows.filter_by("state", test)

    def taken(self) -> tuple[TakenRow, ...]:
        """Return what is to be taken."""
        return () if self._found is None else self.choices.rows(self._found, self._lines)

    def open_menu(self, place: QPoint, line: Line | None) -> None:
        """Open the menu that takes or leaves a row, a column or all at once."""
        made = menu(parent=self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = self.table.rows.shown_rows()
        offers: list[tuple[str, str, list[Line]]] = [
            (mark("Take selected"), mark("Leave selected"), self._selected()),
            (mark("Take all shown"), mark("Leave all shown"), list(shown)),
        ]
        if line is not None:
            row = [each for each in self._lines if each.place == line.place]
            offers.insert(1, (mark("Take whole row"), mark("Leave whole row"), row))
            if (cell := line.cell) is not None:
                key, sheet = cell.key, line.row.sheet
                column = [
                    each
                    for each in self._lines
                    if each.cell is not None and each.cell.key == key and each.row.sheet == sheet
                ]
                offers.insert(2, (mark("Take whole column"), mark("Leave whole column"), column))
        for take, leave, lines in offers:
            made.addAction(tr(take)).triggered.connect(
                lambda _on=False, these=lines: self.choices.put(these, is_taken=True)
            )
            made.addAction(tr(leave)).triggered.connect(
                lambda _on=False, these=lines: self.choices.put(these, is_taken=False)
            )
        made.popup(place)

    # private

    def _field_list(self) -> Table:
        named = [(key, tr(each.title)) for key, each in tables().items()]
        model = RowsModel[PlacedColumn](placed_columns(self._on_placed, named))
        model.group_by(Grouping(key=lambda row: (row.sheet, row.name), title=lambda key: key[1]))
        made = Table(model, name=tr(mark("Columns of the workbook")))
        model.setParent(made)
        return made

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.filters)
        bar.addStretch()
        for each in (self.search, self.take_button, self.leave_button):
            bar.addWidget(each)
        for page in (self.table, self.fields, self.notices):
            self._stack.addWidget(page)
        hint = mark(
            "A choice holds for all selected lines; right-click for whole rows and columns."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._summary)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        column.addWidget(Label(tr(hint), "cap", "text3"))

    def _connect(self) -> None:
        self.filters.chosen.connect(self.show_only)
        self.search.typed.connect(self.table.rows.filter_text)
        self.choices.changed.connect(self._show)
        self.table.menu_asked.connect(self.open_menu)

    def _selected(self) -> list[Line]:
        return list(self.table.selected_rows())

    def _put(self, is_taken: bool) -> None:  # noqa: FBT001  the one thing it does
        lines = self._selected() or list(self.table.rows.shown_rows())
        self.choices.put(lines, is_taken=is_taken)

    def _show(self) -> None:
        self.table.rows.prepare_again()

    def _count(self) -> None:
        """Show how many lines of each kind there are."""
        assert self._found is not None
        has_conflict = any(line.state == CONFLICT for line in self._lines)
        self.table.columns.limit_to(None if has_conflict else _WITHOUT_CONFLICT)
        items = []
        for key, (title, states) in FILTERS.items():
            lines = [line for line in self._lines if not states or line.state in states]
            count = len({line.place for line in lines}) if key == NEW else len(lines)
            if count or key == ALL:
                items.append((key, tr(title, count=count)))
        items.append((COLUMNS, tr(mark("Columns"))))
        notices = sum(1 for _ in _notices(self._found))
        if notices:
            items.append((NOTICES, trn("{count} notice", "{count} notices", notices)))
        self.filters.set_items(items)
        self.show_only(self.filters.current or ALL)

    def _on_placed(self, row: PlacedColumn, value: Any) -> None:
        self.placed.emit(row.sheet, row.letter, value)


def _grouping() -> Grouping[Line]:
    return Grouping(key=lambda line: (line.place, line.title), title=lambda key: key[1])


def _summary(book: FoundBook, found: BookDiff) -> Iterator[str]:
    yield trn("{count} sheet", "{count} sheets", len(found.sheets))
    if book.exported:
        yield tr(mark("went out {day}"), day=book.exported[:10])
    yield trn("{count} row differs", "{count} rows differ", len({(row.id) for row in found.rows}))
    same = sum(sheet.same for sheet in found.sheets)
    yield trn("{count} is the same", "{count} are the same", same)


def _notices(found: BookDiff) -> Iterator[Problem]:
    for notice in found.notices:
        yield Problem(None, "", notice)
    for sheet in found.sheets:
        for notice in sheet.notices:
            yield Problem(None, sheet.name, notice)
    for name in found.left:
        yield Problem(None, name, tr(mark("Nothing in this sheet is known, so it is left out.")))


def _placed(found: BookDiff) -> Iterable[PlacedColumn]:
    for number, sheet in enumerate(found.sheets):
        if not sheet.is_own:
            yield PlacedColumn(number, sheet.name, "", "", sheet.register, sheet.register)
        for letter, head, key in sheet.columns:
            yield PlacedColumn(number, sheet.name, letter, head, sheet.register, key)
