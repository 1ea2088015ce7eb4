"""Fields for words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.text_field import NoteField, TextField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_words_come_without_spaces_around_them(qtbot: QtBot) -> None:
    field = TextField(name="Name")
    qtbot.addWidget(field)
    field.set_value(None)
    with qtbot.waitSignal(field.changed):
        QTest.keyClicks(field, " Astana ")
    assert field.value() == "Astana"


def test_tab_leaves_a_note(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    note, following = NoteField(name="Note"), TextField()
    column.addWidget(note)
    column.addWidget(following)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    note.setFocus()
    note.set_value("Booth zone B")
    QTest.keyClick(note, Qt.Key.Key_Tab)
    assert following.hasFocus()
    assert note.value() == "Booth zone B"
