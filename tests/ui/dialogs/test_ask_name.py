"""Asking for a name: none is refused, and so is one that is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.ask_name import open_ask_name

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_name_is_needed_and_must_be_free(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    taken: list[str] = []
    frame = open_ask_name(window, "Rename view", "Rename", taken.append, name="A", taken=["B"])
    line = frame.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.text() == "A"
    button = frame._default
    assert button is not None
    for typed in ("", "  ", "B"):
        line.setText(typed)
        button.click()
        assert not taken
        assert not frame.isHidden()
    line.setText("  My   view ")
    button.click()
    assert taken == ["My view"]
    assert frame.isHidden()
