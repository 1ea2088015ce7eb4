"""The band of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from ui.models.cells import Run
from ui.widgets.kpi_band import Figure, KpiBand

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


FIGURES = [
    Figure(key="active", label="Active projects", value="12", shapes=(("red", "2"),)),
    Figure(key="progress", label="Progress", value="60.8 %", bar=(60.8, 63.3)),
    Figure(key="late", label="Late", value="6", below=(Run("2 overdue"),), is_on=True),
]


def test_a_figure_is_a_button_that_says_what_it_is(qtbot: QtBot, themed: str) -> None:
    band = KpiBand()
    qtbot.addWidget(band)
    band.show_figures(FIGURES)
    band.resize(900, 80)
    band.show()
    buttons = band.findChildren(QAbstractButton)
    assert buttons[2].accessibleName() == "Late: 6 . 2 overdue"
    with qtbot.waitSignal(band.pressed) as pressed:
        buttons[2].setFocus()
        QTest.keyClick(buttons[2], Qt.Key.Key_Space)
    assert pressed.args == ["late"]
    assert not band.grab().isNull()


def test_figures_that_go_take_their_buttons_along(qtbot: QtBot) -> None:
    band = KpiBand()
    qtbot.addWidget(band)
    band.show_figures(FIGURES)
    band.show_figures(FIGURES[:1])
    assert band.layout() is not None
    assert len(band._buttons) == 1
