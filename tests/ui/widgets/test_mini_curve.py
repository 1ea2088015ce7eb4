"""Small curves."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ui.theme import color
from ui.widgets.mini_curve import MiniCurve, MiniTrend

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


DAYS = [dt.date(2024, 1, 1) + dt.timedelta(days=30 * i) for i in range(20)]


def test_a_curve_shows_plan_actual_and_the_status_date(qtbot: QtBot, themed: str) -> None:
    made = MiniCurve()
    qtbot.addWidget(made)
    made.resize(300, 92)
    empty = made.grab().toImage()
    planned = [(day, i * 100 / 19) for i, day in enumerate(DAYS)]
    made.show_curve(planned=planned, actual=planned[:8], forecast=planned[7:], status_date=DAYS[7])
    image = made.grab().toImage()
    assert image != empty
    x = round(30 + (300 - 36) * 7 / 19)
    assert image.pixelColor(x, 10) == color("text3")
    assert made.accessibleName() == "Progress 36.8\N{NO-BREAK SPACE}%"


def test_a_trend_of_one_report_or_none_paints_too(qtbot: QtBot) -> None:
    made = MiniTrend()
    qtbot.addWidget(made)
    made.resize(300, 62)
    empty = made.grab().toImage()
    made.show_points([(DAYS[0], 5)], tone="grey", text="+5 d", base="BL1")
    assert made.grab().toImage() != empty
    made.show_points([(day, i) for i, day in enumerate(DAYS)], tone="red", text="+19 d", base="BL1")
    assert made.accessibleName() == "+19 d"
    assert not made.grab().isNull()
