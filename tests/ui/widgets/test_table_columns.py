"""Columns: fitting and remembering."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.models.arrange import Grouping
from ui.settings import View

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_columns_drop_when_there_is_no_room_and_come_back(qtbot: QtBot, page: Any) -> None:
    page.table.resize(300, 300)
    assert page.table.isColumnHidden(2)
    page.table.resize(640, 300)
    assert not page.table.isColumnHidden(2)


def test_columns_sorting_and_groups_are_remembered(made: Any, page: Any) -> None:
    page.table.head.moveSection(2, 1)
    page.table.columns.toggle(1)
    page.table.head.resizeSection(2, 150)
    page.model.sort_by([("name", True), ("due", False)])
    page.model.group_by(Grouping(key=lambda row: row.shop))
    page.model.set_open("Painting", is_open=False)
    view = View()
    page.table.remember(view)

    other = made()
    other.model.group_by(Grouping(key=lambda row: row.shop))
    other.table.recall(view)
    assert other.table.head.visualIndex(2) == 1
    assert other.table.isColumnHidden(1)
    assert other.table.columnWidth(2) == 150
    assert other.model.order == (("name", True), ("due", False))
    assert other.model.closed == {"Painting"}
