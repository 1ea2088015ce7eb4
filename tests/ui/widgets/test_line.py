"""Hairlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.theme import color
from ui.widgets.line import HLine, VLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_line_is_one_pixel_in_its_tone(qtbot: QtBot) -> None:
    for line in (HLine("line2"), VLine("line2", height=20)):
        qtbot.addWidget(line)
        assert 1 in (line.maximumWidth(), line.maximumHeight())
        image = line.grab().toImage()
        assert image.pixelColor(0, 0) == color("line2")
