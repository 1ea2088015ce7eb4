"""What the window takes of memory on the sample with every page visited, against a bare window.

Each window is a process of its own that tells what is resident at the end, its peak where the
system does not say (P17).
Run: uv run python tests/benchmarks/memory.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks._files import sample_file

ROOT: Final = Path(__file__).parents[2]
LIMIT_MB: Final = 250
TELL: Final = """
import resource, sys
from pathlib import Path
def tell():
    now = Path("/proc/self/statm")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    print(int(now.read_text().split()[1]) * resource.getpagesize() / 2**20 if now.exists() else peak)
"""
BARE: Final = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
app.processEvents()
tell()
"""
OURS: Final = """
import datetime as dt, sys
from pathlib import Path
from PySide6.QtTest import QTest
from core.queries.portfolio import portfolio
from ui.desk import Place
from ui.main import application, dress
from ui.main_window import MainWindow
from ui.pages.project.tabs import tabs
from ui.settings import Settings
app = application()
settings = Settings(Path(sys.argv[2]))
dress(app, settings)
window = MainWindow(settings, clock=lambda: dt.datetime(2025, 3, 1, tzinfo=dt.UTC), user="bench")
window.resize(1440, 900)
window.show()
window.open_files().open(Path(sys.argv[1]))
for row in window.desk.read(portfolio):
    for key in tabs():
        window.desk.go(Place("project", row.id, key))
        while window.desk.jobs.running:
            QTest.qWait(20)
        QTest.qWait(50)
tell()
window.close()
"""


def memory(code: str, *arguments: str) -> float:
    """Return the memory of a process in megabytes."""
    done = subprocess.run(
        [sys.executable, "-c", TELL + code, *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.splitlines()[-1])


def main() -> None:
    """Print floor, ours and what is wanted."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = sample_file(folder / "sample.handover")
        bare, ours = memory(BARE), memory(OURS, str(file), str(folder / "settings.json"))
    print(f"{'bare window':34} {bare:7.0f} MB")
    print(f"{'sample, every page visited':34} {ours:7.0f} MB   target {LIMIT_MB} MB")


if __name__ == "__main__":
    main()
