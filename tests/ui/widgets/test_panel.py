"""Panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_panel_without_a_title_has_no_head(qtbot: QtBot) -> None:
    panel = Panel("Key facts", "as agreed")
    qtbot.addWidget(panel)
    panel.body.addWidget(QLabel("ESA-1"))
    with_head = panel.sizeHint().height()
    panel.set_title("")
    panel.show()
    assert panel.sizeHint().height() < with_head
    panel.set_title("Key facts")
    assert panel.accessibleName() == "Key facts"
    assert not panel.grab().isNull()
