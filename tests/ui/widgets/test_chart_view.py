"""The view of a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from core.errors import OutputError
from ui import theme
from ui.widgets.chart_view import ChartView

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.figure import Figure
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


class Drawn:
    """Counts how often it drew."""

    def __init__(self) -> None:
        self.sizes: list[tuple[int, int]] = []

    def __call__(self, figure: Figure) -> None:
        width, height = figure.get_size_inches() * 72
        self.sizes.append((round(width), round(height)))
        figure.add_axes((0.1, 0.1, 0.8, 0.8)).plot([1, 2], [1, 2])


def test_a_chart_is_drawn_when_first_seen_and_once_after_a_resize(qtbot: QtBot) -> None:
    view, draw = ChartView("S-curve"), Drawn()
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show_drawing(draw, words="69.6 % done")
    assert draw.sizes == []
    view.show()
    qtbot.waitUntil(lambda: draw.sizes == [(300, 200)])
    for width in (320, 340, 360):
        view.resize(width, 220)
    qtbot.waitUntil(lambda: len(draw.sizes) == 2)
    assert draw.sizes[1] == (360, 220)
    assert not view.grab().isNull()


def test_a_chart_follows_the_theme(qtbot: QtBot, restored: QApplication) -> None:
    view, draw = ChartView(), Drawn()
    qtbot.addWidget(view)
    view.resize(200, 150)
    view.show()
    view.show_drawing(draw)
    theme.apply(restored, "dark")
    qtbot.waitUntil(lambda: len(draw.sizes) == 2)


def test_a_chart_is_copied_and_saved(qtbot: QtBot, tmp_path: Path) -> None:
    view = ChartView()
    qtbot.addWidget(view)
    view.resize(200, 150)
    view.show_drawing(Drawn())
    for name in ("chart.png", "chart.svg"):
        view.save(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 500
    with pytest.raises(OutputError):
        view.save(tmp_path / "gone" / "chart.png")
    view.show()
    view.copy_picture()
    assert QGuiApplication.clipboard().image().width() == 400
