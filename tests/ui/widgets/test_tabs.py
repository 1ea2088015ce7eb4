"""Tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_tabs_are_chosen_and_counts_take_room_only_where_something_is_open(
    qtbot: QtBot, themed: str
) -> None:
    tabs = Tabs("Parts of the project")
    qtbot.addWidget(tabs)
    tabs.set_tabs([("overview", "Overview", 0), ("risks", "Risks", 0)])
    plain = tabs.places()[1].width()
    tabs.set_tabs([("overview", "Overview", 0), ("risks", "Risks", 8)])
    assert tabs.places()[1].width() > plain
    none = Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(tabs.chosen) as chosen:
        place = tabs.places()[1].center()
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, none, place)
    assert chosen.args == ["risks"]
    assert not tabs.grab().isNull()
