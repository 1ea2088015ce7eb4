"""The status report: asked for, written away from the window, offered; an old file stays whole."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from core.queries.milestones import forecast_history
from ui.dialogs.report import open_report

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.dialogs.conftest import Window
    from ui.desk import Desk

STATUS = dt.date(2025, 2, 28)


@pytest.fixture(autouse=True)
def folder(desk: Desk, tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    desk.settings.now.report_folder = str(reports)
    return reports


def test_name_follows_project_and_language_until_it_is_typed(
    desk: Desk, astana: int, folder: Path, qtbot: QtBot
) -> None:
    dialog = open_report(desk, astana)
    assert dialog.path == folder / "P-2301_SR_2025-02-28_en.xlsx"
    dialog.language.set_value("ru")
    dialog.language.chosen.emit("ru")
    assert dialog.path.name == "P-2301_SR_2025-02-28_ru.xlsx"
    dialog.name.setText("")
    qtbot.keyClicks(dialog.name, "for the bank")
    dialog.language.chosen.emit("en")
    assert dialog.path.name == "for the bank.xlsx"
    dialog.close_sheet()


def test_forecasts_can_be_kept_for_a_project_only(desk: Desk, astana: int) -> None:
    dialog = open_report(desk)
    assert dialog.path.name == "Portfolio_SR_2025-02-28_en.xlsx"
    assert dialog.keep.isHidden()
    dialog.scope.set_value(astana)
    dialog.scope.chosen.emit(astana)
    assert not dialog.keep.isHidden()
    dialog.close_sheet()


def test_a_name_that_no_file_can_have_is_refused_at_the_field(
    desk: Desk, astana: int, folder: Path
) -> None:
    dialog = open_report(desk, astana)
    dialog.name.setText("a/b.xlsx")
    dialog.write()
    assert dialog.entries.field("name").refusal
    assert not list(folder.iterdir())
    dialog.close_sheet()


@pytest.mark.slow
def test_enter_writes_the_report_and_keeps_the_forecasts(
    desk: Desk, astana: int, folder: Path, qtbot: QtBot
) -> None:
    before = desk.workspace.undo_count
    dialog = open_report(desk, astana)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.go_button.text() == "Open file", timeout=30_000)
    book = load_workbook(folder / "P-2301_SR_2025-02-28_en.xlsx")
    assert len(book.sheetnames) > 3
    assert desk.workspace.undo_label == "Keep forecasts"
    assert desk.workspace.undo_count <= before + 1
    assert desk.read(forecast_history, astana)
    dialog.close_sheet()


@pytest.mark.slow
def test_stopping_leaves_the_old_file_whole(
    desk: Desk, astana: int, folder: Path, qtbot: QtBot
) -> None:
    old = folder / "P-2301_SR_2025-02-28_en.xlsx"
    old.write_text("the old report")
    dialog = open_report(desk, astana)
    assert (
        "will be replaced"
        in dialog.entries.field("name").findChildren(type(dialog.folder))[1].text()
    )
    dialog.write()
    qtbot.waitUntil(lambda: bool(desk.jobs.running))
    dialog.stop_button.click()
    qtbot.waitUntil(dialog.go_button.isVisible, timeout=30_000)
    assert old.read_text() == "the old report"
    assert [each.name for each in folder.iterdir()] == [old.name]
    dialog.close_sheet()


@pytest.mark.slow
def test_a_place_that_cannot_be_written_is_said_at_the_name(
    desk: Desk, astana: int, folder: Path, qtbot: QtBot
) -> None:
    (folder / "taken.xlsx").mkdir()
    dialog = open_report(desk, astana)
    dialog.save_as(folder / "taken.xlsx")
    dialog.write()
    qtbot.waitUntil(lambda: bool(dialog.entries.field("name").refusal), timeout=30_000)
    assert "taken.xlsx" in dialog.entries.field("name").refusal
    assert dialog.go_button.isVisible()
    dialog.close_sheet()


@pytest.mark.slow
def test_in_the_background_a_toast_says_that_it_is_written(
    desk: Desk, folder: Path, window: Window, qtbot: QtBot
) -> None:
    dialog = open_report(desk)
    dialog.write()
    dialog.behind_button.click()
    qtbot.waitUntil(lambda: bool(window.toasts), timeout=30_000)
    text, action, _run = window.toasts[0]
    assert "Portfolio_SR_2025-02-28_en.xlsx" in text
    assert action == "Open file"
    assert (folder / "Portfolio_SR_2025-02-28_en.xlsx").exists()
