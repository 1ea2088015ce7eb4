"""The legend says all where there is room, else at least which baselines are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.timeline.legend import GanttLegend

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def words(legend: GanttLegend) -> list[str]:
    return [said for _key, said in legend._marks()]


def test_one_baseline_is_named_with_the_other_marks(qtbot: QtBot) -> None:
    legend = GanttLegend()
    qtbot.addWidget(legend)
    legend.show_baselines(["BL1"])
    assert legend.fit(2000)
    assert words(legend)[:3] == ["Baseline BL1", "Actual", "Forecast"]
    assert not legend.fit(200)


def test_compared_baselines_are_named_as_long_as_there_is_any_room(qtbot: QtBot) -> None:
    legend = GanttLegend()
    qtbot.addWidget(legend)
    legend.show_baselines(["BL3", "BL1", "BL2"])
    assert legend.fit(2000)
    assert words(legend)[:3] == ["Baseline BL3", "BL1", "BL2"]
    assert legend.fit(200)
    assert words(legend) == ["BL3", "BL1", "BL2"]
    assert legend.sizeHint().width() <= 200
    assert not legend.fit(60)
    assert not legend.grab().isNull()
