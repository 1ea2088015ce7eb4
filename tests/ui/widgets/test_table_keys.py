"""What keys do in a table."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from ui.models.arrange import Group, Grouping

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Key = Qt.Key


def test_plus_and_minus_move_a_date_by_a_day_and_with_ctrl_a_week(qtbot: QtBot, page: Any) -> None:
    page.at(1, "due")
    page.press(Key.Key_Plus)
    page.press(Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert page.edits == [(2, dt.date(2025, 8, 14)), (2, dt.date(2025, 8, 7))]


def test_delete_empties_a_cell(qtbot: QtBot, page: Any) -> None:
    page.at(1, "due")
    page.press(Key.Key_Delete)
    assert page.edits == [(2, None)]


def test_enter_opens_a_row_that_cannot_be_edited(qtbot: QtBot, page: Any) -> None:
    page.at(1, "name")
    with qtbot.waitSignal(page.table.opened) as opened:
        page.press(Key.Key_Return)
    assert opened.args == [page.rows[1]]


def test_left_and_right_close_and_open_a_group(qtbot: QtBot, page: Any) -> None:
    page.model.group_by(Grouping(key=lambda row: row.shop, order=str))
    page.at(0, "name")
    page.press(Key.Key_Left)
    assert page.model.rowCount() == 3
    assert isinstance(page.model.line(page.table.currentIndex().row()), Group)
    page.press(Key.Key_Right)
    assert page.model.rowCount() == 6


def test_typing_in_a_list_goes_to_the_row_that_starts_so(made: Any) -> None:
    page = made(editable=False)
    page.press("pac")
    assert page.table.current_row() == page.rows[2]
    page.press(Key.Key_End)
    assert page.table.current_row() == page.rows[3]


def test_a_key_that_would_change_a_locked_cell_says_why_it_cannot(page: Any) -> None:
    page.model.locked = "This file is read-only."
    page.at(1, "due")
    for key in (Key.Key_F2, Key.Key_Delete, Key.Key_Plus, Key.Key_7):
        page.table.editing.place()
        assert not page.table.editing.is_open
        page.press(key)
        assert page.table.editing.refusal == "This file is read-only."
    assert page.edits == []


def test_enter_opens_the_row_of_a_locked_cell(qtbot: QtBot, page: Any) -> None:
    page.model.locked = "This file is read-only."
    page.at(1, "due")
    with qtbot.waitSignal(page.table.opened):
        page.press(Key.Key_Return)
