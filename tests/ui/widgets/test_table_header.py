"""The head of a table."""

from __future__ import annotations

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
