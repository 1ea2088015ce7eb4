"""The table: keys, selection over refreshes, editing in the cell, copy and paste."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from core.errors import InvalidInput
from ui.models.arrange import Group, Grouping
from ui.models.cells import Run, TwoLine
from ui.models.column import Column
from ui.models.rows import RowsModel
from ui.settings import View
from ui.widgets.date_entry import parse_date
from ui.widgets.date_popup import Consequence
from ui.widgets.table import Table

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Key = Qt.Key
TODAY = dt.date(2024, 10, 25)


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    due: dt.date | None
    shop: str


ROWS = [
    Row(1, "FAT passed", dt.date(2024, 8, 13), "Painting"),
    Row(2, "SAT passed", dt.date(2025, 8, 13), "Painting"),
    Row(3, "PAC signed", None, "Painting"),
    Row(4, "Site handover", dt.date(2024, 8, 14), "Welding"),
]


class Page(QWidget):
    """A page that stores edits the way a real one does: operation, then refresh."""

    def __init__(self, *, editable: bool = True) -> None:
        super().__init__()
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


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.table.setFocus()
    return made


def at(page: Page, line: int, column: str) -> None:
    page.table.setCurrentIndex(page.model.index(line, page.model.number(column)))


def press(qtbot: QtBot, page: Page, key: Qt.Key | str, held: Any = None) -> None:
    if isinstance(key, str):
        for letter in key:  # the first letter opens the editor, the others go into it
            QTest.keyClicks(page.table.editing.editor or page.table, letter)
        return
    widget = page.table.editing.editor or page.table
    QTest.keyClick(widget, key, held or Qt.KeyboardModifier.NoModifier)


def test_f2_edits_and_enter_saves(qtbot: QtBot, page: Page) -> None:
    at(page, 1, "due")
    press(qtbot, page, Key.Key_F2)
    assert page.table.editing.editor is not None
    assert page.table.editing.editor.selectedText() == "2025-08-13"
    press(qtbot, page, "20.8")
    press(qtbot, page, Key.Key_Return)
    assert page.edits == [(2, dt.date(2025, 8, 20))]
    assert not page.table.editing.is_open
    assert page.model.index(1, 1).data() == "2025-08-20"


def test_typing_replaces_what_was_there(qtbot: QtBot, page: Page) -> None:
    at(page, 1, "due")
    press(qtbot, page, "2025-09-01")
    press(qtbot, page, Key.Key_Return)
    assert page.edits == [(2, dt.date(2025, 9, 1))]


def test_escape_reverts(qtbot: QtBot, page: Page) -> None:
    at(page, 1, "due")
    press(qtbot, page, "2025")
    press(qtbot, page, Key.Key_Escape)
    assert not page.table.editing.is_open
    assert page.edits == []
    assert page.table.hasFocus()


@pytest.mark.parametrize(("typed", "reason"), [("soon", "not a date"), ("2025-08-17", "Sunday")])
def test_a_refused_text_stays_with_the_reason_beside_it(
    qtbot: QtBot, page: Page, typed: str, reason: str
) -> None:
    at(page, 1, "due")
    press(qtbot, page, typed)
    press(qtbot, page, Key.Key_Return)
    assert page.table.editing.editor is not None
    assert page.table.editing.editor.text() == typed
    assert reason in page.table.editing.refusal
    assert page.edits == []
    press(qtbot, page, Key.Key_Backspace)
    assert page.table.editing.refusal == ""


def test_tab_saves_and_goes_to_the_next_editable_cell(qtbot: QtBot, page: Page) -> None:
    at(page, 1, "due")
    press(qtbot, page, "t")
    press(qtbot, page, Key.Key_Tab)
    assert page.edits == [(2, TODAY)]
    assert page.table.currentIndex().row() == 2
    assert page.table.editing.is_open
    press(qtbot, page, Key.Key_Backtab)
    assert page.table.currentIndex().row() == 1


def test_plus_and_minus_move_a_date_by_a_day_and_with_ctrl_a_week(qtbot: QtBot, page: Page) -> None:
    at(page, 1, "due")
    press(qtbot, page, Key.Key_Plus)
    press(qtbot, page, Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert page.edits == [(2, dt.date(2025, 8, 14)), (2, dt.date(2025, 8, 7))]


def test_delete_empties_a_cell(qtbot: QtBot, page: Page) -> None:
    at(page, 1, "due")
    press(qtbot, page, Key.Key_Delete)
    assert page.edits == [(2, None)]


def test_the_date_editor_shows_what_the_date_causes(qtbot: QtBot, page: Page) -> None:
    at(page, 1, "due")
    press(qtbot, page, Key.Key_F2)
    press(qtbot, page, "2025-08-20")
    popup = page.table.editing.editor.popup  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: popup._lines.lines[0].text == "to 2025-08-20")


def test_enter_opens_a_row_that_cannot_be_edited(qtbot: QtBot, page: Page) -> None:
    at(page, 1, "name")
    with qtbot.waitSignal(page.table.opened) as opened:
        press(qtbot, page, Key.Key_Return)
    assert opened.args == [ROWS[1]]


def test_the_selection_stays_on_its_rows_while_they_move(qtbot: QtBot, page: Page) -> None:
    page.table.select([2, 4])
    picked: list[Any] = []
    page.table.picked.connect(picked.append)
    page.model.sort_by([("name", True)])
    assert {row.id for row in page.table.selected_rows()} == {2, 4}
    assert page.table.current_row() == ROWS[1]
    page.model.show_rows(ROWS[1:])
    assert {row.id for row in page.table.selected_rows()} == {2, 4}
    assert picked == []


def test_when_the_current_row_goes_its_neighbour_is_picked(qtbot: QtBot, page: Page) -> None:
    page.table.select([2])
    page.model.show_rows([ROWS[0], ROWS[2], ROWS[3]])
    assert page.table.current_row() == ROWS[2]


def test_an_open_editor_survives_a_refresh_behind_it(qtbot: QtBot, page: Page) -> None:
    at(page, 1, "due")
    press(qtbot, page, "2025")
    page.model.show_rows([ROWS[3], ROWS[1]])
    assert page.table.editing.editor is not None
    assert page.table.editing.editor.text() == "2025"
    page.model.show_rows([ROWS[3]])
    assert not page.table.editing.is_open


def test_left_and_right_close_and_open_a_group(qtbot: QtBot, page: Page) -> None:
    page.model.group_by(Grouping(key=lambda row: row.shop, order=str))
    at(page, 0, "name")
    press(qtbot, page, Key.Key_Left)
    assert page.model.rowCount() == 3
    assert isinstance(page.model.line(page.table.currentIndex().row()), Group)
    press(qtbot, page, Key.Key_Right)
    assert page.model.rowCount() == 6


def test_the_head_of_the_scrolled_group_stays_on_top(qtbot: QtBot, page: Page) -> None:
    many = [replace(ROWS[0], id=i, shop="Painting" if i < 30 else "Welding") for i in range(60)]
    page.model.group_by(Grouping(key=lambda row: row.shop, order=str))
    page.model.show_rows(many)
    assert page.table.painter.sticky()[0] == -1
    page.table.verticalScrollBar().setValue(200)
    line, rect = page.table.painter.sticky()
    assert (line, rect.top()) == (0, 0)
    page.table.verticalScrollBar().setValue(page.table.verticalScrollBar().maximum())
    assert page.table.painter.sticky()[0] == 31
    QTest.mouseClick(
        page.table.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        rect.center(),
    )
    assert page.model.rowCount() == 32


def test_copied_rows_are_tab_separated_and_a_table(qtbot: QtBot, page: Page) -> None:
    page.table.select([1, 2])
    press(qtbot, page, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines()[1] == "SAT passed Painting\t2025-08-13\tPainting"
    assert "<td>2025-08-13</td>" in data.html()


def test_paste_gives_cells_with_the_rows_and_columns_they_fall_on(qtbot: QtBot, page: Page) -> None:
    QGuiApplication.clipboard().setText("2025-01-01\tWelding\r\n20.8\tx\r\n")
    at(page, 1, "due")
    with qtbot.waitSignal(page.table.pasted) as pasted:
        press(qtbot, page, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted.args == [
        [["2025-01-01", "Welding"], ["20.8", "x"]],
        [ROWS[1], ROWS[2]],
        ["due", "shop"],
    ]


def test_a_title_sorts_up_then_down_then_back_to_my_order(qtbot: QtBot, page: Page) -> None:
    def click(column: str, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        head = page.table.head
        x = head.sectionViewportPosition(page.model.number(column)) + 20
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, held, QPoint(x, 12))

    click("due")
    assert list(page.model.order) == [("due", False)]
    click("shop", Qt.KeyboardModifier.ShiftModifier)
    assert list(page.model.order) == [("due", False), ("shop", False)]
    click("due")
    assert list(page.model.order) == [("due", True)]
    click("due")
    assert not page.model.order


def test_columns_drop_when_there_is_no_room_and_come_back(qtbot: QtBot, page: Page) -> None:
    page.table.resize(300, 300)
    assert page.table.isColumnHidden(2)
    page.table.resize(640, 300)
    assert not page.table.isColumnHidden(2)


def test_columns_sorting_and_groups_are_remembered(qtbot: QtBot, page: Page) -> None:
    page.table.head.moveSection(2, 1)
    page.table.columns.toggle(1)
    page.table.head.resizeSection(2, 150)
    page.model.sort_by([("name", True), ("due", False)])
    page.model.group_by(Grouping(key=lambda row: row.shop))
    page.model.set_open("Painting", is_open=False)
    view = View()
    page.table.remember(view)

    other = Page()
    qtbot.addWidget(other)
    other.model.group_by(Grouping(key=lambda row: row.shop))
    other.table.recall(view)
    assert other.table.head.visualIndex(2) == 1
    assert other.table.isColumnHidden(1)
    assert other.table.columnWidth(2) == 150
    assert other.model.order == (("name", True), ("due", False))
    assert other.model.closed == {"Painting"}


def test_typing_in_a_list_goes_to_the_row_that_starts_so(qtbot: QtBot) -> None:
    page = Page(editable=False)
    qtbot.addWidget(page)
    page.show()
    page.table.setFocus()
    QTest.keyClicks(page.table, "pac")
    assert page.table.current_row() == ROWS[2]
    press(qtbot, page, Key.Key_End)
    assert page.table.current_row() == ROWS[3]


def test_every_part_paints_in_both_themes(qtbot: QtBot, page: Page, themed: str) -> None:
    page.model.group_by(Grouping(key=lambda row: row.shop, total=lambda rows: f"{len(rows)}"))
    page.table.select([2])
    page.table.set_hover(3)
    assert not page.grab().isNull()
