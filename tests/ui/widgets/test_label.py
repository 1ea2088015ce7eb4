"""Words on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from ui import theme
from ui.widgets.label import FactGrid, Label, Line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_user_text_is_never_read_as_markup(qtbot: QtBot) -> None:
    label = Label("<b>Astana</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<b>Astana</b>"


def test_a_label_follows_the_theme(qtbot: QtBot, restored: QApplication) -> None:
    label = Label("At risk", tone="amber_text")
    qtbot.addWidget(label)
    theme.apply(restored, "dark", text_size=15)
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.color("amber_text")
    assert label.font().pixelSize() == 15


def test_facts_are_replaced_not_added(qtbot: QtBot) -> None:
    grid = FactGrid()
    qtbot.addWidget(grid)
    grid.show_facts([("Contract", "ESA-1"), ("LD", "5 %", "red_text")])
    grid.show_facts([("Contract", "ESA-2")])
    grid.show()
    assert [w.text() for w in grid.findChildren(QLabel) if w.isVisible()] == ["Contract", "ESA-2"]


def test_a_line_without_room_ends_in_dots_and_keeps_its_words(qtbot: QtBot) -> None:
    wide, narrow = Line("Astana Automobile", "title"), Line("Astana Automobile", "title")
    for line, width in ((wide, 400), (narrow, 100)):
        qtbot.addWidget(line)
        line.resize(width, 30)
    assert narrow.text() == wide.text()
    cut = wide.grab().toImage().copy(0, 0, 100, 30)
    assert narrow.grab().toImage() != cut
