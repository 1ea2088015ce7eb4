"""Any list can go out to Excel as it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.dialogs.workbook_export import SHOWN, WorkbookExportDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.pages._register.conftest import Opener


def test_the_button_over_a_list_asks_which_of_its_rows_go_out(opened: Opener, qtbot: QtBot) -> None:
    grid = opened("risks")
    qtbot.mouseClick(grid.bar.export, Qt.MouseButton.LeftButton)
    [dialog] = grid.window().findChildren(WorkbookExportDialog)
    assert dialog.table.value == "risks"
    dialog.rows.set_value(SHOWN)
    [sheet] = dialog.order().sheets
    assert sheet.register == "risks"
    assert sheet.rows == tuple(row.id for row in grid.model.shown_rows())
    assert dialog.order().project_id == grid.project_id
    dialog.close_sheet()


def test_the_menus_offer_it_too(opened: Opener) -> None:
    grid = opened("equipment")
    assert "row.export" in {action.key for action in grid.actions_of()}
