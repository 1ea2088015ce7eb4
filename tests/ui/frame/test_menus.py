"""Menus hold what can be done now, each entry once, with a letter of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMenu

from core.language import LANGUAGES
from core.queries.project import project_id
from tests.windows import sample_window
from ui.desk import Place

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return sample_window(qtbot, tmp_path)


def letters(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    entries = [a.text().replace("&&", "") for a in menu.actions() if a.text()]
    return [found[1].casefold() for text in entries if (found := re.search("&(.)", text))]


def menus(window: MainWindow) -> list[QMenu]:
    return [menu for a in window.top.menus.actions() if isinstance(menu := a.menu(), QMenu)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_entries_of_a_menu_share_a_letter(window: MainWindow, language: str) -> None:
    window.set_language(language)
    assert window.desk is not None
    window.desk.go(Place("project", window.desk.read(project_id, "P-2301"), "schedule"))
    for menu in menus(window):
        found = letters(menu)
        assert len(found) == len(set(found)), (menu.title(), found)
        assert found


def test_recent_files_are_offered_with_their_names_as_they_are(
    window: MainWindow, tmp_path: Path
) -> None:
    there = tmp_path / "R&D.handover"
    window.settings.now.recent = [str(there)]
    recent = next(m for menu in menus(window) for m in menu.findChildren(QMenu))
    recent.aboutToShow.emit()
    assert [a.text() for a in recent.actions()] == ["R&&D.handover"]
    window.settings.now.recent = []
    recent.aboutToShow.emit()
    [empty] = recent.actions()
    assert (empty.text(), empty.isEnabled()) == ("No recent files", False)
