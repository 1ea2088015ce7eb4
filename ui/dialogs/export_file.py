"""Export: the whole portfolio in one readable file, written while the user goes on working."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core import language, text
from core.errors import OutputError
from core.language import mark, tr
from core.queries.exchange import draft
from ui.dialogs.files import choose_save, exchange_format, exchange_kind, show

if TYPE_CHECKING:
    from core.queries.parts import Draft
    from ui.desk import Desk
    from ui.jobs import Job

TITLE = mark("Export portfolio")


def open_export_file(desk: Desk) -> ExportRun | None:
    """Ask where the portfolio goes and begin to write it; None if the user gave up."""
    path = choose_save(desk.overlay(), tr(TITLE), proposed(desk), exchange_kind())
    if path is None:
        return None
    if path.suffix.lower() not in exchange_format().suffixes:
        # another ending may be the open data file itself
        names = text.listed(exchange_format().suffixes)
        why = tr(mark("Choose a name that ends in one of these: {names}."), names=names)
        _refuse(desk, why)
        return None
    desk.settings.now.exchange_folder = str(path.parent)
    desk.settings.save()
    run = ExportRun(desk, path)
    run.start()
    return run


def proposed(desk: Desk) -> Path:
    """Return the name of the data file as an exchange file, in the folder used last or its own."""
    file = desk.workspace.path
    folder = Path(desk.settings.now.exchange_folder or file.parent)
    suffix = exchange_format().suffixes[0]
    return (folder if folder.is_dir() else file.parent) / f"{file.stem}{suffix}"


class ExportRun(QObject):
    """Reads the file on a worker, writes in a child process, says in passing what came of it.

    Signals:
        ended: It is written, refused or given up, and the user was told.
    """

    ended = Signal()

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__(desk)
        self._desk, self._path = desk, path

    def start(self) -> None:
        """Begin; the status bar shows it and can stop it."""
        job = self._desk.jobs.start(tr(TITLE), self._desk.workspace.read, draft, database=True)
        self._reading = self._follow(job).task
        job.done.connect(self._on_read)

    def _on_read(self, found: Draft) -> None:
        if self._reading.stop.is_set():
            self._on_cancelled()
            return
        job = self._desk.jobs.start_process(
            tr(TITLE), write_portfolio, found, self._path, language.current()
        )
        self._follow(job).done.connect(self._on_written)

    def _on_written(self, _nothing: Any) -> None:
        self._desk.toast(
            tr(mark("Portfolio exported: {name}."), name=self._path.name),
            action=tr(mark("Open folder")),
            run=lambda: show(self._path.parent),
        )
        self._end()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, OutputError):
            raise error
        _refuse(self._desk, str(error))
        self._end()

    def _on_cancelled(self) -> None:
        self._desk.toast(tr(mark("Export stopped. An old file is as it was.")))
        self._end()

    def _follow(self, job: Job) -> Job:
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        return job

    def _end(self) -> None:
        self.ended.emit()
        self.deleteLater()


def _refuse(desk: Desk, why: str) -> None:
    safe = tr(mark("Your data is safe in {name}."), name=desk.workspace.path.name)
    again = (tr(mark("Export again…")), lambda: open_export_file(desk))
    desk.banner("red", tr(mark("The portfolio was not exported.")), f"{why} {safe}", [again])


def write_portfolio(report: Any, found: Draft, path: Path, spoken: str) -> None:
    """Write a portfolio, in a child process; what goes wrong is said in the screen's language."""
    language.use(spoken)
    report(None, tr(mark("Writing {name}"), name=path.name))
    exchange_format().write(path, found)
