"""A workbook that came back is read, decided cell by cell, and taken as one step."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from core.operations.register import edit_row
from core.queries.register import register_rows
from tests.workbooks import Filled, filled_table, sent
from ui.dialogs.import_file import open_import_file
from ui.dialogs.workbook_import import WorkbookImportDialog
from ui.dialogs.workbook_import.dialog import PREVIEW, PROBLEMS, WRITING
from ui.dialogs.workbook_import.preview import COLUMNS, NOTICES

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.dialogs.conftest import Window
    from ui.desk import Desk

pytestmark = pytest.mark.slow


def out(desk: Desk, folder: Path, project: int) -> Filled:
    path = sent(desk.workspace, folder / "out.xlsx", "equipment", "risks", project_id=project)
    return Filled(path)


def opened(desk: Desk, path: Path, qtbot: QtBot) -> WorkbookImportDialog:
    dialog = open_import_file(desk, path)
    assert isinstance(dialog, WorkbookImportDialog)
    waited(dialog, qtbot)
    return dialog


def waited(dialog: WorkbookImportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog._state in (PREVIEW, PROBLEMS), timeout=60_000)


def shown(dialog: WorkbookImportDialog, key: str) -> list[str]:
    """Return what a column says of each line that is shown."""
    rows = dialog.preview.table.rows
    column = rows.columns[rows.number(key)]
    return [
        column.spoken(row) if column.spoken is not None else column.words(row)
        for row in rows.shown_rows()
    ]


def put(dialog: WorkbookImportDialog, place: int, value: Any) -> None:
    """Choose in the first column of a line, as its menu does."""
    rows = dialog.preview.table.rows
    row = rows.shown_rows()[place]
    rows.put(rows.index(rows.line_of(row.id), rows.number("fate")), value)


def taken(dialog: WorkbookImportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.closed, timeout=60_000):
        dialog.take()


def packages(desk: Desk, project: int) -> list[Any]:
    return [row.values for row in desk.read(register_rows, "equipment", project)]


def test_cells_are_shown_decided_and_taken_with_one_undo(
    desk: Desk, tmp_path: Path, astana: int, window: Window, qtbot: QtBot
) -> None:
    filling = out(desk, tmp_path, astana)
    filling.put(0, "name", "New name")
    filling.put(0, "supplier", "Other")
    filling.put(1, "site_forecast", dt.date(2025, 6, 1))
    filling.put(40, "code", "E-900")
    filling.put(40, "name", "Robot cell")
    filling.save()
    before, steps = packages(desk, astana), desk.workspace.undo_count
    dialog = opened(desk, filling.path, qtbot)
    assert shown(dialog, "fate") == ["Taken", "Taken", "Taken", "Added", "Added"]
    assert shown(dialog, "new")[:3] == ["New name", "Other", "2025-06-01"]
    assert dialog.take_button.text() == "Import 4 changes"
    put(dialog, 1, False)
    assert shown(dialog, "fate")[1] == "Left as it is"
    assert dialog.take_button.text() == "Import 3 changes"
    assert packages(desk, astana) == before
    taken(dialog, qtbot)
    after = packages(desk, astana)
    assert (after[0]["name"], after[0]["supplier"]) == ("New name", before[0]["supplier"])
    assert after[-1]["code"] == "E-900"
    assert window.toasts[0][:2] == (
        "Read back from Excel. 2 cells changed. 1 row added.",
        "Undo",
    )
    assert desk.workspace.undo_count == steps + 1
    assert list(desk.workspace.path.with_name("test backups").glob("*.handover"))
    desk.undo()
    assert packages(desk, astana) == before


def test_a_conflict_shows_three_values_and_keeps_ours_until_theirs_is_chosen(
    desk: Desk, tmp_path: Path, astana: int, qtbot: QtBot
) -> None:
    filling = out(desk, tmp_path, astana)
    was = packages(desk, astana)[0]["supplier"]
    row = desk.read(register_rows, "equipment", astana)[0]
    desk.run("Edit", edit_row, "equipment", row.id, {"supplier": "Ours"})
    filling.put(0, "supplier", "Theirs")
    dialog = opened(desk, filling.save(), qtbot)
    line = [shown(dialog, key)[0] for key in ("fate", "old", "new", "sent")]
    assert line == ["Conflict: ours", "Ours", "Theirs", was]
    assert not dialog.take_button.isEnabled()
    put(dialog, 0, True)
    assert shown(dialog, "fate") == ["Conflict: theirs"]
    taken(dialog, qtbot)
    assert packages(desk, astana)[0]["supplier"] == "Theirs"


def test_a_date_that_may_be_two_is_read_for_the_whole_column(
    desk: Desk, tmp_path: Path, astana: int, qtbot: QtBot
) -> None:
    filling = out(desk, tmp_path, astana)
    filling.put(0, "site_forecast", "03/04/2025")
    filling.put(1, "site_forecast", "05/06/2025")
    dialog = opened(desk, filling.save(), qtbot)
    assert shown(dialog, "fate") == ["Unclear", "Unclear"]
    assert shown(dialog, "new")[0] == "2025-04-03 / 2025-03-04"
    put(dialog, 0, 0)
    waited(dialog, qtbot)
    assert shown(dialog, "fate") == ["Taken", "Taken"]
    assert shown(dialog, "new") == ["2025-04-03", "2025-06-05"]


def test_a_choice_holds_for_selected_lines_whole_rows_and_columns(
    desk: Desk, tmp_path: Path, astana: int, qtbot: QtBot
) -> None:
    filling = out(desk, tmp_path, astana)
    for line in range(3):
        filling.put(line, "supplier", f"S{line}")
        filling.put(line, "unit", "set!")
    dialog = opened(desk, filling.save(), qtbot)
    dialog.preview.table.selectAll()
    put(dialog, 0, False)
    assert set(shown(dialog, "fate")) == {"Left as it is"}
    dialog.preview.table.clearSelection()
    dialog.preview.open_menu(QPoint(0, 0), dialog.preview.lines[0])
    [menu] = dialog.preview.findChildren(QMenu)
    offered = {action.text().replace("&", ""): action for action in menu.actions()}
    offered["Take whole column"].trigger()
    assert shown(dialog, "fate") == ["Taken", "Left as it is"] * 3
    offered["Take whole row"].trigger()
    assert shown(dialog, "fate")[:2] == ["Taken", "Taken"]
    menu.close()
    qtbot.mouseClick(dialog.preview.leave_button, Qt.MouseButton.LeftButton)
    assert set(shown(dialog, "fate")) == {"Left as it is"}


def test_lines_are_shown_by_what_is_to_be_decided(
    desk: Desk, tmp_path: Path, astana: int, qtbot: QtBot
) -> None:
    filling = out(desk, tmp_path, astana)
    filling.put(0, "status", "Flying")
    filling.put(1, "supplier", "Other")
    filling.sheet.row_dimensions[6].hidden = True
    for column in range(1, filling.sheet.max_column + 1):
        filling.sheet.cell(8, column).value = None
    dialog = opened(desk, filling.save(), qtbot)
    preview = dialog.preview
    assert list(preview.filters.words)[:1] == ["All 3"]
    preview.show_only("refused")
    assert shown(dialog, "fate") == ["Refused"]
    assert "none of the choices" in shown(dialog, "remark")[0]
    preview.show_only("gone")
    assert shown(dialog, "fate") == ["Stays"]
    put(dialog, 0, True)
    assert dialog.take_button.text() == "Import 2 changes"
    preview.show_only(NOTICES)
    assert "hidden or filtered" in preview.notices.rows.shown_rows()[0].reason
    before = len(packages(desk, astana))
    taken(dialog, qtbot)
    assert len(packages(desk, astana)) == before - 1


def test_a_list_of_anybody_asks_for_its_project_and_its_columns(
    desk: Desk, tmp_path: Path, astana: int, qtbot: QtBot
) -> None:
    path = filled_table(
        tmp_path / "foreign.xlsx",
        [["Item", "Equipment", "Maker", "Works"], ["E-77", "Robot", "ABB", "Västerås"]],
    )
    dialog = opened(desk, path, qtbot)
    assert dialog.project.isVisibleTo(dialog)
    dialog.project.chosen.emit("P-2301")
    waited(dialog, qtbot)
    assert set(shown(dialog, "fate")) == {"Added"}
    assert "Västerås" not in shown(dialog, "new")
    dialog.preview.show_only(COLUMNS)
    rows = dialog.preview.fields.rows
    last = rows.shown_rows()[-1]
    assert (last.letter, last.key) == ("D", "")
    rows.put(rows.index(rows.line_of(last.id), rows.number("key")), "fat_place")
    waited(dialog, qtbot)
    assert "Västerås" in shown(dialog, "new")
    taken(dialog, qtbot)
    assert packages(desk, astana)[-1]["fat_place"] == "Västerås"


@pytest.mark.parametrize(
    ("raw", "said"), [(b"Code;Name\n", "kind csv"), (b"PK\x03\x04 cut", "damaged or cut off")]
)
def test_what_cannot_be_read_says_why(
    desk: Desk, tmp_path: Path, qtbot: QtBot, raw: bytes, said: str
) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(raw)
    dialog = opened(desk, path, qtbot)
    assert dialog._state == PROBLEMS
    assert said in dialog.problems.rows.shown_rows()[0].reason
    assert dialog.again_button.isVisibleTo(dialog)


def test_rows_that_break_a_rule_together_are_listed_and_nothing_is_taken(
    desk: Desk, tmp_path: Path, astana: int, qtbot: QtBot
) -> None:
    filling = out(desk, tmp_path, astana)
    second = packages(desk, astana)[1]["code"]
    filling.put(0, "code", second)
    before = packages(desk, astana)
    dialog = opened(desk, filling.save(), qtbot)
    dialog.take()
    qtbot.waitUntil(lambda: dialog._state == PROBLEMS, timeout=60_000)
    assert second in dialog.problems.rows.shown_rows()[0].reason
    assert packages(desk, astana) == before
    qtbot.mouseClick(dialog.back_button, Qt.MouseButton.LeftButton)
    assert dialog._state == PREVIEW


def test_nothing_is_changed_by_giving_up(
    desk: Desk, tmp_path: Path, astana: int, qtbot: QtBot
) -> None:
    filling = out(desk, tmp_path, astana)
    filling.put(0, "name", "New name")
    before = packages(desk, astana)
    dialog = opened(desk, filling.save(), qtbot)
    with qtbot.waitSignal(dialog.closed):
        dialog._ask_to_close()
    assert packages(desk, astana) == before
    assert dialog._state != WRITING
