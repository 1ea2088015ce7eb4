"""The dialog of a plan's import: reading, preview, problems, writing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core import text
from core.language import mark, tr, trn
from core.operations.plan_import import IMPORT_PLAN
from core.queries.plan_targets import likely_target
from core.queries.planning import next_code
from ui.desk import Place
from ui.dialogs.plan_import.preview import PlanPreview
from ui.dialogs.plan_import.run import PlanImportRun
from ui.dialogs.plan_import.target import TargetForm
from ui.dialogs.problem_list import ProblemList
from ui.dialogs.progress_line import ProgressLine
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.errors import Problem
    from core.operations.plan_import import PlanImported
    from core.queries.plan_rows import PlanImport
    from core.queries.plan_targets import PlanTarget
    from core.rules.schedule.draft import PlanDraft
    from ui.desk import Desk

WIDTH, HEIGHT = 1320, 760
READING, PREVIEW, PROBLEMS, WRITING = range(4)
_SCHEDULE: Final = "schedule"


class PlanImportDialog(DialogFrame):
    """Reads, compares, writes; until Import is pressed nothing changes, and then one Undo undoes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.overlay(), tr(IMPORT_PLAN), width=WIDTH, height=HEIGHT)
        self._desk = desk
        self._path = Path()
        self._draft: PlanDraft | None = None
        self._found: PlanImport | None = None
        self._state = READING
        self._run = PlanImportRun(desk, self)
        self.target, self.preview = TargetForm(), PlanPreview()
        self.progress = ProgressLine()
        self.problems = ProblemList(name=tr(mark("Problems")), reason=mark("What is wrong"))
        self._lay_out()
        self._add_buttons()
        self._connect()

    def read(self, path: Path) -> None:
        """Read a plan and show what it would change, or what is wrong with it."""
        self._path, self._draft, self._found = path, None, None
        self._name.set_text(path.name)
        self._folder.set_text(tr(mark("In {folder}"), folder=path.parent))
        self._desk.settings.now.exchange_folder = str(path.parent)
        self._show_state(READING)
        self._run.start(path)

    def take(self) -> None:
        """Import what is to come."""
        if self._state != PREVIEW or not self.take_button.isEnabled():
            return
        wish = self.target.wish
        choices = self.preview.choices.choices(wish.code, self.target.name.value())
        self._show_state(WRITING)
        self._run.take(wish.project_id, choices)

    def can_close(self) -> bool:
        """Give up what runs; while it is being written wait until it has stopped."""
        self._run.cancel()
        return self._state != WRITING

    # private

    def _lay_out(self) -> None:
        self._name, self._folder = Label("", "body_m"), Label("", "small", "text3")
        self._refusal = Label("", "body", "red_text", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._name)
        head.addWidget(self._folder, 1)
        self._pages = QStackedWidget()
        shown, refused = QWidget(), QWidget()
        for page, parts in (
            (shown, (self.target, self.preview)),
            (refused, (self._refusal, self.problems)),
        ):
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
            column.addWidget(parts[0])
            column.addWidget(parts[1], 1)
        for page in (self.progress, shown, refused):
            self._pages.addWidget(page)
        self.body.addLayout(head)
        self.body.addWidget(self._pages, 1)
        self.body.setSpacing(6)

    def _add_buttons(self) -> None:
        self.copy_button = self.add_button(tr(mark("Copy list")), run=self.problems.copy_all)
        self.close_button = self.add_button(tr(mark("Cancel")), run=self._ask_to_close)
        self.again_button = self.add_button(
            tr(mark("Read again")), kind="primary", run=lambda: self.read(self._path)
        )
        self.take_button = self.add_button("", kind="primary", run=self.take, default=True)

    def _connect(self) -> None:
        run = self._run
        run.progress.connect(self.progress.show_progress)
        run.read.connect(self._on_read)
        run.compared.connect(self._on_compared)
        run.refused.connect(self._on_refused)
        run.imported.connect(self._on_imported)
        run.stopped.connect(self._on_stopped)
        self.target.chosen.connect(self._compare)
        self.target.edited.connect(self._show_count)
        self.preview.choices.changed.connect(self._show_count)

    def _show_state(self, state: int) -> None:
        self._state = state
        self._pages.setCurrentIndex({WRITING: READING}.get(state, state))
        self.copy_button.setVisible(state == PROBLEMS)
        self.again_button.setVisible(state == PROBLEMS)
        self.take_button.setVisible(state == PREVIEW)
        self.close_button.set_text(tr(mark("Stop") if state == WRITING else mark("Cancel")))
        self.set_note("")
        if state == PREVIEW:
            self._show_count()
            self.preview.table.setFocus()

    def _show_count(self) -> None:
        """Say on the button how much would be imported, and beside it why nothing can be."""
        count = self.preview.choices.count()
        self.take_button.set_text(trn("Import {count} change", "Import {count} changes", count))
        can_write, refusal = not self._desk.workspace.is_read_only, self.target.refusal
        self.take_button.setEnabled(bool(count) and can_write and not refusal)
        if not can_write:
            self.set_note(tr(mark("This file is read-only.")))
        elif refusal:
            self.set_note(refusal, "red_text")
        elif not count:
            self.set_note(tr(mark("Nothing in it is new here.")))
        else:
            self.set_note(tr(mark("Nothing is changed until Import")))

    def _compare(self) -> None:
        self._show_state(READING)
        self._run.compare(self.target.wish, self.preview.choices.mapping)

    def _on_read(self, found: PlanDraft, targets: tuple[PlanTarget, ...]) -> None:
        self._draft = found
        likely = likely_target(targets, self._desk.place.project_id)
        code = self._desk.read(next_code)
        self.target.show_targets(targets, likely, code, found.title)
        self._compare()

    def _on_compared(self, found: PlanImport) -> None:
        assert self._draft is not None
        self._found = found
        self.preview.show_plan(self._draft, found)
        self._show_state(PREVIEW)

    def _on_refused(self, problems: Sequence[Problem]) -> None:
        self.problems.show_problems(problems)
        self._refusal.set_text(
            trn(
                "{count} problem. Nothing was imported; what is here is as it was.",
                "{count} problems. Nothing was imported; what is here is as it was.",
                len(problems),
            )
        )
        self._show_state(PROBLEMS)
        self.problems.setFocus()

    def _on_stopped(self) -> None:
        if self._state == WRITING:
            self._show_state(PREVIEW)
            self.set_note(tr(mark("Stopped. Nothing was imported.")))
        else:
            self.close_sheet()

    def _on_imported(self, done: PlanImported) -> None:
        desk = self._desk
        desk.settings.save()
        desk.toast(
            f"{text.sentence(tr(IMPORT_PLAN))} {_outcome(done)}".strip(),
            action=tr(mark("Undo")),
            run=desk.undo,
        )
        self.close_sheet()
        desk.go(Place("project", done.project_id, _SCHEDULE))


def _outcome(done: PlanImported) -> str:
    parts = []
    if done.added:
        parts.append(trn("{count} milestone added.", "{count} milestones added.", done.added))
    if done.changed:
        parts.append(trn("{count} changed.", "{count} changed.", done.changed))
    if done.removed:
        parts.append(trn("{count} removed.", "{count} removed.", done.removed))
    if done.kept:
        parts.append(
            trn(
                "{count} that the plan no longer has stays.",
                "{count} that the plan no longer has stay.",
                done.kept,
            )
        )
    return " ".join(parts)
