"""One workbook on its way out: read from the file on a worker, written in a child process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core import language
from core.exchange.workbook import write
from core.language import mark, tr
from core.queries.workbook import book
from ui.dialogs.outgoing_run import OutgoingRun

if TYPE_CHECKING:
    from pathlib import Path

    from core.queries.workbook import Book, BookOrder
    from ui.desk import Desk

TITLE = mark("Export to Excel")
BUILT, WRITTEN = 0.2, 0.95


class WorkbookExportRun(OutgoingRun):
    """Reads the rows, then writes them."""

    def __init__(self, desk: Desk, order: BookOrder, path: Path) -> None:
        super().__init__(
            *(desk, path),
            done=mark("Workbook written: {name}."),
            failed=mark("The workbook was not written."),
        )
        self._order = order

    def start(self) -> None:
        """Begin."""
        self.progress.emit(0.0, tr(mark("Collecting rows")))
        desk = self._desk
        job = desk.jobs.start(
            *(tr(TITLE), desk.workspace.read, book, self._order, desk.clock()), database=True
        )
        self._follow(job).done.connect(self._on_read)

    def _on_read(self, found: Book) -> None:
        if self._is_stopped:
            self._on_cancelled()
            return
        self._say_writing(BUILT)
        job = self._desk.jobs.start_process(
            tr(TITLE), write_book, found, self._path, language.current()
        )
        job.progress.connect(self._on_progress)
        self._follow(job).done.connect(self._on_written)

    def _on_progress(self, share: float | None, words: str) -> None:
        self.progress.emit(share or BUILT, words)


def write_book(report: Any, found: Book, path: Path, spoken: str) -> None:
    """Write a workbook, in a child process; what goes wrong is said in the screen's language."""
    language.use(spoken)
    said = tr(mark("Writing {name}"), name=path.name)

    def advance(done: int, of: int) -> None:
        report(BUILT + (WRITTEN - BUILT) * done / max(of, 1), said)

    write(path, found, advance)
