"""The table as a page uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

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
