"""What floats over the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.theme import color
from ui.widgets.floating import DEPTH, Floating

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_ground_leaves_room_for_the_shadow(qtbot: QtBot, themed: str) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    made = Floating(over)
    made.resize(120, 90)
    assert made.body().left() == DEPTH
    image = made.grab().toImage()
    assert image.pixelColor(60, 45) == color("raised")
    assert image.pixelColor(60, 12) != color("raised")
