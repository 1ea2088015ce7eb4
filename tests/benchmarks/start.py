"""How long the window takes to be there, and the list of projects to be read (P1, P2).

The floor is a bare PySide6 window, from the start of its process to its first paint. Ours is the
program itself, started as a user starts it. uv run python tests/benchmarks/start.py
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks._files import large_file, sample_file

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT: Final = Path(__file__).parents[2]
ROUNDS: Final = 11
TIMEOUT: Final = 60
BARE: Final = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, app.quit)

app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
print(time.monotonic() - float(sys.argv[1]))
"""
OURS: Final = """
import os, sys, time
import main
from ui import main as start

from PySide6.QtCore import QTimer
from ui import main_window

began, begin, paint_ground = float(sys.argv[1]), start.begin, main_window.paint_ground

def say(what):
    print(what, time.monotonic() - began, flush=True)

def first_paint(window, **fields):
    paint_ground(window, **fields)
    QTimer.singleShot(0, lambda: say("painted"))

def measured(window, path, *, sample):
    say("furnished")
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication
    from ui.widgets.table import Table

    class Watch(QObject):
        def eventFilter(self, what, event):
            table = what.parent() if event.type() == QEvent.Type.Paint else None
            if isinstance(table, Table) and table.model().rowCount():
                QTimer.singleShot(0, done)
            return False

    def done():
        say("readable")
        os._exit(0)

    watch = Watch(window)
    QApplication.instance().installEventFilter(watch)
    begin(window, path, sample=sample)

main_window.paint_ground, start.begin = first_paint, measured
main.main([sys.argv[2]])
"""


def run(script: str, folder: Path, *arguments: str) -> list[float]:
    """Return the milliseconds that a script prints, each counted from the start of its process."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", script, str(time.monotonic()), *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=TIMEOUT,
    )
    return [float(line.split()[-1]) * 1000 for line in done.stdout.splitlines()]


def bare(folder: Path) -> float:
    """Return how long a bare window takes to its first paint, in milliseconds."""
    return statistics.median(run(BARE, folder)[0] for _ in range(ROUNDS))


def print_ratio(what: str, floor: float, ours: Sequence[float], target: str) -> None:
    """Print a line: the floor, the middle of our runs, their ratio and what is wanted."""
    middle = statistics.median(ours)
    print(f"{what:42} {floor:7.0f} ms {middle:7.0f} ms {middle / floor:6.2f} x   target {target}")


def main() -> None:
    """Print floor, ours and ratio; runs of all three take turns, so that a busy spell hits all."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = sample_file(folder / "sample.handover")
        large = large_file(folder / "large.handover", projects=1000)
        for file in (small, large):
            run(OURS, folder, str(file))
        floors, few, many = [], [], []
        for _ in range(ROUNDS):
            floors += run(BARE, folder)
            few.append(run(OURS, folder, str(small)))
            many.append(run(OURS, folder, str(large)))
        floor = statistics.median(floors)
        first, furnished, _readable = zip(*few, *many, strict=True)
        print_ratio("P1 first paint, the grounds of the frame", floor, first, "1.4 x")
        print_ratio("   the whole frame", floor, furnished, "-")
        print_ratio("   sample portfolio readable", floor, [run[-1] for run in few], "4 x")
        print_ratio("P2 portfolio of 1,000 readable", floor, [run[-1] for run in many], "4 x")


if __name__ == "__main__":
    main()
