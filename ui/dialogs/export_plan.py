"""Export a project as a plan that Microsoft Project opens, written while the user goes on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core import language, text
from core.errors import AppError
from core.exchange import plan_formats
from core.language import current, mark, tr, trn
from core.queries.plan_export import plan_draft
from core.queries.project import project
from ui.dialogs.files import choose_save, plan_kind, show

if TYPE_CHECKING:
    from core.rules.schedule.draft import PlanDraft
    from ui.desk import Desk
    from ui.jobs import Job

TITLE = mark("Export plan")
_FORBIDDEN = '<>:"/\\|?*'


def open_export_plan(desk: Desk, project_id: int) -> PlanExportRun | None:
    """Ask where the plan of a project goes and begin to write it; None if the user gave up."""
    path = choose_save(desk.overlay(), tr(TITLE), proposed(desk, project_id), plan_kind())
    if path is None:
        return None
    suffixes = plan_formats()["mspdi"].suffixes
    if path.suffix.lower() not in suffixes:
        # another ending may be the open data file itself
        why = mark("Choose a name that ends in one of these: {names}.")
        _refuse(desk, project_id, tr(why, names=text.listed(suffixes)))
        return None
    desk.settings.now.exchange_folder = str(path.parent)
    desk.settings.save()
    run = PlanExportRun(desk, project_id, path)
    run.start()
    return run


def proposed(desk: Desk, project_id: int) -> Path:
    """Return the code of the project as a file name, in the folder used last or the file's own."""
    own = desk.workspace.path.parent
    folder = Path(desk.settings.now.exchange_folder or own)
    code = desk.read(project, project_id).code
    safe = "".join("-" if letter in _FORBIDDEN else letter for letter in code)
    return (folder if folder.is_dir() else own) / f"{safe}{plan_formats()['mspdi'].suffixes[0]}"


class PlanExportRun(QObject):
    """Reads the project on a worker, writes in a child process, says in passing what came of it.

    Signals:
        ended: It is written, refused or given up, and the user was told.
    """

    ended = Signal()

    def __init__(self, desk: Desk, project_id: int, path: Path) -> None:
        super().__init__(desk)
        self._desk, self._project_id, self._path = desk, project_id, path
        self._remarks = 0

    def start(self) -> None:
        """Begin; the status bar shows it and can stop it."""
        job = self._desk.jobs.start(
            *(tr(TITLE), self._desk.workspace.read, plan_draft, self._project_id, current()),
            database=True,
        )
        self._reading = self._follow(job).task
        job.done.connect(self._on_read)

    def _on_read(self, found: PlanDraft) -> None:
        if self._reading.stop.is_set():
            self._on_cancelled()
            return
        self._remarks = len(found.remarks)
        job = self._desk.jobs.start_process(
            tr(TITLE), write_plan, found, self._path, language.current()
        )
        self._follow(job).done.connect(self._on_written)

    def _on_written(self, _nothing: Any) -> None:
        said = tr(mark("Plan exported: {name}."), name=self._path.name)
        cut = trn("{count} text was cut.", "{count} texts were cut.", self._remarks)
        self._desk.toast(
            f"{said} {cut}" if self._remarks else said,
            action=tr(mark("Open folder")),
            run=lambda: show(self._path.parent),
        )
        self.ended.emit()
        self.deleteLater()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        _refuse(self._desk, self._project_id, str(error))
        self.ended.emit()
        self.deleteLater()

    def _on_cancelled(self) -> None:
        self._desk.toast(tr(mark("Export stopped. An old file is as it was.")))
        self.ended.emit()
        self.deleteLater()

    def _follow(self, job: Job) -> Job:
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        return job


def _refuse(desk: Desk, project_id: int, why: str) -> None:
    again = (tr(mark("Export again…")), lambda: open_export_plan(desk, project_id))
    desk.banner("red", tr(mark("The plan was not exported.")), why, [again])


def write_plan(report: Any, found: PlanDraft, path: Path, spoken: str) -> None:
    """Write a plan, in a child process; what goes wrong is said in the screen's language."""
    language.use(spoken)
    report(None, tr(mark("Writing {name}"), name=path.name))
    write = plan_formats()["mspdi"].write
    assert write is not None
    write(path, found)
