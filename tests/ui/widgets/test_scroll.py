"""A scroll area in a pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_never_asks_for_the_height_of_its_contents(qtbot: QtBot) -> None:
    area = ScrollArea()
    qtbot.addWidget(area)
    for number in range(60):
        area.body.addWidget(QLabel(f"Line {number}"))
    area.show()
    assert area.minimumSizeHint().height() == 0
    area.resize(200, 120)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
