"""Scrolling in panes and beside timelines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel

from ui.widgets.scroll import FarScrollBar, ScrollArea

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


def test_a_far_bar_scrolls_as_the_near_one_does_and_goes_with_it(qtbot: QtBot, page: Any) -> None:
    far, near = FarScrollBar(page.table, page), page.table.verticalScrollBar()
    page.table.resize(640, 90)
    qtbot.waitUntil(far.isVisible)
    assert (far.maximum(), far.pageStep()) == (near.maximum(), near.pageStep())
    assert far.maximum() > 20
    far.setValue(20)
    assert near.value() == 20
    near.setValue(0)
    assert far.value() == 0
    page.table.resize(640, 360)
    qtbot.waitUntil(lambda: not far.isVisible())
