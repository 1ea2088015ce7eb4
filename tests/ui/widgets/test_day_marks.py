"""Looks of days, and the legend that says what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ui.theme import color
from ui.widgets.day_marks import FILLED, LOOKS, PLAIN, WEAK, DayLegend, DayMark, paint_day

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def painted(mark: DayMark, *, is_selected: bool = False) -> QImage:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(color("surface"))
    painter = QPainter(image)
    paint_day(painter, QRectF(0, 0, 20, 20), "28", mark, is_selected=is_selected)
    painter.end()
    return image


@pytest.mark.usefixtures("themed")
def test_no_two_looks_are_the_same_and_all_show_that_they_are_selected() -> None:
    looks = [painted(DayMark(look, "")) for look in LOOKS]
    looks.append(painted(DayMark(PLAIN, "", has_dot=True)))
    selected = [painted(DayMark(look, ""), is_selected=True) for look in LOOKS]
    assert all(a != b for n, a in enumerate(looks) for b in looks[:n])
    for image in selected:
        edge = {QColor(image.pixel(x, 0)).name() for x in range(20)}
        assert color("sel").name() in edge


def test_a_legend_takes_as_many_lines_as_its_words_need(qtbot: QtBot) -> None:
    legend = DayLegend()
    qtbot.addWidget(legend)
    assert legend.heightForWidth(300) == 0
    legend.show_marks([DayMark(WEAK, "Weekend"), DayMark(FILLED, "Public holiday")])
    assert legend.accessibleName() == "Weekend; Public holiday"
    assert legend.heightForWidth(120) > legend.heightForWidth(400)
    legend.resize(120, legend.heightForWidth(120))
    assert not legend.grab().isNull()
