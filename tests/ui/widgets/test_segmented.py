"""Segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


ITEMS = [("gantt", "Gantt"), ("matrix", "Matrix"), ("table", "Table")]


def test_a_click_and_the_arrows_choose(qtbot: QtBot) -> None:
    made = Segmented(ITEMS, name="View")
    qtbot.addWidget(made)
    chosen: list[str] = []
    made.chosen.connect(chosen.append)
    none = Qt.KeyboardModifier.NoModifier
    place = made.places()[2].center()
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, none, place)
    QTest.keyClick(made, Qt.Key.Key_Left)
    QTest.keyClick(made, Qt.Key.Key_Left)
    QTest.keyClick(made, Qt.Key.Key_Left)
    assert chosen == ["table", "matrix", "gantt"]
    assert made.accessibleName() == "View: Gantt"


def test_longer_words_make_it_wider(qtbot: QtBot, themed: str) -> None:
    made = Segmented(ITEMS, name="View")
    qtbot.addWidget(made)
    before = made.sizeHint().width()
    made.set_current("matrix")
    made.set_items([("gantt", "Диаграмма Ганта"), ("matrix", "Матрица"), ("table", "Таблица")])
    assert made.sizeHint().width() > before
    assert made.current == "matrix"
    assert not made.grab().isNull()
