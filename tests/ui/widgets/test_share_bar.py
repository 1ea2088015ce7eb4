"""A bar of parts with its legend, pressed by pointer and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ui.widgets.share_bar import Part, ShareBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PARTS = (
    Part("site", "st_done", 0.75, "On site", "75 t", "75 % · 3 lots"),
    Part("way", "st_now", 0.25, "In transit", "25 t"),
)


@pytest.fixture
def bar(qtbot: QtBot, look: None) -> ShareBar:
    made = ShareBar()
    qtbot.addWidget(made)
    made.resize(832, 60)
    made.show_parts(PARTS)
    made.show()
    return made


def test_parts_are_as_wide_as_their_share(bar: ShareBar) -> None:
    first, second = bar.bar_places()
    assert first.width() + 1 == pytest.approx(3 * (second.width() + 1), abs=1)


def test_a_press_on_bar_or_legend_tells_the_part(qtbot: QtBot, bar: ShareBar) -> None:
    told: list[str] = []
    bar.pressed.connect(told.append)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.bar_places()[1].center().toPoint())
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.legend_places()[0].center().toPoint())
    assert told == ["way", "site"]


def test_the_keyboard_reaches_every_part(qtbot: QtBot, bar: ShareBar) -> None:
    told: list[str] = []
    bar.pressed.connect(told.append)
    bar.setFocus()
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    qtbot.keyClick(bar, Qt.Key.Key_Return)
    assert told == ["way"]


def test_a_screen_reader_hears_every_part(bar: ShareBar) -> None:
    assert bar.accessibleName() == "On site 75 t 75 % · 3 lots; In transit 25 t"


def test_the_chosen_part_stands_out(bar: ShareBar) -> None:
    bar.set_chosen("way")
    assert bar.chosen == "way"
    assert not bar.grab().isNull()
