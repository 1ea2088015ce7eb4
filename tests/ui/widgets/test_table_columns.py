"""Columns: fitting and remembering."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ui import theme
from ui.models.arrange import Grouping
from ui.settings import View

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
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


def test_a_column_that_needs_room_gets_it_before_others_are_shown(qtbot: QtBot, page: Any) -> None:
    columns = page.model.columns
    page.model.columns = (replace(columns[0], ample=300), *columns[1:])
    page.table.resize(500, 300)
    assert page.table.isColumnHidden(2)
    assert page.table.columnWidth(0) >= 300
    page.table.resize(640, 300)
    assert not page.table.isColumnHidden(2)
    assert page.table.columnWidth(0) >= 300


def test_the_natural_width_is_that_of_the_words_up_to_a_limit(page: Any) -> None:
    own = sum(page.table.columnWidth(n) for n in (1, 2))
    free = page.table.columns.natural_width(1000)
    assert own + 60 < free < own + 300
    assert page.table.columns.natural_width(80) == own + 80


def test_only_columns_that_can_be_shown_are_offered(page: Any) -> None:
    page.table.columns.limit_to(frozenset({"name", "due"}))
    offered = [a.text() for a in page.table.head.chooser().actions() if a.isCheckable()]
    assert offered == ["Milestone", "Forecast"]
    assert page.table.isColumnHidden(2)
    page.table.columns.limit_to(None)
    assert not page.table.isColumnHidden(2)


def test_columns_widen_with_the_text(page: Any, restored: QApplication) -> None:
    before = page.table.columnWidth(2)
    theme.apply(restored, "light", text_size=15)
    assert page.table.columnWidth(2) == round(before * 15 / 13)
