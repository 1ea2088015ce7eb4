"""The table as a page uses it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ui.models.arrange import Group, Grouping

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Key = Qt.Key


def test_copied_rows_are_tab_separated_and_a_table(qtbot: QtBot, page: Any) -> None:
    page.table.select([1, 2])
    page.press(Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines()[1] == "SAT passed Painting\t2025-08-13\tPainting"
    assert "<td>2025-08-13</td>" in data.html()


def test_paste_gives_cells_with_the_rows_and_columns_they_fall_on(qtbot: QtBot, page: Any) -> None:
    QGuiApplication.clipboard().setText("2025-01-01\tWelding\r\n20.8\tx\r\n")
    page.at(1, "due")
    with qtbot.waitSignal(page.table.pasted) as pasted:
        page.press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted.args == [
        [["2025-01-01", "Welding"], ["20.8", "x"]],
        [page.rows[1], page.rows[2]],
        ["due", "shop"],
    ]


def test_a_row_that_stands_where_a_group_stood_has_the_height_of_a_row(page: Any) -> None:
    page.model.group_by(Grouping(key=lambda row: row.shop))
    usual = page.table.rowHeight(1)
    group = page.table.rowHeight(0)
    assert group != usual
    page.model.show_rows([*page.model.rows, replace(page.model.rows[0], id=9)])
    lines = page.model.lines
    heights = [page.table.rowHeight(number) for number in range(len(lines))]
    assert heights == [group if isinstance(line, Group) else usual for line in lines]
    page.model.group_by(None)
    assert {page.table.rowHeight(number) for number in range(5)} == {usual}
