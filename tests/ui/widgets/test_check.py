"""A tick box with a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from ui.widgets.check import CheckRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_tick_by_the_user_is_told_a_set_one_is_not(qtbot: QtBot) -> None:
    row = CheckRow("Painting & sealing", "4 lines")
    qtbot.addWidget(row)
    told: list[bool] = []
    row.toggled.connect(told.append)
    row.set_checked(True)
    assert (row.is_checked, told) == (True, [])
    row.box.click()
    assert told == [False]
    row.set_text("Welding", "5 lines")
    assert row.box.accessibleName() == "Welding"
    assert [label.text() for label in row.findChildren(QLabel)] == ["5 lines"]
