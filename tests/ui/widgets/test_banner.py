"""The message that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

from ui.widgets.banner import Banner, BannerStack

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_its_actions_run_and_its_cross_closes(qtbot: QtBot, themed: str) -> None:
    banner, done = Banner(), list[int]()
    qtbot.addWidget(banner)
    banner.show_message("red", "Not saved.", "Disk full.", [("Try again", lambda: done.append(1))])
    buttons = banner.findChildren(QAbstractButton)
    buttons[0].click()
    assert done == [1]
    assert not banner.grab().isNull()
    with qtbot.waitSignal(banner.closed):
        buttons[1].click()
    assert banner.isHidden()


def test_red_comes_first_and_the_next_follows_when_it_goes(qtbot: QtBot) -> None:
    stack = BannerStack()
    qtbot.addWidget(stack)
    stack.add("baseline", "amber", "Baseline BL2 is not approved.", "")
    stack.add("disk", "red", "Not saved.", "Disk full.")
    stack.add("read", "blue", "Opened read-only.", "")
    assert stack.accessibleName() == "Not saved. Disk full."
    stack.remove("disk")
    assert stack.accessibleName() == "Baseline BL2 is not approved. "
    stack.remove("baseline")
    stack.remove("read")
    stack.remove("unknown")
    assert stack.isHidden()
