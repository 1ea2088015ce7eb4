"""Buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.button import button, icon_button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_button_runs_and_shows_an_ampersand_as_it_is(qtbot: QtBot) -> None:
    done: list[int] = []
    made = button("Payments & bonds", kind="primary", icon="plus", run=lambda: done.append(1))
    qtbot.addWidget(made)
    made.click()
    assert done == [1]
    assert made.accessibleName() == "Payments & bonds"
    assert made.text().strip() == "Payments && bonds"


def test_an_icon_button_says_in_words_what_it_does(qtbot: QtBot) -> None:
    made = icon_button("x", "Close")
    qtbot.addWidget(made)
    assert made.toolTip() == made.accessibleName() == "Close"
    assert made.width() >= 24
    assert made.height() >= 24
