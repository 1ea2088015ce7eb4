"""Export: the whole portfolio to one file; whatever goes wrong, old file and data are whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from core.exchange.portfolio_yaml import read
from core.queries.exchange import draft
from ui.dialogs.export_file import ExportRun, open_export_file, proposed

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.dialogs.conftest import Window
    from ui.desk import Desk


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


def run_to_end(qtbot: QtBot, run: ExportRun) -> None:
    with qtbot.waitSignal(run.ended, timeout=30_000):
        run.start()


def test_the_name_of_the_data_file_is_proposed_in_the_folder_used_last(
    desk: Desk, tmp_path: Path
) -> None:
    assert proposed(desk) == desk.workspace.path.with_suffix(".yaml")
    (tmp_path / "out").mkdir()
    desk.settings.now.exchange_folder = str(tmp_path / "out")
    assert proposed(desk) == tmp_path / "out" / "test.yaml"
    desk.settings.now.exchange_folder = str(tmp_path / "gone")
    assert proposed(desk).parent == desk.workspace.path.parent


@pytest.mark.slow
def test_a_chosen_name_gets_its_ending_and_the_file_holds_everything(
    desk: Desk, tmp_path: Path, window: Window, qtbot: QtBot
) -> None:
    type_name(tmp_path / "for the bank")
    run = open_export_file(desk)
    assert run is not None
    qtbot.waitSignal(run.ended, timeout=30_000).wait()
    assert read(tmp_path / "for the bank.yaml") == desk.read(draft)
    text, action, _show = window.toasts[0]
    assert (text, action) == ("Portfolio exported: for the bank.yaml.", "Open folder")
    assert desk.settings.now.exchange_folder == str(tmp_path)


def test_the_data_file_itself_is_not_written_over(desk: Desk, window: Window, qtbot: QtBot) -> None:
    type_name(desk.workspace.path.with_name("other.handover"))
    assert open_export_file(desk) is None
    assert ".yaml" in window.banners[0][2]


def test_giving_up_in_the_dialog_writes_nothing(desk: Desk, qtbot: QtBot) -> None:
    def give_up() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.reject()

    QTimer.singleShot(200, give_up)
    assert open_export_file(desk) is None
    assert not desk.jobs.running


@pytest.mark.slow
def test_a_place_that_cannot_be_written_is_said_with_what_is_safe(
    desk: Desk, tmp_path: Path, window: Window, qtbot: QtBot
) -> None:
    (tmp_path / "taken.yaml").mkdir()
    run_to_end(qtbot, ExportRun(desk, tmp_path / "taken.yaml"))
    [(kind, title, text)] = window.banners
    assert (kind, title) == ("red", "The portfolio was not exported.")
    assert "taken.yaml" in text
    assert "Your data is safe in test.handover." in text


@pytest.mark.slow
def test_stopping_leaves_the_old_file_whole(
    desk: Desk, tmp_path: Path, window: Window, qtbot: QtBot
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "old.yaml").write_text("old")
    run = ExportRun(desk, folder / "old.yaml")
    with qtbot.waitSignal(run.ended, timeout=30_000):
        run.start()
        desk.jobs.running[0].cancel()
    assert (folder / "old.yaml").read_text() == "old"
    assert [each.name for each in folder.iterdir()] == ["old.yaml"]
    assert window.toasts[0][0].startswith("Export stopped.")
