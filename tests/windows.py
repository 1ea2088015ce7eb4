"""Windows for tests: the real one, on a copy of the sample portfolio or on no file at all."""

from __future__ import annotations

import datetime as dt
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from core.exchange.portfolio_yaml import read
from core.operations.exchange import IMPORT, import_portfolio
from core.resources import resources
from core.workspace import Workspace
from ui.main_window import MainWindow
from ui.settings import Settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def clock() -> dt.datetime:
    """Return a moment that never passes."""
    return dt.datetime(2025, 3, 1, 14, 2, tzinfo=dt.UTC)


@cache
def _sample() -> Path:
    path = Path(mkdtemp()) / "sample.handover"
    workspace = Workspace.create(path, clock=clock, user="Li Wei")
    workspace.run(IMPORT, import_portfolio, read(resources() / "samples" / "astana.yaml"))
    workspace.close()
    return path


def sample_file(folder: Path, name: str = "plants.handover") -> Path:
    """Return a copy of the sample portfolio as a data file."""
    return Path(shutil.copy(_sample(), folder / name))


def window_in(
    qtbot: QtBot,
    folder: Path,
    *,
    size: tuple[int, int] | None = (1440, 900),
    settings: Settings | None = None,
) -> MainWindow:
    """Return the window, shown, with no file open."""
    kept = settings or Settings(folder / "settings.json")
    window = MainWindow(kept, clock=clock, user="Li Wei")
    if size is not None:
        window.resize(*size)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def sample_window(qtbot: QtBot, folder: Path, *, size: tuple[int, int] = (1440, 900)) -> MainWindow:
    """Return the window on a copy of the sample portfolio."""
    window = window_in(qtbot, folder, size=size)
    assert window.open_files().open(sample_file(folder))
    return window
