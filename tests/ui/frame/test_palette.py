"""The palette is walked by keys, closes without a trace, and gives the keyboard back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.frame.palette import Palette
from ui.frame.search import Offer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

Key = Qt.Key
OFFERS = [
    Offer("project 1", "Projects", "factory", "Astana"),
    Offer("project 2", "Projects", "factory", "Bajio"),
    Offer("command 1", "Commands", "plus", "New project…", keys="Ctrl+N"),
]


class Window(QWidget):
    """A window with a field that has the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1200, 800)
        self.field = QLineEdit(self)
        self.palette_ = Palette(self)
        self.asked: list[str] = []

    def open(self) -> Palette:
        self.field.setFocus()
        self.palette_.ask(OFFERS, OFFERS[:1], self.more)
        return self.palette_

    def more(self, typed: str) -> Sequence[Offer]:
        self.asked.append(typed)
        return [Offer("milestone 1 1", "Milestones", "diamond", "Astana: FAT passed")]


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def titles(palette: Palette) -> list[str]:
    rows = palette.model.offer_rows()
    found = [palette.model.offer(palette.model.index(row)) for row in rows]
    return [offer.title for offer in found if offer is not None]


def test_recent_offers_come_first_and_nothing_is_looked_up_before_a_word(window: Window) -> None:
    palette = window.open()
    assert titles(palette) == ["Astana"]
    assert window.asked == []


def test_what_is_looked_up_stands_above_what_is_there(qtbot: QtBot, window: Window) -> None:
    palette = window.open()
    qtbot.keyClicks(palette.field, "astana")
    assert titles(palette) == ["Astana: FAT passed", "Astana"]
    assert window.asked[-1] == "astana"
    assert palette.model.line(0) == "Milestones"


def test_arrows_walk_offers_and_pass_over_headings(qtbot: QtBot, window: Window) -> None:
    palette = window.open()
    qtbot.keyClicks(palette.field, "a")
    qtbot.keyClick(palette.field, Key.Key_Down)
    with qtbot.waitSignal(palette.opened) as opened:
        qtbot.keyClick(palette.field, Key.Key_Return)
    assert opened.args[0].title == "Astana"
    assert palette.isHidden()


def test_escape_gives_the_keyboard_back(qtbot: QtBot, window: Window) -> None:
    palette = window.open()
    assert palette.field.hasFocus()
    qtbot.keyClick(palette.field, Key.Key_Escape)
    assert window.field.hasFocus()


def test_a_press_beside_the_panel_closes_it(qtbot: QtBot, window: Window) -> None:
    palette = window.open()
    inside = palette.field.geometry().topLeft() - QPoint(10, 0)
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=inside)
    assert palette.isVisible()
    palette.field.setText("no such words")
    assert titles(palette) == []
    assert not palette.grab().isNull()
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert palette.isHidden()
