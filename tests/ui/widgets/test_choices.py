"""What segments and tabs have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_setting_says_nothing_and_a_choice_that_goes_gives_the_first(qtbot: QtBot) -> None:
    made = Segmented([("a", "A"), ("b", "B")], name="")
    qtbot.addWidget(made)
    chosen: list[str] = []
    made.chosen.connect(chosen.append)
    made.set_current("b")
    made.set_current("unknown")
    assert (made.current, chosen) == ("b", [])
    made.set_items([("a", "A")])
    assert made.current == "a"
    made.set_items([])
    assert made.current == ""
