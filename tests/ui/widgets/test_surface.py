"""A ground with hairlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.theme import color
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_ground_and_only_the_asked_edges_are_painted(qtbot: QtBot) -> None:
    made = Surface("chrome", left=True, bottom=True)
    qtbot.addWidget(made)
    made.resize(40, 30)
    image = made.grab().toImage()
    assert image.pixelColor(20, 10) == color("chrome")
    assert image.pixelColor(0, 10) == color("line")
    assert image.pixelColor(20, 29) == color("line")
    assert image.pixelColor(39, 10) == image.pixelColor(20, 0) == color("chrome")
