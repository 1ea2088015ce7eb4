"""What a frame of the Gantt on screen costs, against the repaint of an empty widget.

A project of 1,000 milestones; each frame is panned, zoomed or scrolled first, as a drag or a wheel
does, then repainted. Run: uv run python tests/benchmarks/gantt.py
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from core.queries.project import project_id
from tests.benchmarks._plans import LONG, clock, file_of, long_plan
from ui import theme
from ui.desk import Place
from ui.main import application
from ui.main_window import MainWindow
from ui.pages.project.tabs.schedule.tab import ScheduleTab
from ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 60
MILESTONES = 1000
TARGET_MS = 16


def frames(widget: QWidget, before: Callable[[int], object]) -> float:
    """Return the median milliseconds of a repaint, each after something was moved."""
    found = []
    for number in range(ROUNDS):
        before(number)
        begun = time.perf_counter()
        widget.repaint()
        found.append((time.perf_counter() - begun) * 1000)
    return statistics.median(found)


def panned(tab: ScheduleTab) -> Callable[[int], object]:
    """Return what moves the days a little further each time, and back."""
    return lambda number: tab.gantt.pan(40 if number % 20 < 10 else -40)


def zoomed(tab: ScheduleTab) -> Callable[[int], object]:
    """Return what makes days wider ten times, then narrower as often."""
    return lambda number: tab.gantt.zoom(1.2 if number % 20 < 10 else 1 / 1.2)


def scrolled(tab: ScheduleTab) -> Callable[[int], object]:
    """Return what goes on down the list."""
    bar = tab.table.verticalScrollBar()
    return lambda number: bar.setValue(number * 370 % max(1, bar.maximum()))


def main() -> None:
    """Print floor, ours and ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = file_of(long_plan(MILESTONES), Path(folder) / "long.handover")
        theme.apply(application(), "light")
        window = MainWindow(Settings(Path(folder) / "settings.json"), clock=clock, user="bench")
        window.resize(1440, 900)
        window.show()
        assert window.open_files().open(path)
        desk = window.desk
        assert desk is not None
        desk.go(Place("project", desk.read(project_id, LONG), "schedule"))
        QApplication.processEvents()
        tab = window.findChild(ScheduleTab)
        assert isinstance(tab, ScheduleTab)
        empty = QWidget()
        empty.resize(tab.gantt.size())
        empty.show()
        QApplication.processEvents()
        base = frames(empty, lambda _number: None)
        print(f"{'floor: empty widget':28} {base:7.2f} ms")
        for what, move in (("pan", panned), ("zoom", zoomed), ("scroll", scrolled)):
            spent = frames(tab.gantt, move(tab))
            print(f"{what:28} {spent:7.2f} ms   {spent / base:5.1f} ×   (≤ {TARGET_MS} ms)")
        window.close()


if __name__ == "__main__":
    main()
