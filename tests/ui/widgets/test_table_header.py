"""The head of a table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_title_sorts_up_then_down_then_back_to_my_order(qtbot: QtBot, page: Any) -> None:
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


def test_a_second_line_is_painted_under_the_title(page: Any) -> None:
    one = page.table.head.grab().toImage()
    columns = page.model.columns
    page.model.columns = (columns[0], replace(columns[1], subtitle="Signed"), columns[2])
    page.table.head.viewport().update()
    assert page.table.head.grab().toImage() != one
