"""The calendar beside a date field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.date_popup import Consequence, ConsequenceLines, DatePopup

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


def test_a_long_line_goes_on_below_and_does_not_run_into_its_label(qtbot: QtBot) -> None:
    lines = ConsequenceLines()
    qtbot.addWidget(lines)
    lines.show_lines([Consequence("Slip", "+35 d"), Consequence("PAC", "2025-09-19")])
    short = lines.heightForWidth(260)
    long = "stays at 2025-07-17: waits for Painting shop: mechanical completion (FS)"
    lines.show_lines([Consequence("Slip", "+35 d"), Consequence("By logic", long)])
    assert lines.heightForWidth(260) > short
    assert lines.grab() is not None
