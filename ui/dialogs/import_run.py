"""One import on its way: read in a child process, checked and written on the file's worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from core import language
from core.language import mark, tr
from core.operations.exchange import IMPORT, import_portfolio
from core.queries.incoming import incoming
from ui.dialogs.files import exchange_format
from ui.dialogs.incoming_run import IncomingRun

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject

    from core.operations.exchange import Imported, OnConflict
    from core.queries.incoming import Incoming
    from core.queries.parts import Draft
    from core.workspace import Workspace
    from ui.desk import Desk
    from ui.work import Task

READ = 0.7


class ImportRun(IncomingRun):
    """Reads a file, tells what is in it, and takes in what is wanted of it.

    Signals:
        checked: The file is sound; carries what was read and how it stands to what is here.
    """

    checked = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self._draft: Draft | None = None

    def read(self, path: Path) -> None:
        """Read and check a file; what is in this one stays as it is."""
        self.progress.emit(None, tr(mark("Reading {name}"), name=path.name))
        job = self._desk.jobs.start_process(tr(IMPORT), read_portfolio, path, language.current())
        self._follow(job).done.connect(self._on_read)

    def take(self, found: Draft, *, replaces: bool) -> None:
        """Write what was read, as one step after a backup."""
        job = self._desk.jobs.start(
            tr(IMPORT),
            take_portfolio,
            self._desk.workspace,
            found,
            "replace" if replaces else "refuse",
            database=True,
            with_task=True,
        )
        self._follow(job).done.connect(self._on_taken)

    def _on_read(self, found: Draft) -> None:
        self.progress.emit(READ, tr(mark("Comparing with what is here")))
        job = self._desk.jobs.start(
            tr(IMPORT), self._desk.workspace.read, incoming, found, database=True
        )
        self._draft = found
        self._follow(job).done.connect(self._on_compared)

    def _on_compared(self, seen: Incoming) -> None:
        if not self._was_stopped():
            self.checked.emit(self._draft, seen)


def read_portfolio(_report: Any, path: Path, spoken: str) -> Draft:
    """Read a file, in a child process; what is wrong in it is said in the screen's language."""
    language.use(spoken)
    return exchange_format().read(path)


def take_portfolio(
    workspace: Workspace, found: Draft, on_conflict: OnConflict, *, task: Task
) -> Imported:
    """Back the file up, then write all of it or, where the task is stopped, nothing."""
    task.report(0.0, tr(mark("Backing up")))
    workspace.back_up()

    def advance(done: int, of: int) -> None:
        task.report(done / of, tr(mark("Project {done} of {count}"), done=done, count=of))

    taken: Imported = workspace.run(
        IMPORT, import_portfolio, found, on_conflict=on_conflict, advance=advance
    )
    return taken.with_lacking(workspace.missing_files())
