"""A small table page for the tests of the table's parts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from core.errors import InvalidInput
from ui.models.cells import Run, TwoLine
from ui.models.column import Column
from ui.models.rows import RowsModel
from ui.widgets.date_entry import parse_date
from ui.widgets.date_popup import Consequence
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

TODAY = dt.date(2024, 10, 25)


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    due: dt.date | None
    shop: str


ROWS = (
    Row(1, "FAT passed", dt.date(2024, 8, 13), "Painting"),
    Row(2, "SAT passed", dt.date(2025, 8, 13), "Painting"),
    Row(3, "PAC signed", None, "Painting"),
    Row(4, "Site handover", dt.date(2024, 8, 14), "Welding"),
)


class Page(QWidget):
    """A page that stores edits the way a real one does: operation, then refresh."""

    def __init__(self, *, editable: bool = True) -> None:
        super().__init__()
        self.rows = ROWS
        self.kept = list(ROWS)
        self.edits: list[tuple[int, Any]] = []
        date: dict[str, Any] = {}
        if editable:
            date = {
                "edit": self.edit,
                "parse": lambda text, row: parse_date(text, base=row.due, today=TODAY),
                "step": lambda row, days: (row.due or TODAY) + dt.timedelta(days=days),
                "preview": lambda _row, date: [Consequence("Slip", f"to {date}", "red_text")],
            }
        columns: list[Column[Row]] = [
            Column(
                key="name",
                title="Milestone",
                value=lambda row: row.name,
                cell=lambda row: TwoLine(
                    (Run(row.name),), (Run(row.shop, "text3", "cap"),), "amber"
                ),
                stretch=1,
                min_width=160,
            ),
            Column(key="due", title="Forecast", kind="date", value=lambda row: row.due, **date),
            Column(key="shop", title="Shop", value=lambda row: row.shop, width=120, drop=1),
        ]
        self.model = RowsModel(columns)
        self.table = Table(self.model, name="Milestones", lines=2, today=lambda: TODAY, parent=self)
        self.model.show_rows(self.kept)
        self.resize(640, 360)
        self.table.resize(640, 360)

    def edit(self, row: Row, value: Any) -> None:
        if value is not None and value.weekday() == 6:
            raise InvalidInput("Sunday is no working day.")
        self.edits.append((row.id, value))
        self.kept = [replace(r, due=value) if r.id == row.id else r for r in self.kept]
        self.model.show_rows(self.kept)

    def at(self, line: int, column: str) -> None:
        """Make a cell current."""
        self.table.setCurrentIndex(self.model.index(line, self.model.number(column)))

    def press(self, key: Qt.Key | str, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the keyboard is: in the editor if one is open."""
        if isinstance(key, str):
            for letter in key:  # the first letter opens the editor, the others go into it
                QTest.keyClicks(self.table.editing.editor or self.table, letter)
            return
        QTest.keyClick(self.table.editing.editor or self.table, key, held)


@pytest.fixture
def made(qtbot: QtBot) -> Callable[..., Page]:
    """Provide a builder of shown pages."""

    def build(*, editable: bool = True) -> Page:
        page = Page(editable=editable)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        page.table.setFocus()
        return page

    return build


@pytest.fixture
def page(made: Callable[..., Page]) -> Page:
    """Provide a shown page whose dates can be edited."""
    return made()
