"""What stands where a list would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_says_what_is_missing_and_what_to_do(qtbot: QtBot, themed: str) -> None:
    made, done = EmptyState(), list[int]()
    qtbot.addWidget(made)
    made.resize(800, 500)
    actions = [("New project", "plus", "primary", lambda: done.append(1))]
    for _ in range(2):
        made.show_message("No projects yet", "Start.", actions=actions, keys=[("Ctrl+N", "new")])
    made.show()
    shown = [b for b in made.findChildren(QAbstractButton) if b.isVisible()]
    shown[0].click()
    assert (len(shown), done) == (1, [1])
    assert not made.grab().isNull()
