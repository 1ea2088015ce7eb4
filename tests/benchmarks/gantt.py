"""What a frame of the Gantt on screen costs, against the repaint of an empty widget.

A project of 1,000 milestones; each frame is panned, zoomed or scrolled first, as a drag or a wheel
does, then repainted: without the links between milestones, and with them. Last a gate is dragged;
what its preview takes off the paint path is printed beside. Times are those of the processor, so
that other work on the machine does not count. Run: uv run python tests/benchmarks/gantt.py
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

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
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
        begun = time.process_time()
        widget.repaint()
        found.append((time.process_time() - begun) * 1000)
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


def mouse(tab: ScheduleTab, kind: QEvent.Type, at: QPointF) -> None:
    """Send a mouse event to the Gantt with the left button down."""
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        kind, at, tab.gantt.mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(tab.gantt, event)


def drag(tab: ScheduleTab) -> tuple[float, float]:
    """Return the median milliseconds of a frame of a drag, and of the preview after it."""
    gantt = tab.gantt
    row = next(each for each in tab.model.shown_rows() if not each.is_done)
    line = tab.model.line_of(row.id)
    tab.table.scrollTo(tab.model.index(line, 0))
    gantt.set_day_width(4)
    gantt.go_to(row.finish)
    at = QPointF(
        gantt.scale_now.x(row.finish), gantt.lines.level(gantt.lines.place(line, gantt.width()))
    )
    mouse(tab, QEvent.Type.MouseButtonPress, at)
    moving, asking = [], []
    for number in range(ROUNDS):
        begun = time.process_time()
        mouse(tab, QEvent.Type.MouseMove, at + QPointF(30 + 4 * number, 0))
        gantt.repaint()
        moved = time.process_time()
        QApplication.processEvents()
        moving.append((moved - begun) * 1000)
        asking.append((time.process_time() - moved) * 1000)
    assert gantt.hand.gesture is not None
    gantt.hand.cancel()
    return statistics.median(moving), statistics.median(asking)


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
        while desk.jobs.running:
            QApplication.processEvents()
        tab = window.findChild(ScheduleTab)
        assert isinstance(tab, ScheduleTab)
        empty = QWidget()
        empty.resize(tab.gantt.size())
        empty.show()
        QApplication.processEvents()
        base = frames(empty, lambda _number: None)
        print(f"{'floor: empty widget':28} {base:7.2f} ms")
        for are_shown in (False, True):
            tab.toolbar.set_links(are_shown=are_shown)
            for what, move in (("pan", panned), ("zoom", zoomed), ("scroll", scrolled)):
                say(f"{what}{', links' if are_shown else ''}", frames(tab.gantt, move(tab)), base)
        frame, preview = drag(tab)
        say("drag, links", frame, base)
        print(f"{'  its preview and card':28} {preview:7.2f} ms")
        window.close()


def say(what: str, spent: float, base: float) -> None:
    """Print a line."""
    print(f"{what:28} {spent:7.2f} ms   {spent / base:5.1f} ×   (≤ {TARGET_MS} ms)")


if __name__ == "__main__":
    main()
