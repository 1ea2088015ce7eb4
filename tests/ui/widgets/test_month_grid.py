"""A month of days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.widgets.month_grid import MonthGrid

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


TODAY = dt.date(2024, 10, 25)


def test_a_click_on_a_day_chooses_it(qtbot: QtBot) -> None:
    grid = MonthGrid()
    qtbot.addWidget(grid)
    grid.resize(grid.sizeHint())
    grid.show_date(dt.date(2025, 8, 13), today=TODAY)
    place = grid.place_of(dt.date(2025, 8, 20)).center().toPoint()
    none = Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(grid.chosen) as chosen:
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, none, place)
    assert chosen.args == [dt.date(2025, 8, 20)]


def test_months_turn_over_the_year(qtbot: QtBot) -> None:
    grid = MonthGrid()
    qtbot.addWidget(grid)
    grid.show_date(None, today=TODAY)
    assert grid.month == dt.date(2024, 10, 1)
    grid.turn(3)
    assert grid.month == dt.date(2025, 1, 1)
    grid.turn(-4000)
    assert grid.month == dt.date(2025, 1, 1)


def test_a_grid_paints_in_both_themes(qtbot: QtBot, themed: str) -> None:
    grid = MonthGrid()
    qtbot.addWidget(grid)
    grid.show_date(TODAY, today=TODAY)
    assert not grid.grab().isNull()
