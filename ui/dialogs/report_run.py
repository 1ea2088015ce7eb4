"""One report on its way: built from the file on a worker, written in a child process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core import language
from core.language import mark, tr
from core.operations.baselines import keep_forecasts
from core.report import build, renderers
from ui.dialogs.outgoing_run import OutgoingRun

if TYPE_CHECKING:
    from pathlib import Path

    from core.report import Document, ReportRequest
    from ui.desk import Desk

KEEP = mark("Keep forecasts")
BUILT = 0.4


class ReportRun(OutgoingRun):
    """Builds the document, then writes it; keeps its forecasts where that is wanted."""

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
        super().__init__(
            *(desk, path),
            done=mark("Report written: {name}."),
            failed=mark("The report was not written."),
        )
        self._request = request
        self._renderer, self._keeps = renderer, keeps

    def start(self) -> None:
        """Begin."""
        self.progress.emit(0.0, tr(mark("Collecting figures")))
        self._follow(
            self._desk.jobs.start(
                tr(mark("Status report")),
                self._desk.workspace.read,
                build,
                self._request,
                database=True,
            )
        ).done.connect(self._on_built)

    def _on_built(self, document: Document) -> None:
        if self._is_stopped:
            self._on_cancelled()
            return
        self._say_writing(BUILT)
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

    def _on_written(self, nothing: Any) -> None:
        if self._keeps:
            self._desk.workspace.run(
                KEEP, keep_forecasts, self._request.project, self._request.status_date
            )
        super()._on_written(nothing)


def write_report(_report: Any, document: Document, path: Path, renderer: str, spoken: str) -> None:
    """Write a document, in a child process; what goes wrong is said in the screen's language."""
    language.use(spoken)
    renderers()[renderer].write(document, path)
