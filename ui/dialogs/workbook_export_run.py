"""One workbook on its way out: read from the file on a worker, written in a child process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core import language
from core.errors import OutputError
from core.exchange.workbook import write
from core.language import mark, tr
from core.queries.workbook import book
from ui.dialogs.files import show

if TYPE_CHECKING:
    from pathlib import Path

    from core.queries.workbook import Book, BookOrder
    from ui.desk import Desk
    from ui.jobs import Job

TITLE = mark("Export to Excel")
BUILT, WRITTEN = 0.2, 0.95


class WorkbookExportRun(QObject):
    """Reads and writes; outlives its dialog where the user goes on working.

    Signals:
        progress: How far it is, 0 to 1, and what is being done.
        written: The file is there; carries its path.
        refused: It cannot be written there; carries why.
        stopped: The user gave up; an old file is as it was.
    """

    progress = Signal(float, str)
    written = Signal(object)
    refused = Signal(str)
    stopped = Signal()

    def __init__(self, desk: Desk, order: BookOrder, path: Path) -> None:
        super().__init__(desk)
        self._desk, self._order, self._path = desk, order, path
        self._job: Job | None = None
        self._is_behind = self._is_stopped = False

    def start(self) -> None:
        """Begin."""
        self.progress.emit(0.0, tr(mark("Collecting rows")))
        desk = self._desk
        job = desk.jobs.start(
            *(tr(TITLE), desk.workspace.read, book, self._order, desk.clock()), database=True
        )
        self._follow(job).done.connect(self._on_read)

    def cancel(self) -> None:
        """Give up; an old file stays whole."""
        self._is_stopped = True
        if self._job is not None:
            self._job.cancel()

    def go_behind(self) -> None:
        """Say the outcome in passing: its dialog is gone."""
        self._is_behind = True

    def _on_read(self, found: Book) -> None:
        if self._is_stopped:
            self._on_cancelled()
            return
        self.progress.emit(BUILT, tr(mark("Writing {name}"), name=self._path.name))
        job = self._desk.jobs.start_process(
            tr(TITLE), write_book, found, self._path, language.current()
        )
        job.progress.connect(self._on_progress)
        self._follow(job).done.connect(self._on_written)

    def _on_progress(self, share: float | None, words: str) -> None:
        self.progress.emit(share or BUILT, words)

    def _on_written(self, _nothing: Any) -> None:
        self._job = None
        self.progress.emit(1.0, "")
        self.written.emit(self._path)
        if self._is_behind:
            self._desk.toast(
                tr(mark("Workbook written: {name}."), name=self._path.name),
                action=tr(mark("Open file")),
                run=lambda: show(self._path),
            )
        self.deleteLater()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, OutputError):
            self._on_cancelled()  # the dialog asks again; the bug is reported
            raise error
        if self._is_behind:
            self._desk.banner("red", tr(mark("The workbook was not written.")), str(error))
        self.refused.emit(str(error))
        self.deleteLater()

    def _on_cancelled(self) -> None:
        self._job = None
        self.stopped.emit()
        self.deleteLater()

    def _follow(self, job: Job) -> Job:
        self._job = job
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        return job


def write_book(report: Any, found: Book, path: Path, spoken: str) -> None:
    """Write a workbook, in a child process; what goes wrong is said in the screen's language."""
    language.use(spoken)
    said = tr(mark("Writing {name}"), name=path.name)

    def advance(done: int, of: int) -> None:
        report(BUILT + (WRITTEN - BUILT) * done / max(of, 1), said)

    write(path, found, advance)
