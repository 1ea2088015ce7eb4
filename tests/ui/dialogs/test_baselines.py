"""The list of baselines: set, named, made current with a reason, locked; what may not be removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.operations.baselines import set_baseline
from core.queries.baselines import baselines, current_baseline
from ui.dialogs.baseline import BaselineDialog
from ui.dialogs.baselines import open_baselines
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.text_field import NoteField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from core.queries.baselines import BaselineRow
    from ui.desk import Desk
    from ui.dialogs.baselines import BaselinesDialog

Key = Qt.Key


@pytest.fixture
def dialog(desk: Desk, astana: int) -> BaselinesDialog:
    """Provide the dialog over BL1, the contract's, and BL2, the current one."""
    desk.run("Set", set_baseline, astana, name="BL2", why="Amendment", on=desk.status_date())
    return open_baselines(desk, astana)


def rows(desk: Desk, astana: int) -> dict[str, BaselineRow]:
    return {row.name: row for row in desk.read(baselines, astana)}


def choose(dialog: BaselinesDialog, row: BaselineRow) -> None:
    dialog.table.select([row.id])


def test_each_says_what_it_is(dialog: BaselinesDialog) -> None:
    told = [
        [column.words(row) for column in dialog.model.columns] for row in dialog.model.shown_rows()
    ]
    assert told == [
        ["BL1", "contract, locked", "2023-05-18", "2025-07-31", "48", ""],
        ["BL2", "current", "2025-02-28", "2025-10-31", "48", "Amendment"],
    ]
    assert dialog.table.selected_rows()[0].name == "BL2"


def test_neither_contract_nor_current_baseline_can_be_removed(
    dialog: BaselinesDialog, desk: Desk, astana: int
) -> None:
    for row in rows(desk, astana).values():
        choose(dialog, row)
        assert not dialog.remove_button.isEnabled()


def test_the_earlier_baseline_is_made_current_with_a_reason(
    qtbot: QtBot, dialog: BaselinesDialog, desk: Desk, astana: int
) -> None:
    choose(dialog, rows(desk, astana)["BL1"])
    dialog.use_button.click()
    [sheet] = [
        each for each in desk.overlay().findChildren(DialogFrame) if each.findChildren(NoteField)
    ]
    qtbot.keyClick(sheet, Key.Key_Return)
    assert desk.read(current_baseline, astana) == "BL2"
    [reason] = sheet.findChildren(NoteField)
    reason.setPlainText("The amendment was not signed")
    qtbot.keyClick(sheet, Key.Key_Return)
    assert desk.read(current_baseline, astana) == "BL1"
    QApplication.processEvents()
    assert [row.is_current for row in dialog.model.shown_rows()] == [True, False]
    assert dialog.remove_button.isEnabled() is False
    choose(dialog, rows(desk, astana)["BL2"])
    dialog.remove_button.click()
    QApplication.processEvents()
    assert [row.name for row in dialog.model.shown_rows()] == ["BL1"]
    desk.undo()
    assert set(rows(desk, astana)) == {"BL1", "BL2"}


def test_a_name_is_edited_where_it_stands_and_must_be_free(
    qtbot: QtBot, dialog: BaselinesDialog, desk: Desk, astana: int
) -> None:
    choose(dialog, rows(desk, astana)["BL2"])
    dialog.rename_button.click()
    editor = dialog.table.editing.editor
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "BL1")
    qtbot.keyClick(editor, Key.Key_Return)
    assert "already a baseline BL1" in dialog.table.editing.refusal
    editor.selectAll()
    qtbot.keyClicks(editor, "Amendment 1")
    qtbot.keyClick(editor, Key.Key_Return)
    assert set(rows(desk, astana)) == {"BL1", "Amendment 1"}


def test_a_baseline_is_locked_for_good(dialog: BaselinesDialog, desk: Desk, astana: int) -> None:
    choose(dialog, rows(desk, astana)["BL2"])
    dialog.lock_button.click()
    QApplication.processEvents()
    assert rows(desk, astana)["BL2"].contractual
    assert not dialog.lock_button.isEnabled()


def test_a_new_one_may_be_one_of_the_contract(
    dialog: BaselinesDialog, desk: Desk, astana: int
) -> None:
    dialog.new_button.click()
    [sheet] = desk.overlay().findChildren(BaselineDialog)
    sheet.reason.set_value("Second amendment")
    sheet.contract.set_checked(True)
    sheet.save()
    assert rows(desk, astana)["BL3"].contractual
    assert desk.read(current_baseline, astana) == "BL3"


def test_a_read_only_file_offers_nothing_to_do(
    desk: Desk, astana: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.workspace, "is_read_only", True)
    opened = open_baselines(desk, astana)
    for button in (opened.new_button, opened.rename_button, opened.lock_button):
        assert not button.isEnabled()
