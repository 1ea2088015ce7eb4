"""What the painter keeps in view."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.models.arrange import Grouping

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_head_of_the_scrolled_group_stays_on_top(qtbot: QtBot, page: Any) -> None:
    many = [
        replace(page.rows[0], id=i, shop="Painting" if i < 30 else "Welding") for i in range(60)
    ]
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


def test_every_part_paints_in_both_themes(qtbot: QtBot, page: Any, themed: str) -> None:
    page.model.group_by(Grouping(key=lambda row: row.shop, total=lambda rows: f"{len(rows)}"))
    page.table.select([2])
    page.table.set_hover(3)
    assert not page.grab().isNull()
