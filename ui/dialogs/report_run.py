"""One report on its way: built from the file on a worker, written in a child process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core import language
from core.errors import OutputError
from core.language import mark, tr
from core.operations.baselines import keep_forecasts
from core.report import build, renderers
from ui.dialogs.files import show

if TYPE_CHECKING:
    from pathlib import Path

    from core.report import Document, ReportRequest
    from ui.desk import Desk
    from ui.jobs import Job

KEEP = mark("Keep forecasts")
BUILT, WRITTEN = 0.4, 1.0


class ReportRun(QObject):
    """Builds and writes; outlives its dialog where the user goes on working.

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

    def __init__(
        self, desk: Desk, request: ReportRequest, path: Path, *, renderer: str, keeps: bool
    ) -> None:
        """Take what is wanted; `start` begins.

        Args:
            desk: the open file.
            request: which report.
            path: where it goes.
            renderer: in which format.
            keeps: whether the forecasts are kept for the next comparison.
        """
        super().__init__(desk)
        self._desk = desk
        self._request, self._path = request, path
        self._renderer, self._keeps = renderer, keeps
        self._job: Job | None = None
        self._is_behind = self._is_stopped = False

    def start(self) -> None:
        """Begin."""
        self._say(0.0, tr(mark("Collecting figures")))
        self._follow(
            self._desk.jobs.start(
                tr(mark("Status report")),
                self._desk.workspace.read,
                build,
                self._request,
                database=True,
            )
        ).done.connect(self._on_built)

    def cancel(self) -> None:
        """Give up; an old file stays whole."""
        self._is_stopped = True
        if self._job is not None:
            self._job.cancel()

    def go_behind(self) -> None:
        """Say the outcome in passing: its dialog is gone."""
        self._is_behind = True

    def _on_built(self, document: Document) -> None:
        if self._is_stopped:
            self._on_cancelled()
            return
        self._say(BUILT, tr(mark("Writing {name}"), name=self._path.name))
        self._follow(
            self._desk.jobs.start_process(
                tr(mark("Status report")),
                write_report,
                document,
                self._path,
                self._renderer,
                language.current(),
            )
        ).done.connect(self._on_written)

    def _on_written(self, _nothing: Any) -> None:
        self._job = None
        if self._keeps:
            self._desk.workspace.run(
                KEEP, keep_forecasts, self._request.project, self._request.status_date
            )
        self._say(WRITTEN, "")
        self.written.emit(self._path)
        if self._is_behind:
            self._desk.toast(
                tr(mark("Report written: {name}."), name=self._path.name),
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
            self._desk.banner("red", tr(mark("The report was not written.")), str(error))
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

    def _say(self, share: float, text: str) -> None:
        self.progress.emit(share, text)


def write_report(_report: Any, document: Document, path: Path, renderer: str, spoken: str) -> None:
    """Write a document, in a child process; what goes wrong is said in the screen's language."""
    language.use(spoken)
    renderers()[renderer].write(document, path)
