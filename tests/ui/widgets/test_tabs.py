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
    tabs.resize(400, tabs.height())
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


def test_tabs_stand_closer_where_room_is_short_and_the_current_one_is_always_seen(
    qtbot: QtBot,
) -> None:
    tabs = Tabs("Parts of the project")
    qtbot.addWidget(tabs)
    tabs.set_tabs([(f"t{n}", f"Tab number {n}", 0) for n in range(10)])
    whole = tabs.sizeHint().width()
    tabs.resize(whole, tabs.height())
    wide = tabs.places()[1].width()
    tabs.resize(whole - 80, tabs.height())
    assert tabs.places()[1].width() < wide
    assert tabs.places()[-1].right() <= tabs.width()
    tabs.resize(300, tabs.height())
    tabs.set_current("t9")
    assert 0 <= tabs.places()[-1].left() < tabs.places()[-1].right() <= tabs.width()
    tabs.set_current("t0")
    assert tabs.places()[0].left() >= 0
