"""The selection stays on its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_selection_stays_on_its_rows_while_they_move(qtbot: QtBot, page: Any) -> None:
    page.table.select([2, 4])
    picked: list[Any] = []
    page.table.picked.connect(picked.append)
    page.model.sort_by([("name", True)])
    assert {row.id for row in page.table.selected_rows()} == {2, 4}
    assert page.table.current_row() == page.rows[1]
    page.model.show_rows(page.rows[1:])
    assert {row.id for row in page.table.selected_rows()} == {2, 4}
    assert picked == []


def test_when_the_current_row_goes_its_neighbour_is_picked(qtbot: QtBot, page: Any) -> None:
    page.table.select([2])
    page.model.show_rows([page.rows[0], page.rows[2], page.rows[3]])
    assert page.table.current_row() == page.rows[2]
