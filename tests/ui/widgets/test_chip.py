"""A status chip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.theme import color
from ui.widgets.chip import Chip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_chip_is_as_wide_as_its_words_and_says_them(qtbot: QtBot) -> None:
    chip = Chip("amber", "At risk", "amber")
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    chip.show_status("red", "Not yet on track", "red")
    assert chip.sizeHint().width() > narrow
    assert chip.accessibleName() == "Not yet on track"
    chip.resize(chip.sizeHint())
    image = chip.grab().toImage()
    assert image.pixelColor(chip.width() // 2, 1) == color("red_soft")
