"""Tests of ui.main_window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from core.language import LANGUAGES, use
from core.operations.projects import edit_project
from core.queries.portfolio import portfolio
from tests.windows import clock, sample_window, window_in
from ui.desk import Place
from ui.main_window import MainWindow, saved_words
from ui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def menu_of(window: MainWindow, title: str) -> QMenu:
    found = next(a for a in window.top.menus.actions() if a.text().replace("&", "") == title)
    menu = found.menu()
    assert isinstance(menu, QMenu)
    return menu


def test_the_menus_have_mnemonics(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_in(qtbot, tmp_path)
    assert all("&" in action.text() for action in window.top.menus.actions())


def test_without_a_file_a_menu_says_what_to_do_first(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_in(qtbot, tmp_path)
    entry = menu_of(window, "Milestone").actions()[0]
    assert entry.text() == "Open a project to work on its milestones"
    assert not entry.isEnabled()
    assert not next(a for a in window.menus.built() if a.action.key == "file.copy").isEnabled()


def test_no_two_reachable_actions_share_a_shortcut(qtbot: QtBot, tmp_path: Path) -> None:
    window = sample_window(qtbot, tmp_path)
    keys = [s.toString() for a in window.menus.built() for s in a.shortcuts() if s.toString()]
    assert sorted(set(keys)) == sorted(keys)


def test_the_title_and_the_status_bar_name_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    window = sample_window(qtbot, tmp_path)
    assert window.windowTitle() == "plants – Handover"
    assert window.status_bar.saved.words == "Saved · plants.handover"


def test_saved_says_when(qtbot: QtBot, tmp_path: Path) -> None:
    window = sample_window(qtbot, tmp_path)
    desk = window.desk
    assert desk is not None
    desk.run("Edit facts", edit_project, desk.read(portfolio)[0].id, customer="Nile")
    assert saved_words(desk).startswith("Saved ")
    qtbot.waitUntil(lambda: window.status_bar.saved.words == saved_words(desk))
    assert window.top.undo.isEnabled()


def test_a_job_is_shown_while_it_runs(qtbot: QtBot, tmp_path: Path) -> None:
    from threading import Event

    window = sample_window(qtbot, tmp_path)
    assert window.desk is not None
    gate = Event()
    window.desk.jobs.start("Exporting", gate.wait, 5)
    assert window.status_bar.job.isHidden(), "a job that ends at once does not flicker"
    qtbot.waitUntil(window.status_bar.job.isVisible)
    window.jobs.open_panel()
    gate.set()
    qtbot.waitUntil(window.status_bar.job.isHidden)


@pytest.mark.parametrize("width", [1280, 1440])
def test_a_small_window_has_a_narrow_rail_that_cannot_unfold(
    qtbot: QtBot, tmp_path: Path, width: int
) -> None:
    window = window_in(qtbot, tmp_path, size=(width, 800))
    assert window.rail.is_narrow == (width < 1360)
    assert window.rail.can_widen == (width >= 1360)


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_menu_has_room_in_the_narrowest_window(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    use(language)
    window = sample_window(qtbot, tmp_path, size=(1180, 680))
    menus = window.top.menus
    rights = [menus.actionGeometry(action).right() for action in menus.actions()]
    assert rights == sorted(rights)
    assert 0 < rights[0] < rights[-1] < menus.width()


def test_a_folded_rail_stays_folded(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_in(qtbot, tmp_path)
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert window.rail.is_narrow
    assert not window.settings.now.rail_open
    window.resize(1500, 900)
    assert window.rail.is_narrow


def test_alt_left_goes_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = sample_window(qtbot, tmp_path)
    desk = window.desk
    assert desk is not None
    desk.go(Place("project", desk.read(portfolio)[0].id))
    window.update_actions()
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.place == Place("portfolio")


def test_a_file_that_closes_leaves_nothing_behind(qtbot: QtBot, tmp_path: Path) -> None:
    window = sample_window(qtbot, tmp_path)
    window.open_files().close()
    assert window.stack.page is None
    assert window.rail.pins == []
    assert window.top.status_date.isHidden()
    assert window.desk is None


def test_the_rail_can_be_folded_once_the_window_has_room(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_in(qtbot, tmp_path, size=(1180, 680))
    assert window.rail.is_narrow
    window.resize(1500, 900)
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert window.rail.is_narrow
    assert not window.settings.now.rail_open


def test_the_ground_is_painted_before_anything_stands_on_it(qtbot: QtBot, tmp_path: Path) -> None:
    seen: list[bool] = []
    settings = Settings(tmp_path / "settings.json")
    window = MainWindow(
        settings, clock=clock, user="x", prepare=lambda: seen.append(hasattr(window, "rail"))
    )
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show()
        assert not hasattr(window, "rail")
    assert seen == [False]
    assert window.rail.isVisible()
