"""Choosing a project by typing, by arrow keys, by a double click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.queries.project_briefs import ProjectBrief
from ui.dialogs.choose_project import ChooseProject

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Key = Qt.Key


def brief(number: int, name: str) -> ProjectBrief:
    return ProjectBrief(
        number, f"P-{number}", name, "", "", "KZ", "Li Wei", "ACTIVE", "USD", "", "GREEN"
    )


PROJECTS = [brief(1, "Astana plant"), brief(2, "Jizzakh paint"), brief(3, "Melaka body")]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(900, 700)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def opened(
    qtbot: QtBot, window: QWidget, first: int | None = None
) -> tuple[ChooseProject, list[int]]:
    taken: list[int] = []
    dialog = ChooseProject(
        window, PROJECTS, taken.append, title="Risks: add a row to", verb="Add row", first=first
    )
    dialog.open()
    qtbot.waitUntil(dialog.search.hasFocus)
    return dialog, taken


def test_the_project_worked_in_is_marked_and_enter_takes_it(qtbot: QtBot, window: QWidget) -> None:
    dialog, taken = opened(qtbot, window, first=2)
    qtbot.keyClick(dialog.search, Key.Key_Return)
    assert taken == [2]
    assert dialog.isHidden()


def test_what_is_typed_finds_a_project_at_once(qtbot: QtBot, window: QWidget) -> None:
    dialog, taken = opened(qtbot, window, first=2)
    qtbot.keyClicks(dialog.search, "mela")
    qtbot.keyClick(dialog.search, Key.Key_Return)
    assert taken == [3]


def test_arrows_go_through_the_list_from_the_field(qtbot: QtBot, window: QWidget) -> None:
    dialog, taken = opened(qtbot, window)
    qtbot.keyClick(dialog.search, Key.Key_Down)
    qtbot.keyClick(dialog.search, Key.Key_Return)
    assert taken == [2]


def test_nothing_is_taken_where_nothing_is_found_or_escape_is_pressed(
    qtbot: QtBot, window: QWidget
) -> None:
    dialog, taken = opened(qtbot, window)
    qtbot.keyClicks(dialog.search, "nowhere")
    qtbot.waitUntil(lambda: not dialog.take_button.isEnabled())
    qtbot.keyClick(dialog.search, Key.Key_Return)
    assert not taken
    dialog.search.clear()
    qtbot.keyClick(dialog.search, Key.Key_Escape)
    assert dialog.isHidden()
    assert not taken
