"""How long it takes to go from one project to another until it is painted (P4).

The floor is reading the project's rows with sqlite3 and nothing else; ours is the real window.
uv run python tests/benchmarks/open.py
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest

from tests.benchmarks._files import clock, large_file, median, say
from ui.desk import Place
from ui.main import application, dress
from ui.main_window import MainWindow
from ui.settings import Settings

ROUNDS: Final = 21


def window_on(path: Path, folder: Path) -> MainWindow:
    """Return the window on a file, shown."""
    settings = Settings(folder / "settings.json")
    dress(application(), settings)
    window = MainWindow(settings, clock=clock, user="bench")
    window.resize(1440, 900)
    window.show()
    QTest.qWaitForWindowActive(window)
    assert window.open_files().open(path)
    application().processEvents()
    return window


def measure_opening(folder: Path) -> None:
    """Print reading a project of 100 milestones raw, and until it is painted."""
    path = large_file(folder / "large.handover", projects=50)

    def raw() -> None:
        with closing(sqlite3.connect(path)) as file:
            for table in ("milestone", "shop"):
                wanted = f"SELECT * FROM {table} WHERE project_id = 7"  # noqa: S608  our own names
                file.execute(wanted).fetchall()
            file.execute("SELECT * FROM project WHERE id = 7").fetchall()

    floor = median(raw)
    window = window_on(path, folder)
    assert window.desk is not None
    for tab in ("overview", "schedule"):
        window.desk.go(Place("project", 1, tab))
        application().processEvents()
        found = []
        for number in range(2, ROUNDS):
            begun = time.perf_counter()
            window.desk.go(Place("project", number, tab))
            application().processEvents()
            found.append((time.perf_counter() - begun) * 1000)
        say(f"P4 {tab} of another project, painted", floor, statistics.median(found), "150 ms")
    window.close()


def main() -> None:
    """Print floor, ours and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        measure_opening(Path(name))


if __name__ == "__main__":
    main()
