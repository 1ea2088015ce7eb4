"""A splitter that remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from ui.settings import View
from ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def build(qtbot: QtBot) -> Splitter:
    made = Splitter("pane")
    qtbot.addWidget(made)
    made.addWidget(QLabel("a"))
    made.addWidget(QLabel("b"))
    made.resize(607, 200)
    made.show()
    return made


def test_sizes_the_user_chose_are_remembered_and_a_foreign_state_is_passed_over(
    qtbot: QtBot,
) -> None:
    first, view = build(qtbot), View()
    first.setSizes([300, 300])
    first.remember(view)
    assert view.splitters == {}
    first.moveSplitter(200, 1)
    first.remember(view)
    second = build(qtbot)
    second.recall(view)
    assert second.sizes() == [200, 406]
    second.recall(View(splitters={"pane": [1, 2, 3]}))
    assert second.sizes() == [200, 406]
    assert not second.grab().isNull()
