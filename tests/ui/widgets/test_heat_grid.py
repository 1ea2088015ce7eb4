"""A cell of the heat grid is chosen by pointer or keys, and let go of again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ui.widgets.heat_grid import HeatCell, HeatGrid

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def grid(qtbot: QtBot) -> HeatGrid:
    """Provide two rows and three columns; two cells have words."""
    made = HeatGrid("Matrix")
    made.show_heads(("Likely", "Rare"), ("1", "2", "3"), "Impact")
    cells = {(row, column): HeatCell() for row in range(2) for column in range(3)}
    cells[0, 1] = HeatCell(("07",), "red_text", "red_soft", tip="R-07 Roof")
    cells[1, 2] = HeatCell(tuple(f"{n:02}" for n in range(40)), tip="many")
    made.show_cells(cells)
    made.resize(300, 200)
    qtbot.addWidget(made)
    made.show()
    return made


def press(qtbot: QtBot, grid: HeatGrid, spot: tuple[int, int]) -> None:
    qtbot.mouseClick(grid, LEFT, pos=grid.place_of(spot).center().toPoint())


def test_a_click_chooses_a_cell_and_a_second_one_lets_go(qtbot: QtBot, grid: HeatGrid) -> None:
    chosen: list[object] = []
    grid.chosen.connect(chosen.append)
    press(qtbot, grid, (0, 1))
    press(qtbot, grid, (1, 2))
    press(qtbot, grid, (1, 2))
    assert chosen == [(0, 1), (1, 2), None]


def test_an_empty_cell_cannot_be_chosen_and_lets_go(qtbot: QtBot, grid: HeatGrid) -> None:
    chosen: list[object] = []
    grid.chosen.connect(chosen.append)
    press(qtbot, grid, (0, 0))
    assert chosen == []
    press(qtbot, grid, (0, 1))
    press(qtbot, grid, (0, 0))
    assert chosen == [(0, 1), None]


def test_arrows_and_enter_choose_and_escape_lets_go(qtbot: QtBot, grid: HeatGrid) -> None:
    grid.setFocus()
    qtbot.keyClick(grid, Key.Key_Right)
    assert grid.accessibleDescription() == "R-07 Roof"
    qtbot.keyClick(grid, Key.Key_Return)
    assert grid.current == (0, 1)
    qtbot.keyClick(grid, Key.Key_Up)
    qtbot.keyClick(grid, Key.Key_Escape)
    assert grid.current is None


def test_a_choice_goes_with_its_words(grid: HeatGrid) -> None:
    grid.set_current((0, 1))
    grid.mark_cell((1, 2))
    assert not grid.grab().isNull()
    grid.show_cells({(0, 1): HeatCell()})
    assert grid.current is None


def test_it_is_as_high_as_its_rows_and_its_cells_lie_beside_each_other(grid: HeatGrid) -> None:
    one, other = grid.place_of((0, 0)), grid.place_of((1, 1))
    assert one.right() < other.left()
    assert one.bottom() < other.top()
    assert other.bottom() < grid.sizeHint().height()
