"""What goes out to Excel is asked for once and written while the user goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from core.queries.register import register_rows
from core.queries.workbook import OUTSIDE
from tests.workbooks import Filled, differences
from ui.dialogs.workbook_export import (
    ALL,
    SELECTED,
    SHOWN,
    WRITTEN,
    Seen,
    open_workbook_export,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.dialogs.conftest import Window
    from ui.desk import Desk
    from ui.dialogs.workbook_export import (
        WorkbookExportDialog,
    )

pytestmark = pytest.mark.slow


def written(dialog: WorkbookExportDialog, qtbot: QtBot) -> Path:
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog._state == WRITTEN, timeout=60_000)
    return dialog.path


def test_a_whole_project_goes_out_and_comes_back_the_same(
    desk: Desk, tmp_path: Path, astana: int, qtbot: QtBot
) -> None:
    dialog = open_workbook_export(desk, astana)
    assert dialog.name.value() == "P-2301_workbook_2025-02-28_en.xlsx"
    dialog.save_as(tmp_path / "all.xlsx")
    dialog.language.set_value("ru")
    found = differences(desk.workspace, written(dialog, qtbot))
    assert found.rows == ()
    assert {sheet.register for sheet in found.sheets} >= {"milestones", "equipment", "shipments"}


def test_the_rows_and_columns_of_a_list_go_out_in_its_order(
    desk: Desk, tmp_path: Path, astana: int, qtbot: QtBot
) -> None:
    ids = tuple(row.id for row in desk.read(register_rows, "risks", astana))
    seen = Seen("risks", ids[:3], ids[1:3], ("code", "title", "owner"))
    dialog = open_workbook_export(desk, astana, seen)
    assert dialog.rows.value == SELECTED
    assert dialog.rows.isVisibleTo(dialog)
    dialog.rows.set_value(SHOWN)
    dialog.columns.set_value(SHOWN)
    dialog.save_as(tmp_path / "risks.xlsx")
    filling = Filled(written(dialog, qtbot))
    assert list(filling.columns)[1:] == ["code", "title", "owner"]
    assert [filling.sheet.cell(line, 1).value for line in (6, 7, 8, 9)] == [*ids[:3], None]


def test_what_is_internal_stays_here_in_the_edition_for_others(
    desk: Desk, tmp_path: Path, astana: int, qtbot: QtBot
) -> None:
    dialog = open_workbook_export(desk, astana, Seen("equipment"))
    dialog.edition.set_value(OUTSIDE)
    assert dialog.rows.value == ALL
    dialog.save_as(tmp_path / "out.xlsx")
    assert "order_value" not in Filled(written(dialog, qtbot)).columns
    again = open_workbook_export(desk, astana, Seen("cost_lines"))
    again.edition.set_value(OUTSIDE)
    again.write()
    assert again.note == "Nothing of it goes out in this edition."


def test_a_name_that_no_system_takes_is_refused(desk: Desk, astana: int) -> None:
    dialog = open_workbook_export(desk, astana)
    dialog.name.set_value("a/b")
    dialog.write()
    assert "none of these" in dialog.entries.field("name").refusal


def test_closing_it_lets_the_workbook_be_written_behind(
    desk: Desk, tmp_path: Path, astana: int, window: Window, qtbot: QtBot
) -> None:
    dialog = open_workbook_export(desk, astana, Seen("risks"))
    dialog.save_as(tmp_path / "behind.xlsx")
    dialog.write()
    dialog._ask_to_close()
    qtbot.waitUntil(lambda: bool(window.toasts), timeout=60_000)
    assert window.toasts[0][0] == "Workbook written: behind.xlsx."
    assert load_workbook(tmp_path / "behind.xlsx").worksheets[0].title == "Risks"
