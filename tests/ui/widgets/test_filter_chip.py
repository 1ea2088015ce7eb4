"""A chip says what narrows a list, and goes when it is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.widgets.filter_chip import FilterChip, only_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_is_pressed_by_key_and_says_what_it_takes_away(qtbot: QtBot) -> None:
    chip = FilterChip("status", "Status: Open")
    qtbot.addWidget(chip)
    chip.show()
    assert chip.accessibleName() == "Remove filter Status: Open"
    with qtbot.waitSignal(chip.clicked):
        qtbot.keyClick(chip, Qt.Key.Key_Space)
    chip.say("Status: Closed")
    assert chip.text() == "Status: Closed"
    assert not chip.grab().isNull()


def test_the_words_of_a_few_rows_say_what_they_stand_behind() -> None:
    assert only_words(6, "LD exposure") == "6 rows from LD exposure"
    assert only_words(1, "LD exposure") == "1 row from LD exposure"
    assert only_words(2, "") == "2 rows"
