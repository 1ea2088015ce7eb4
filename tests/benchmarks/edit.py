"""What an edit costs from the key to the painted cell, against an ORM get, set and commit.

A date is typed into a cell of the schedule; the clock runs from Enter until the step is committed
with its history, every page has heard of it and the window is painted. Once in a project of usual
size, once in one of 1,000 milestones that all wait for each other, where the typed date pushes
what follows. Run: uv run python tests/benchmarks/edit.py
"""

from __future__ import annotations

import datetime as dt
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from core.db import file as files
from core.model import Milestone
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

    from sqlalchemy import Engine

ROUNDS = 11
MILESTONES = 1000
EDIT_TARGET, EXTRA_TARGET_MS = 5, 30
FRAME_MS = 1000 / 60


def floor(engine: Engine, wanted: int) -> float:
    """Return the median of getting, setting and committing one milestone through the ORM."""
    from sqlalchemy.orm import Session

    found = []
    for number in range(ROUNDS):
        begun = time.perf_counter()
        with Session(engine) as session, session.begin():
            row = session.get(Milestone, wanted)
            assert row is not None
            row.forecast_finish = dt.date(2027, 1, 1) + dt.timedelta(number)
        found.append((time.perf_counter() - begun) * 1000)
    return statistics.median(found)


def typed(tab: ScheduleTab, milestone_id: int, days: int) -> float:
    """Type a move into a cell and return the milliseconds from Enter to the painted window."""
    app = QApplication.instance()
    assert app is not None
    line = tab.model.line_of(milestone_id)
    at = tab.model.index(line, tab.model.number("forecast_finish"))
    tab.table.setCurrentIndex(at)
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_F2)
    editor = tab.table.editing.editor
    assert isinstance(editor, QLineEdit)
    editor.setText(f"+{days}")
    settle()
    before = at.data()
    begun = time.perf_counter()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    app.processEvents()
    spent = (time.perf_counter() - begun) * 1000
    assert at.data() != before, "the edit is on the screen"
    settle()
    return spent


def settle() -> None:
    """Let everything that waits be done."""
    for _ in range(20):
        QApplication.processEvents()
        QTest.qWait(5)


def say(what: str, ours: float, limit: str) -> None:
    """Print one line."""
    print(f"{what:44} {ours:8.1f} ms   {limit}")


def median(action: Callable[[], float]) -> float:
    """Return the middle of several runs."""
    return statistics.median(action() for _ in range(ROUNDS))


def main() -> None:
    """Print floor, ours and ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = file_of(long_plan(MILESTONES), Path(folder) / "long.handover")
        engine = files.engine(path, "rw")
        theme.apply(application(), "light")
        window = MainWindow(Settings(Path(folder) / "settings.json"), clock=clock, user="bench")
        window.resize(1440, 900)
        window.show()
        assert window.open_files().open(path)
        usual, wanted = measured(window, "P-2301", 1)
        alone, _last = measured(window, LONG, 1)
        pushed, _first = measured(window, LONG, 30, is_first=True)
        window.open_files().close()
        base = floor(engine, wanted)
        engine.dispose()
        say("floor: ORM get, set, commit", base, "")
        say("two frames", 2 * FRAME_MS, "")
        say("one date, usual project", usual, f"{usual / base:.1f} × (≤ {EDIT_TARGET} ×)")
        say(f"one date, {MILESTONES} milestones", alone, f"{alone / base:.1f} ×")
        extra = f"+{pushed - usual:.1f} ms (≤ {EXTRA_TARGET_MS})"
        say(f"pushing what follows, {MILESTONES} milestones", pushed, extra)
        window.close()


def measured(
    window: MainWindow, code: str, days: int, *, is_first: bool = False
) -> tuple[float, int]:
    """Return the middle time of an edit of the last or first open milestone, and its id."""
    desk = window.desk
    assert desk is not None
    desk.go(Place("project", desk.read(project_id, code), "schedule"))
    settle()
    tab = window.findChild(ScheduleTab)
    assert isinstance(tab, ScheduleTab)
    still = [row for row in tab.model.rows if not row.is_done]
    wanted = still[0 if is_first else -1].id
    return median(lambda: typed(tab, wanted, days)), wanted


if __name__ == "__main__":
    main()
