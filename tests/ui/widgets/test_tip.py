"""The note beside a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from ui.widgets.tip import Tip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_note_lies_under_its_field_or_over_it_where_there_is_no_room(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(400, 300)
    over.show()
    tip = Tip(over)
    assert tip.words == ""
    tip.say("Not a date", QRect(100, 20, 80, 24), wrong=True)
    assert tip.geometry().top() >= 40
    tip.say("Not a date", QRect(100, 270, 80, 24), wrong=True)
    assert tip.geometry().bottom() <= 276
    assert tip.words == "Not a date"
