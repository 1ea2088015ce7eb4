"""A list that is shown, as a workbook: asked where to, written while the user goes on working."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core import language
from core.errors import OutputError
from core.language import mark, tr
from core.report import renderers
from ui.dialogs.files import choose_save, show, usual_folder, with_suffix
from ui.dialogs.report_run import write_report

if TYPE_CHECKING:
    from pathlib import Path

    from core.report import Document
    from ui.desk import Desk

FORM = "xlsx"


def open_export_list(desk: Desk, document: Document, name: str) -> ListExport | None:
    """Ask where a list goes, under this name, and begin to write it; None if the user gave up."""
    form = renderers()[FORM]
    folder = usual_folder(desk.settings.now.report_folder)
    kinds = f"{tr(form.title)} (*{form.suffix})"
    path = choose_save(
        desk.overlay(), tr(mark("Export list")), folder / f"{name}{form.suffix}", kinds
    )
    if path is None:
        return None
    desk.settings.now.report_folder = str(path.parent)
    desk.settings.save()
    run = ListExport(desk, document, with_suffix(path, form.suffix))
    run.start()
    return run


class ListExport(QObject):
    """Writes in a child process and says in passing what came of it.

    Signals:
        ended: It is written, refused or given up, and the user was told.
    """

    ended = Signal()

    def __init__(self, desk: Desk, document: Document, path: Path) -> None:
        super().__init__(desk)
        self._desk, self._document, self._path = desk, document, path

    def start(self) -> None:
        """Begin; the status bar shows it and can stop it."""
        job = self._desk.jobs.start_process(
            tr(mark("Writing {name}"), name=self._path.name),
            write_report,
            self._document,
            self._path,
            FORM,
            language.current(),
        )
        job.done.connect(self._on_written)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)

    def _on_written(self, _nothing: Any) -> None:
        self._desk.toast(
            tr(mark("List exported: {name}."), name=self._path.name),
            action=tr(mark("Open file")),
            run=lambda: show(self._path),
        )
        self._end()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, OutputError):
            raise error
        self._desk.banner("red", tr(mark("The list was not exported.")), str(error))
        self._end()

    def _on_cancelled(self) -> None:
        self._desk.toast(tr(mark("Export stopped. An old file is as it was.")))
        self._end()

    def _end(self) -> None:
        self.ended.emit()
        self.deleteLater()
