"""The calendar beside a date field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.date_popup import Consequence, DatePopup

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_opens_upward_when_there_is_no_room_below(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(800, 700)
    over.show()
    popup = DatePopup(over, has_baseline=True)
    popup.open_beside(QRect(300, 40, 90, 24))
    assert popup.geometry().top() > 40
    popup.open_beside(QRect(300, 640, 90, 24))
    assert popup.geometry().bottom() < 660
    assert not popup.grab().isNull()


def test_without_a_baseline_it_is_not_offered(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    for has_baseline in (True, False):
        popup = DatePopup(over, has_baseline=has_baseline)
        words = [button.text() for button in popup.findChildren(QPushButton)]
        assert ("Baseline" in words) is has_baseline


def test_consequences_are_read_out(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    popup = DatePopup(over, has_baseline=False)
    popup.show_consequences([Consequence("Slip", "+35 d", "red_text")])
    assert popup._lines.accessibleName() == "Slip +35 d"
    popup.show_consequences([])
    assert popup._lines.isHidden()
