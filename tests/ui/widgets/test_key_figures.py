"""The figures of a project's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.key_figures import KeyFigure, KeyFigures

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_first_figures_stand_closer_before_one_of_them_goes(qtbot: QtBot) -> None:
    made = KeyFigures()
    qtbot.addWidget(made)
    made.show_figures([KeyFigure(f"Figure {i}", "2025-09-12") for i in range(8)])
    made.resize(2000, 50)
    wide = made.places()
    made.resize(round(wide[-1][1].right()) - 20, 50)
    close = made.places()
    assert len(close) == 8
    assert close[1][1].x() < wide[1][1].x()


def test_the_last_figures_go_when_there_is_no_room(qtbot: QtBot, themed: str) -> None:
    made = KeyFigures()
    qtbot.addWidget(made)
    figures = [KeyFigure(f"Figure {i}", "2025-09-12", "+18 d", "amber_text") for i in range(6)]
    made.show_figures(figures)
    made.resize(2000, 50)
    assert len(made.places()) == 6
    made.resize(400, 50)
    assert 0 < len(made.places()) < 6
    assert made.places()[0][0] is figures[0]
    assert made.accessibleName().startswith("Figure 0 2025-09-12 +18 d;")
    assert not made.grab().isNull()
