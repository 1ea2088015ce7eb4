"""Export plan: one project to one file for Microsoft Project; an old file stays whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from core.queries.exchange import draft
from core.queries.milestones import milestones
from tests.ui.dialogs.test_export_file import type_name
from ui.dialogs.export_plan import PlanExportRun, open_export_plan, proposed
from ui.dialogs.import_file import open_import_file
from ui.dialogs.plan_import import PlanImportDialog
from ui.dialogs.plan_import.dialog import PREVIEW

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.dialogs.conftest import Window
    from ui.desk import Desk


def test_the_code_of_the_project_is_proposed_as_a_name(
    desk: Desk, astana: int, tmp_path: Path
) -> None:
    assert proposed(desk, astana) == desk.workspace.path.with_name("P-2301.xml")
    desk.settings.now.exchange_folder = str(tmp_path)
    assert proposed(desk, astana).parent == tmp_path


@pytest.mark.slow
def test_a_plan_is_written_and_read_back_with_nothing_to_import(
    desk: Desk, astana: int, tmp_path: Path, window: Window, qtbot: QtBot
) -> None:
    before = desk.read(draft)
    type_name(tmp_path / "for the supplier")
    run = open_export_plan(desk, astana)
    assert run is not None
    qtbot.waitSignal(run.ended, timeout=30_000).wait()
    said, action, _show = window.toasts[0]
    assert (said, action) == ("Plan exported: for the supplier.xml.", "Open folder")
    assert desk.settings.now.exchange_folder == str(tmp_path)
    dialog = open_import_file(desk, tmp_path / "for the supplier.xml")
    assert isinstance(dialog, PlanImportDialog)
    qtbot.waitUntil(lambda: dialog._state == PREVIEW, timeout=30_000)
    assert dialog.target.wish.project_id == astana
    assert len(dialog.preview.table.rows.shown_rows()) == len(desk.read(milestones, astana))
    assert not dialog.take_button.isEnabled()
    dialog.close_sheet()
    assert desk.read(draft) == before


def test_another_ending_is_refused(desk: Desk, astana: int, window: Window, qtbot: QtBot) -> None:
    kept = desk.workspace.path.read_bytes()
    type_name(desk.workspace.path.with_name("other.handover"))
    assert open_export_plan(desk, astana) is None
    assert ".xml" in window.banners[0][2]
    assert desk.workspace.path.read_bytes() == kept


def test_giving_up_in_the_dialog_writes_nothing(desk: Desk, astana: int, qtbot: QtBot) -> None:
    def give_up() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.reject()

    QTimer.singleShot(200, give_up)
    assert open_export_plan(desk, astana) is None
    assert not desk.jobs.running


@pytest.mark.slow
def test_a_place_that_cannot_be_written_is_said(
    desk: Desk, astana: int, tmp_path: Path, window: Window, qtbot: QtBot
) -> None:
    (tmp_path / "taken.xml").mkdir()
    run = PlanExportRun(desk, astana, tmp_path / "taken.xml")
    with qtbot.waitSignal(run.ended, timeout=30_000):
        run.start()
    [(kind, title, why)] = window.banners
    assert (kind, title) == ("red", "The plan was not exported.")
    assert "taken.xml" in why


@pytest.mark.slow
def test_stopping_leaves_the_old_file_whole(
    desk: Desk, astana: int, tmp_path: Path, window: Window, qtbot: QtBot
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "old.xml").write_text("old")
    run = PlanExportRun(desk, astana, folder / "old.xml")
    with qtbot.waitSignal(run.ended, timeout=30_000):
        run.start()
        desk.jobs.running[0].cancel()
    assert (folder / "old.xml").read_text() == "old"
    assert [each.name for each in folder.iterdir()] == ["old.xml"]
    assert window.toasts[0][0].startswith("Export stopped.")
