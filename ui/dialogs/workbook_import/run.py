"""A workbook on its way: read in a child process, compared and taken on the file's worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from core import language
from core.exchange.workbook import compare, read, wanted
from core.language import mark, tr
from core.operations.workbook import IMPORT_WORKBOOK, take_workbook
from core.queries.workbook import file_key, here
from ui.dialogs.incoming_run import IncomingRun
from ui.dialogs.workbook_import.lines import lines_of
from ui.dialogs.workbook_import.words import row_title
from ui.work import bound

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from core.exchange.workbook import BookChoices, BookDiff, FoundBook
    from core.operations.workbook import TakenRow, WorkbookTaken
    from core.workspace import Workspace
    from ui.dialogs.workbook_import.lines import Line
    from ui.work import Task

READ = 0.6
MEMORY = 1536 * 2**20
"""Bytes that reading a workbook may take."""
SECONDS = 120


class WorkbookImportRun(IncomingRun):
    """Reads a workbook, lays it beside the file as often as asked, and takes it in.

    Signals:
        read: The workbook is sound; carries it.
        compared: It lies beside the file; carries the comparison and its lines.
    """

    read = Signal(object)
    compared = Signal(object, object)

    def start(self, path: Path) -> None:
        """Read a workbook; what is in the file stays as it is."""
        self.progress.emit(None, tr(mark("Reading {name}"), name=path.name))
        key = self._desk.read(file_key)
        job = self._desk.jobs.start_process(
            tr(IMPORT_WORKBOOK), read_workbook, path, key, language.current()
        )
        self._follow(job).done.connect(self._on_read)

    def compare(self, found: FoundBook, choices: BookChoices) -> None:
        """Lay the workbook beside the file."""
        self.progress.emit(READ, tr(mark("Comparing with what is here")))
        job = self._desk.jobs.start(
            *(tr(IMPORT_WORKBOOK), self._desk.workspace.read, _compared, found, choices),
            database=True,
        )
        self._follow(job).done.connect(self._on_compared)

    def take(self, rows: Sequence[TakenRow]) -> None:
        """Write what was decided, as one step after a backup."""
        job = self._desk.jobs.start(
            *(tr(IMPORT_WORKBOOK), take_rows, self._desk.workspace, rows),
            database=True,
            with_task=True,
        )
        self._follow(job).done.connect(self._on_taken)

    def _on_read(self, found: FoundBook) -> None:
        if not self._was_stopped():
            self.read.emit(found)

    def _on_compared(self, made: tuple[BookDiff, list[Line]]) -> None:
        if not self._was_stopped():
            self.compared.emit(*made)


def read_workbook(report: Any, path: Path, key: str, spoken: str) -> FoundBook:
    """Read a workbook, in a child process; what is wrong in it is said in the screen's language."""
    bound(memory=MEMORY, seconds=SECONDS)
    language.use(spoken)
    said = tr(mark("Reading {name}"), name=path.name)
    return read(path, key, lambda share: report(share * READ, said))


def _compared(
    session: Session, found: FoundBook, choices: BookChoices
) -> tuple[BookDiff, list[Line]]:
    """Return the comparison and its lines: made here, where no window waits for them."""
    made = compare(found, here(session, wanted(found, choices)), choices)
    return made, list(lines_of(made, row_title))


def take_rows(workspace: Workspace, rows: Sequence[TakenRow], *, task: Task) -> WorkbookTaken:
    """Back the file up, then write all rows or, where the task is stopped, nothing."""
    task.report(0.0, tr(mark("Backing up")))
    workspace.back_up()

    def advance(done: int, of: int) -> None:
        task.report(done / of, tr(mark("Row {done} of {count}"), done=done, count=of))

    done: WorkbookTaken = workspace.run(IMPORT_WORKBOOK, take_workbook, rows, advance=advance)
    return done
