"""A plan on its way: read in a child process, compared and taken on the file's worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from core import language
from core.errors import InvalidInput
from core.exchange import plan_formats
from core.language import mark, tr
from core.operations.plan_import import IMPORT_PLAN, import_plan
from core.queries.plan_import import plan_import
from core.queries.plan_targets import plan_targets
from ui.dialogs.incoming_run import IncomingRun

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject
    from sqlalchemy.orm import Session

    from core.operations.plan_import import PlanChoices, PlanImported
    from core.queries.plan_rows import PlanImport
    from core.queries.plan_targets import PlanTarget
    from core.rules.mapping import Chosen
    from core.rules.schedule.draft import PlanDraft
    from core.workspace import Workspace
    from ui.desk import Desk
    from ui.work import Task

READ = 0.6


@dataclass(frozen=True, slots=True)
class Wish:
    """Beside which project a plan is laid: its id, or the code of a new one."""

    project_id: int | None
    code: str = ""


class PlanImportRun(IncomingRun):
    """Reads a plan, lays it beside a project as often as asked, and takes it in.

    Signals:
        read: The plan is sound; carries it and the projects it could be of.
        compared: It lies beside a project; carries the comparison.
    """

    read = Signal(object, object)
    compared = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self._draft: PlanDraft | None = None

    def start(self, path: Path) -> None:
        """Read a plan; what is in the file stays as it is."""
        self.progress.emit(None, tr(mark("Reading {name}"), name=path.name))
        job = self._desk.jobs.start_process(tr(IMPORT_PLAN), read_plan, path, language.current())
        self._follow(job).done.connect(self._on_read)

    def compare(self, wish: Wish, chosen: dict[int, Chosen]) -> None:
        """Lay the plan beside a project."""
        self.progress.emit(READ, tr(mark("Comparing with what is here")))
        job = self._desk.jobs.start(
            *(tr(IMPORT_PLAN), self._desk.workspace.read, _compared, self._draft, wish, chosen),
            database=True,
        )
        self._follow(job).done.connect(self._on_compared)

    def take(self, project_id: int | None, choices: PlanChoices) -> None:
        """Write the plan as it was decided, as one step after a backup."""
        job = self._desk.jobs.start(
            *(tr(IMPORT_PLAN), take_plan, self._desk.workspace, self._draft, project_id, choices),
            database=True,
            with_task=True,
        )
        self._follow(job).done.connect(self._on_taken)

    def _on_read(self, found: PlanDraft) -> None:
        self._draft = found
        job = self._desk.jobs.start(
            tr(IMPORT_PLAN), self._desk.workspace.read, plan_targets, found, database=True
        )
        self._follow(job).done.connect(self._on_targets)

    def _on_targets(self, targets: tuple[PlanTarget, ...]) -> None:
        if not self._was_stopped():
            self.read.emit(self._draft, targets)

    def _on_compared(self, found: PlanImport) -> None:
        if not self._was_stopped():
            self.compared.emit(found)


def read_plan(_report: Any, path: Path, spoken: str) -> PlanDraft:
    """Read a plan, in a child process; what is wrong in it is said in the screen's language."""
    language.use(spoken)
    for each in plan_formats().values():
        if path.suffix.lower() in each.suffixes:
            return each.read(path)
    raise InvalidInput(tr(mark("{name} is no plan that can be read."), name=path.name))


def _compared(
    session: Session, draft: PlanDraft, wish: Wish, chosen: dict[int, Chosen]
) -> PlanImport:
    return plan_import(session, draft, wish.project_id, project_code=wish.code, chosen=chosen)


def take_plan(
    workspace: Workspace,
    draft: PlanDraft,
    project_id: int | None,
    choices: PlanChoices,
    *,
    task: Task,
) -> PlanImported:
    """Back the file up, then write all of the plan or, where the task is stopped, nothing."""
    task.report(0.0, tr(mark("Backing up")))
    workspace.back_up()

    def advance(done: int, of: int) -> None:
        task.report(done / of, tr(mark("Task {done} of {count}"), done=done, count=of))

    taken: PlanImported = workspace.run(
        IMPORT_PLAN, import_plan, draft, project_id, choices, advance=advance
    )
    return taken
