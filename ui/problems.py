"""Where every escaped exception ends: in the log, and in words the user can act on."""

from __future__ import annotations

import faulthandler
import logging
import re
import sys
import threading
import traceback
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from core.errors import AppError, DataFileError
from core.language import mark, tr
from ui.icons import pixmap
from ui.outside import open_path
from ui.theme import set_look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext
    from PySide6.QtWidgets import QPushButton

LOG: Final = logging.getLogger("handover")
LOG_BYTES: Final = 1_000_000
LOG_FILES: Final = 5
ICON: Final = 24
BUG_TITLE: Final = mark("Something went wrong in Handover.")
BUG_TEXT: Final = mark(
    "What was saved is safe. You can go on working; if it happens again, restart Handover. "
    "The report tells the developers what happened; it contains no data of your projects "
    "beyond the message itself."
)
LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Problems(QObject):
    """Catches what nobody caught, on any thread, and shows it on the GUI thread.

    Signals:
        shown: A message opened; carries the exception.
    """

    shown = Signal(object)
    _caught = Signal(object)

    def __init__(self, log_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = log_folder
        self._known: set[str] = set()
        self._open: list[QMessageBox] = []
        self._log: logging.Handler | None = None
        self._crash: Any = None
        self._before: tuple[Any, Any] = (sys.excepthook, threading.excepthook)
        self.say_of_file: Callable[[DataFileError], bool] | None = None
        """Says at the window that the data file could not be written; false where it cannot."""
        # Queued, so that no dialog opens inside a paint event.
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Begin: from now on nothing escapes unseen; the log is opened by `open_log`."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.report
        threading.excepthook = lambda args: self.report(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        qInstallMessageHandler(_log_qt)

    def remove(self) -> None:
        """End, and give back what was there before."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(None)
        if self._log is not None:
            logging.getLogger().removeHandler(self._log)
            self._log.close()
        if self._crash is not None:
            faulthandler.disable()
            self._crash.close()

    def report(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Log an exception and show it; the hook of Python and of its threads."""
        try:
            error = kind() if error is None else error
            if not isinstance(error, Exception):
                self._before[0](kind, error, trace)
                return
            if not isinstance(error, AppError):
                LOG.error("unexpected", exc_info=(kind, error, trace))
            self._caught.emit(error)
        except Exception:  # noqa: BLE001 - the last resort may not raise
            sys.__excepthook__(kind, error or kind(), trace)

    def _on_caught(self, error: Exception) -> None:
        try:
            if isinstance(error, DataFileError) and self._is_said_at_window(error):
                self.shown.emit(error)
            elif isinstance(error, AppError):
                self.shown.emit(error)
                self._show(*parts(str(error)), details_of(error), is_bug=False)
            elif self._is_new(error):
                self.shown.emit(error)
                text = f"{tr(BUG_TEXT)}\n\n{type(error).__name__}: {error}"
                self._show(tr(BUG_TITLE), text, details_of(error), is_bug=True)
        except Exception:  # noqa: BLE001 - the last resort may not raise
            traceback.print_exc()

    def _is_said_at_window(self, error: DataFileError) -> bool:
        return self.say_of_file is not None and self.say_of_file(error)

    def _is_new(self, error: Exception) -> bool:
        """Tell whether this bug was not shown yet: a broken paint raises at every frame."""
        frames = traceback.extract_tb(error.__traceback__)
        place = (
            f"{type(error).__name__} {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
        )
        is_new = place not in self._known
        self._known.add(place)
        return is_new

    def open_log(self) -> None:
        """Begin to write the log: the window is there, so that nobody waits for it."""
        from logging.handlers import RotatingFileHandler  # noqa: PLC0415  after the first paint

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._log = RotatingFileHandler(
                self._folder / "handover.log",
                maxBytes=LOG_BYTES,
                backupCount=LOG_FILES,
                encoding="utf-8",
            )
            self._crash = (self._folder / "crash.log").open("a", encoding="utf-8")
        except OSError:
            return  # a folder that cannot be written costs the log, not the program
        form = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"
        self._log.setFormatter(logging.Formatter(form))
        logging.getLogger().addHandler(self._log)
        logging.getLogger().setLevel(logging.INFO)
        faulthandler.enable(self._crash)

    def _open_folder(self) -> None:
        open_path(self._folder)

    def _show(self, title: str, text: str, details: str, *, is_bug: bool) -> None:
        box = QMessageBox(QApplication.activeModalWidget() or QApplication.activeWindow())
        box.setWindowTitle("Handover")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setObjectName("bug" if is_bug else "message")
        name, shade = ("triangle-alert", "amber") if is_bug else ("info", "accent")
        box.setIconPixmap(pixmap(name, shade, ICON))
        box.setText(title)
        box.setInformativeText(text)
        close = box.addButton(tr("Close"), QMessageBox.ButtonRole.RejectRole)
        set_look(close, kind="primary")
        box.setDefaultButton(close)
        box.setEscapeButton(close)
        copy = box.addButton(tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
        whole = f"{title}\n{text}\n\n{details}"
        _runs(copy, lambda: QGuiApplication.clipboard().setText(whole))
        if is_bug:
            log = box.addButton(tr("Open the log folder"), QMessageBox.ButtonRole.ActionRole)
            _runs(log, self._open_folder)
        self._open.append(box)  # else Python would take an open message away
        box.finished.connect(lambda _result: self._open.remove(box))
        box.finished.connect(box.deleteLater)
        box.open()


def parts(message: str) -> tuple[str, str]:
    """Return what happened (the first sentence) and the rest: why, what is safe, what to do."""
    first, _line, below = message.strip().partition("\n")
    head, *rest = re.split(r"(?<=[.!?。！？])(?:\s+|(?<=[。！？]))(?=\S)", first, maxsplit=1)
    return head, "\n".join(part for part in ("".join(rest), below.strip()) if part)


def details_of(error: BaseException) -> str:
    """Return what a developer needs: versions and the traceback."""
    import platform  # noqa: PLC0415  only for a report

    versions = f"Handover · Python {platform.python_version()} · Qt {qVersion()}"
    trace = "".join(traceback.format_exception(error))
    return f"{versions} · {platform.platform()}\n\n{trace}"


def _runs(button: QPushButton, run: Callable[[], None]) -> None:
    """Let a button do something without closing its message."""
    button.clicked.disconnect()
    button.clicked.connect(run)


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    LOG.log(LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
