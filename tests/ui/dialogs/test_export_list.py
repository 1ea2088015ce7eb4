"""A list as a workbook: written behind the user's back, refused with a reason."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from core.report.blocks import Chapter, Column, Document, Table
from tests.builders import STATUS
from ui.dialogs.export_list import ListExport, open_export_list

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.dialogs.conftest import Window
    from ui.desk import Desk

LIST = Document(
    title="Alerts",
    subject="Portfolio",
    language="en",
    status_date=STATUS,
    author="Li Wei",
    created=dt.datetime(2025, 3, 1, 9, tzinfo=dt.UTC),
    chapters=(
        Chapter(
            *("alerts", "Alerts", (Table("t", "", (Column("a", "What"),), (("Late",),), ""),)),
            is_cover=False,
            is_landscape=True,
        ),
    ),
)


def type_name(path: Path) -> None:
    """Type a name into the system's dialog as soon as it is there, and press Save."""

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        name = dialog.findChild(QLineEdit)
        assert name is not None
        name.setText(str(path))
        dialog.accept()

    QTimer.singleShot(200, choose)


def test_a_chosen_name_gets_its_ending_and_holds_the_list(
    desk: Desk, tmp_path: Path, window: Window, qtbot: QtBot
) -> None:
    type_name(tmp_path / "alerts of March")
    run = open_export_list(desk, LIST, "Alerts")
    assert run is not None
    with qtbot.waitSignal(run.ended, timeout=30_000):
        pass
    cells = load_workbook(tmp_path / "alerts of March.xlsx").worksheets[0].iter_rows()
    assert "Late" in [cell.value for row in cells for cell in row]
    assert desk.settings.now.report_folder == str(tmp_path)
    assert window.toasts[-1][0] == "List exported: alerts of March.xlsx."


def test_a_place_that_cannot_be_written_is_said(
    desk: Desk, tmp_path: Path, window: Window, qtbot: QtBot
) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    run = ListExport(desk, LIST, tmp_path / "folder.xlsx")
    with qtbot.waitSignal(run.ended, timeout=30_000):
        run.start()
    [(kind, title, _text)] = [banner[:3] for banner in window.banners]
    assert (kind, title) == ("red", "The list was not exported.")
    assert list((tmp_path / "folder.xlsx").iterdir()) == []


def test_a_stopped_export_leaves_an_old_file_as_it_was(
    desk: Desk, tmp_path: Path, window: Window, qtbot: QtBot
) -> None:
    (tmp_path / "list.xlsx").write_text("old")
    run = ListExport(desk, LIST, tmp_path / "list.xlsx")
    with qtbot.waitSignal(run.ended, timeout=30_000):
        run.start()
        for job in desk.jobs.running:
            job.cancel()
    assert (tmp_path / "list.xlsx").read_text() == "old"
    assert [said for said, *_ in window.toasts] == ["Export stopped. An old file is as it was."]
