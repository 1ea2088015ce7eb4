"""Starting the window: the frame is painted first, then the data layer is imported."""

from __future__ import annotations

import importlib
import locale
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from core import language
from core.paths import config_folder, log_folder
from ui import theme
from ui.main_window import PROGRAM, MainWindow
from ui.problems import Problems
from ui.settings import Settings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

WARM: Final = "matplotlib.backends.backend_qtagg"
WARM_AFTER_MS: Final = 1200


def run(path: Path | None, *, sample: bool, clock: Callable[[], dt.datetime], user: str) -> int:
    """Show the window until it is closed, and return the exit code.

    Args:
        path: The file to open; the last one if it is left out.
        sample: Open the sample portfolio instead.
        clock: Gives the moment.
        user: Who works here, as the history keeps it.
    """
    app = application()
    settings = Settings(config_folder() / "settings.json")
    problems = Problems(log_folder(), app)
    problems.install()
    theme.choose(app, settings.now.theme, text_size=settings.now.text_size)
    window = MainWindow(settings, clock=clock, user=user, prepare=lambda: dress(app, settings))
    problems.say_of_file = window.say_not_saved
    window.painted.connect(problems.open_log)
    window.painted.connect(lambda: begin(window, path, sample=sample))
    window.show()
    try:
        return app.exec()
    finally:
        problems.remove()


def application() -> QApplication:
    """Return the application, made if it is not there yet."""
    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else QApplication([PROGRAM])
    app.setApplicationName(PROGRAM)
    app.setApplicationDisplayName(PROGRAM)
    app.setDesktopFileName("handover")
    return app


def dress(app: QApplication, settings: Settings) -> None:
    """Give the application the language, the theme and the text size that the user chose."""
    language.use(spoken(settings.now.language, locale.getlocale()[0]))
    theme.apply(app, settings.now.theme, text_size=settings.now.text_size)


def spoken(chosen: str, system: str | None) -> str:
    """Return the language to speak: the chosen one, else the system's if there are words for it."""
    for code in (chosen, (system or "").split("_")[0].lower()):
        if code in language.LANGUAGES:
            return code
    return {"chinese": "zh", "russian": "ru"}.get((system or "").split("_")[0].lower(), "en")


def begin(window: MainWindow, path: Path | None, *, sample: bool) -> None:
    """Open what was asked for, else the last file, else leave the start screen."""
    last = window.settings.now.last_file
    if sample:
        window.open_files().open_sample()
    elif path is not None:
        window.open_files().open(path)
    elif last and Path(last).exists():
        window.open_files().open(Path(last))
    if window.desk is None:
        window.show_start()
    QTimer.singleShot(WARM_AFTER_MS, window, warm_up)


def warm_up() -> None:
    """Get ready, away from the window, what the first project and the first chart would wait for."""
    threading.Thread(target=_get_ready, daemon=True).start()


def _get_ready() -> None:
    from sqlalchemy.orm import configure_mappers

    configure_mappers()
    importlib.import_module(WARM)
