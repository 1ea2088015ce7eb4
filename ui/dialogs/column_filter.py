"""Narrow a list to some values of a column, to some days, or to a range of numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt

from core import text
from core.errors import InvalidInput
from core.language import mark, tr
from ui.guard import guarded
from ui.models.cells import Text
from ui.models.column import Column
from ui.models.narrowing import AHEAD, EMPTY, OVERDUE, Days, Numbers, Picked, told_words
from ui.models.rows import RowsModel
from ui.widgets.combo import Combo
from ui.widgets.date_field import DateField
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.form import Form
from ui.widgets.search_field import SearchField
from ui.widgets.table import Table
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ui.models.narrowing import Narrowing

    Take = Callable[[Narrowing | None], object]

WIDTH, HEIGHT = 460, 480
RANGE: Final = "range"


@dataclass(frozen=True, slots=True)
class Offered:
    """A value that rows have: what it is known by, its words, how many rows have it."""

    id: str
    words: str
    count: int
    is_chosen: bool = False


class _FilterDialog(DialogFrame):
    """A sheet that ends with another narrowing, or with none."""

    def __init__(self, overlay: QWidget, title: str, take: Take, height: int | None = None) -> None:
        name = tr(mark("Filter: {column}"), column=title)
        super().__init__(overlay, name, width=WIDTH, height=height)
        self._take = take

    def narrowing(self) -> Narrowing | None:
        """Return what the sheet says; `InvalidInput` where it says nothing that can be meant."""
        raise NotImplementedError

    def apply(self) -> None:
        """Close and hand on what the sheet says."""
        try:
            found = self.narrowing()
        except InvalidInput as refused:
            self.set_note(str(refused), "red_text")
            return
        self._end(found)

    def _add_buttons(self) -> None:
        self.add_button(tr(mark("Show all rows")), run=lambda: self._end(None))
        self.add_button(tr(mark("Cancel")), run=self.close_sheet)
        self.add_button(tr(mark("Filter rows")), kind="primary", run=self.apply, default=True)

    def _end(self, found: Narrowing | None) -> None:
        self.close_sheet()
        self._take(found)


class PickValues(_FilterDialog):
    """Lists the values there are; Space and a click choose, typing narrows the list."""

    def __init__(
        self, overlay: QWidget, title: str, offered: Sequence[Offered], take: Take
    ) -> None:
        super().__init__(overlay, title, take, HEIGHT)
        self.search = SearchField(tr(mark("Find a value")), width=WIDTH - 40)
        self.model = RowsModel[Any](_value_columns())
        self.table = Table(self.model, name=title, head_height=0)
        self.model.setParent(self.table)
        self.table.head.hide()
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        self._add_buttons()
        self.model.show_rows(offered)
        self.search.typed.connect(self.model.filter_text)
        self.search.left.connect(self.close_sheet)
        self.table.clicked.connect(self._on_clicked)
        self.table.opened.connect(lambda _row: self.apply())
        self._say()

    @property
    def chosen(self) -> frozenset[str]:
        """Return the values that are chosen."""
        return frozenset(row.id for row in self.model.rows if row.is_chosen)

    def narrowing(self) -> Narrowing | None:
        self.model.filter_text(self.search.text())  # what was typed a moment ago counts
        shown = [row.id for row in self.model.shown_rows()]
        if not self.chosen and len(shown) == 1:
            return Picked(frozenset(shown))  # typed until one was left: that one is meant
        return Picked(self.chosen) if self.chosen else None

    def toggle(self, value: str) -> None:
        """Choose a value, or no more."""
        self.model.show_rows(
            [
                replace(row, is_chosen=not row.is_chosen) if row.id == value else row
                for row in self.model.rows
            ]
        )
        self._say()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        row = self.table.current_row()
        if event.key() in steps:
            self.table.step_row(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space and row is not None and self.table.hasFocus():
            self.toggle(row.id)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, at: QModelIndex) -> None:
        row = self.model.row(at)
        if row is not None:
            self.toggle(row.id)

    def _say(self) -> None:
        count = len(self.chosen)
        self.set_note(tr(mark("{count} chosen"), count=count) if count else "")


class PickDays(_FilterDialog):
    """Days told from the status date, or from one day to another."""

    def __init__(
        self,
        overlay: QWidget,
        title: str,
        now: Days | None,
        take: Take,
        today: Callable[[], dt.date],
    ) -> None:
        super().__init__(overlay, title, take)
        self.told = Combo(name=tr(mark("Days")))
        told = [OVERDUE, *map(str, AHEAD), EMPTY]
        ranged = (RANGE, tr(mark("From one day to another")))
        self.told.set_choices([ranged, *((key, told_words(key)) for key in told)])
        self.first = DateField(name=tr(mark("From")), today=today)
        self.last = DateField(name=tr(mark("To")), today=today)
        form = Form()
        form.add(tr(mark("Days")), self.told)
        self._ends = [form.add(tr(mark("From")), self.first), form.add(tr(mark("To")), self.last)]
        self.body.addWidget(form)
        self._add_buttons()
        now = now or Days()
        self.told.set_value(now.told or RANGE)
        self.first.set_date(now.first)
        self.last.set_date(now.last)
        self.told.chosen.connect(lambda _value: self._show_ends())
        self._show_ends()

    def narrowing(self) -> Narrowing | None:
        if self.told.value != RANGE:
            return Days(told=str(self.told.value))
        first, last = self.first.date(), self.last.date()
        if first is not None and last is not None and last < first:
            raise InvalidInput(tr(mark("The last day lies before the first.")))
        return Days(first, last) if first or last else None

    def _show_ends(self) -> None:
        for each in self._ends:
            each.setVisible(self.told.value == RANGE)


class PickNumbers(_FilterDialog):
    """From one number to another, or the rows that have none."""

    def __init__(self, overlay: QWidget, title: str, now: Numbers | None, take: Take) -> None:
        super().__init__(overlay, title, take)
        self.kind = Combo(name=tr(mark("Numbers")))
        ranged = (RANGE, tr(mark("From one number to another")))
        self.kind.set_choices([ranged, (EMPTY, tr(mark("empty")))])
        self.low = TextField(name=tr(mark("From")))
        self.high = TextField(name=tr(mark("To")))
        form = Form()
        form.add(tr(mark("Numbers")), self.kind)
        self._ends = [form.add(tr(mark("From")), self.low), form.add(tr(mark("To")), self.high)]
        self.body.addWidget(form)
        self._add_buttons()
        now = now or Numbers()
        self.kind.set_value(EMPTY if now.is_empty else RANGE)
        self.low.setText("" if now.low is None else f"{now.low:f}")
        self.high.setText("" if now.high is None else f"{now.high:f}")
        self.kind.chosen.connect(lambda _value: self._show_ends())
        self._show_ends()

    def narrowing(self) -> Narrowing | None:
        if self.kind.value == EMPTY:
            return Numbers(is_empty=True)
        low, high = _number(self.low.value()), _number(self.high.value())
        if low is not None and high is not None and high < low:
            raise InvalidInput(tr(mark("The greatest number is below the least.")))
        return Numbers(low, high) if low is not None or high is not None else None

    def _show_ends(self) -> None:
        for each in self._ends:
            each.setVisible(self.kind.value == RANGE)


def _number(typed: str) -> Decimal | None:
    if not typed.strip():
        return None
    found = text.number_of(typed)
    if found is None:
        raise InvalidInput(tr(mark("“{text}” is not a number."), text=typed))
    return found


def _value_columns() -> tuple[Column[Any], ...]:
    return (
        Column(
            key="value",
            title=mark("Value"),
            value=lambda row: row.words,
            cell=lambda row: Text(
                row.words or tr(mark("empty")),
                "text" if row.words else "text3",
                icon="square-check" if row.is_chosen else "square",
                icon_tone="accent" if row.is_chosen else "text3",
            ),
            spoken=lambda row: f"{row.words} ✓" if row.is_chosen else row.words,
            stretch=1,
            min_width=200,
        ),
        Column(
            key="count",
            title=mark("Rows"),
            value=lambda row: row.count,
            kind="number",
            tone="text3",
            width=70,
        ),
    )
