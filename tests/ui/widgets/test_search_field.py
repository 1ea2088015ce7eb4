"""A field that narrows a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_speaks_once_after_the_last_key_and_escape_clears(qtbot: QtBot) -> None:
    field = SearchField("Filter projects", shortcut="Ctrl+F")
    qtbot.addWidget(field)
    typed: list[str] = []
    field.typed.connect(typed.append)
    QTest.keyClicks(field, "astana")
    assert typed == []
    qtbot.waitUntil(lambda: typed == ["astana"])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: typed == ["astana", ""])
    assert not field.grab().isNull()


def test_escape_in_an_empty_field_leaves_it(qtbot: QtBot) -> None:
    field = SearchField("Filter")
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field, "x")
    with qtbot.assertNotEmitted(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
