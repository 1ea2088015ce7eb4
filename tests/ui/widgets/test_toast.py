"""The passing message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from ui.widgets.toast import Toaster

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def window(qtbot: QtBot) -> QWidget:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(900, 600)
    over.show()
    return over


def test_its_action_runs_once_and_takes_it_away(qtbot: QtBot, themed: str) -> None:
    over, done = window(qtbot), list[int]()
    toaster = Toaster(over)
    toaster.show("Moved.", action="Undo", shortcut="Ctrl+Z", run=lambda: done.append(1))
    assert toaster.toast is not None
    assert not over.grab().isNull()
    toaster.toast.button.click()
    assert done == [1]
    assert toaster.toast is None


def test_a_later_message_replaces_it_and_time_takes_it_away(qtbot: QtBot) -> None:
    toaster = Toaster(window(qtbot))
    toaster.show("One.")
    toaster.show("Two.")
    assert toaster.toast is not None
    assert toaster.toast.accessibleName() == "Two."
    toaster.toast.timer.timeout.emit()
    assert toaster.toast is None


def test_it_does_not_cover_the_edited_row(qtbot: QtBot) -> None:
    over = window(qtbot)
    toaster, row = Toaster(over), QRect(0, 520, 900, 40)
    toaster.show("Moved.", avoid=row)
    assert toaster.toast is not None
    assert not toaster.toast.body().toRect().translated(toaster.toast.pos()).intersects(row)
    over.resize(500, 400)
    assert toaster.toast.geometry().right() <= 500
