"""Starting, opening, refusing and closing files, through the window."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from core.errors import FileMissing
from core.operations.portfolio import rename_portfolio
from core.queries.portfolio import portfolio, portfolio_file
from core.queries.project import project_id
from tests.windows import clock, sample_file, sample_window, window_in
from ui.desk import Place
from ui.main import begin, spoken
from ui.pages.portfolio import PortfolioPage
from ui.pages.project.tabs.schedule.tab import ScheduleTab
from ui.settings import Settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


def banner(window: MainWindow) -> str:
    shown = window.messages.banners
    return shown.accessibleName() if shown.isVisible() else ""


def press(window: MainWindow, words: str) -> None:
    buttons = window.findChildren(QPushButton)
    next(b for b in buttons if b.text().strip() == words and b.isVisible()).click()


def test_the_first_start_offers_sample_new_and_open(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_in(qtbot, tmp_path)
    begin(window, None, sample=False)
    words = {b.text().strip() for b in window.start.findChildren(QPushButton)}
    assert {"Open the sample", "New file…", "Open…"} <= words
    assert window.rail.rooms == []


def test_a_new_file_is_made_and_opens_on_an_empty_portfolio(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_in(qtbot, tmp_path)
    target = tmp_path / "plants"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.keyClick(
        window, "N", Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert (tmp_path / "plants.handover").exists()
    assert window.windowTitle().startswith("plants")
    assert window.desk is not None
    assert window.desk.status_date() == clock().date()
    assert window.status_bar.facts.text() == "No projects"


def test_the_last_file_opens_again(qtbot: QtBot, tmp_path: Path) -> None:
    first = sample_window(qtbot, tmp_path)
    first.close()
    again = window_in(qtbot, tmp_path, settings=Settings(tmp_path / "settings.json"))
    begin(again, None, sample=False)
    assert again.desk is not None
    assert again.desk.workspace.path == tmp_path / "plants.handover"


def test_opening_another_file_lets_go_of_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    window = sample_window(qtbot, tmp_path)
    other = sample_file(tmp_path, "other.handover")
    window.open_path(other)
    assert window.desk is not None
    assert window.desk.workspace.path == other
    window.open_path(tmp_path / "plants.handover")  # it would be in use, had it not been let go
    assert window.desk.workspace.path == tmp_path / "plants.handover"
    recent = [Path(path).name for path in window.settings.now.recent]
    assert recent == ["plants.handover", "other.handover"]


def test_a_recent_file_is_in_the_menu_and_on_the_start_screen(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.remember_file(sample_file(tmp_path))
    window = window_in(qtbot, tmp_path, settings=settings)
    entries = [a.text() for m in window.top.menus.findChildren(QMenu) for a in m.actions()]
    assert "plants.handover" in entries
    link = next(b for b in window.start.findChildren(QPushButton) if "plants" in b.text())
    link.click()
    assert window.desk is not None


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "empty"), (b"PK\x03\x04 a workbook renamed", "Handover"), (None, "not found")],
    ids=["empty", "foreign", "missing"],
)
def test_a_file_that_cannot_be_opened_costs_a_banner_and_nothing_else(
    qtbot: QtBot, tmp_path: Path, content: bytes | None, words: str
) -> None:
    window = sample_window(qtbot, tmp_path)
    bad = tmp_path / "bad.handover"
    if content is not None:
        bad.write_bytes(content)
    window.open_path(bad)
    assert "bad.handover" in banner(window)
    assert words in banner(window)
    assert window.desk is not None
    assert len(window.desk.read(portfolio)) == 6
    assert bad.exists() == (content is not None)


def test_try_again_opens_a_file_that_is_well_by_then(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_in(qtbot, tmp_path)
    path = tmp_path / "late.handover"
    window.open_path(path)
    sample_file(tmp_path, "late.handover")
    press(window, "Try again")
    assert window.desk is not None
    assert banner(window) == ""


def test_a_damaged_file_comes_back_from_its_backup(qtbot: QtBot, tmp_path: Path) -> None:
    window = sample_window(qtbot, tmp_path)
    assert window.desk is not None
    path = window.desk.workspace.path
    window.desk.run("Rename", rename_portfolio, "Before the damage")
    window.open_files().close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    window.open_path(path)
    assert "damaged" in banner(window)
    press(window, f"Restore the backup of {clock().astimezone():%Y-%m-%d %H:%M}")
    assert banner(window) == ""
    assert window.desk is not None
    assert window.desk.read(portfolio_file).title == "Before the damage"
    kept = path.with_name("plants replaced 1.handover")
    assert kept.read_bytes() == whole[: len(whole) // 2]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_file_opens_with_a_banner(qtbot: QtBot, tmp_path: Path) -> None:
    path = sample_file(tmp_path)
    path.chmod(0o444)
    window = window_in(qtbot, tmp_path)
    window.open_path(path)
    assert "read-only" in banner(window)


def test_a_read_only_window_offers_no_change(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_in(qtbot, tmp_path)
    window.open_files().open(sample_file(tmp_path), read_only=True)
    assert "read-only" in banner(window)
    assert not window.deeds.can_write()
    assert not next(a for a in window.menus.built() if a.action.key == "project.new").isEnabled()


def test_a_data_file_dropped_on_the_window_opens(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_in(qtbot, tmp_path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sample_file(tmp_path)))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(10, 10), copy, data, Qt.MouseButton.LeftButton, none))
    assert window.desk is not None


def test_a_copy_is_a_whole_file(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = sample_window(qtbot, tmp_path)
    target = tmp_path / "copy.handover"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.deeds.ask_copy()
    assert window.desk is not None
    assert window.desk.workspace.path.name == "plants.handover"
    window.open_path(target)
    assert len(window.desk.read(portfolio)) == 6


def test_the_window_comes_back_where_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_in(qtbot, tmp_path)
    window.setGeometry(20, 30, 700, 600)
    size = window.size()
    window.close()
    again = window_in(qtbot, tmp_path, settings=Settings(tmp_path / "settings.json"), size=None)
    assert again.size() == size


@pytest.mark.parametrize(
    ("chosen", "system", "code"),
    [
        ("ru", "zh_CN", "ru"),
        ("", "zh_CN", "zh"),
        ("", "de_DE", "en"),
        ("", None, "en"),
        ("", "Russian_Russia", "ru"),
    ],
)
def test_the_language_is_the_chosen_one_else_the_systems(
    chosen: str, system: str | None, code: str
) -> None:
    assert spoken(chosen, system) == code


PAINT = """
import datetime as dt, pathlib, sys, tempfile
from ui.main import application, dress
from ui.main_window import MainWindow
from ui.settings import Settings
app = application()
settings = Settings(pathlib.Path(tempfile.mkdtemp()) / "settings.json")
dress(app, settings)
window = MainWindow(settings, clock=lambda: dt.datetime.now(dt.UTC), user="")
window.painted.connect(app.quit)
window.show()
app.exec()
heavy = {"sqlalchemy", "numpy", "matplotlib", "openpyxl", "alembic", "babel", "yaml", "holidays"}
print(sorted(heavy & set(sys.modules)))
"""


def test_the_frame_is_painted_before_the_data_layer_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PAINT],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == "[]"


def test_the_clock_of_the_window_is_the_one_it_is_given(qtbot: QtBot, tmp_path: Path) -> None:
    window = sample_window(qtbot, tmp_path)
    assert window.desk is not None
    assert window.desk.today() == dt.date(2025, 3, 1)


def test_a_file_moved_away_while_it_is_open_is_said_with_a_way_to_keep_the_work(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = sample_window(qtbot, tmp_path)
    (tmp_path / "plants.handover").rename(tmp_path / "elsewhere.handover")
    page = window.stack.page
    assert isinstance(page, PortfolioPage)
    with pytest.raises(FileMissing) as refused:
        page.doings.change_status("ON_HOLD")
    assert window.say_not_saved(refused.value)
    assert banner(window).startswith("plants.handover was moved, deleted or replaced")
    assert window.status_bar.saved.words == "Not saved · plants.handover"
    (tmp_path / "elsewhere.handover").rename(tmp_path / "plants.handover")
    page.doings.change_status("ON_HOLD")
    qtbot.waitUntil(lambda: window.status_bar.saved.words.startswith("Saved"))


def test_the_cells_of_a_read_only_file_say_why_they_do_not_change(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = window_in(qtbot, tmp_path)
    window.open_files().open(sample_file(tmp_path), read_only=True)
    assert window.desk is not None
    window.desk.go(Place("project", window.desk.read(project_id, "P-2301"), "schedule"))
    tab = window.findChild(ScheduleTab)
    assert isinstance(tab, ScheduleTab)
    line = tab.model.line_of(next(row.id for row in tab.model.rows if row.code == "M029"))
    tab.table.setCurrentIndex(tab.model.index(line, tab.model.number("forecast_finish")))
    qtbot.keyClick(tab.table, Qt.Key.Key_F2)
    assert tab.table.editing.refusal.startswith("This file is read-only.")
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert tab.panel.isVisible()
    assert not tab.panel.save_button.isEnabled()
