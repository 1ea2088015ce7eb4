"""Import: a file is read and checked, what it would bring is shown, then it is taken as one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core import text
from core.language import mark, tr, trn
from core.operations.exchange import IMPORT
from core.queries.incoming import late, wanted
from core.queries.project import project_id
from ui.desk import Place
from ui.dialogs.files import choose_open, import_kinds, is_plan, is_workbook, usual_folder
from ui.dialogs.import_preview import ImportPreview
from ui.dialogs.import_run import ImportRun
from ui.dialogs.problem_list import ProblemList
from ui.dialogs.progress_line import ProgressLine
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.errors import Problem
    from core.operations.exchange import Imported
    from core.queries.incoming import Incoming
    from core.queries.parts import Draft
    from ui.desk import Desk
    from ui.dialogs.plan_import import PlanImportDialog
    from ui.dialogs.workbook_import import WorkbookImportDialog

WIDTH: Final = 880
HEIGHT: Final = 560
READING, PREVIEW, PROBLEMS, WRITING = range(4)


def open_import_file(
    desk: Desk, path: Path | None = None
) -> ImportDialog | PlanImportDialog | WorkbookImportDialog | None:
    """Read a file, asked for where none is given, and show what it would bring.

    A portfolio comes whole; a plan of another program becomes a project, or updates one; a
    workbook that somebody filled in is taken cell by cell.
    """
    if path is None:
        folder = usual_folder(desk.settings.now.exchange_folder)
        path = choose_open(desk.overlay(), tr(mark("Import")), folder, import_kinds())
    if path is None:
        return None
    if is_plan(path):
        from ui.dialogs.plan_import import open_plan_import  # noqa: PLC0415  when first asked

        return open_plan_import(desk, path)
    if is_workbook(path):
        from ui.dialogs.workbook_import import open_workbook_import  # noqa: PLC0415  when first asked

        return open_workbook_import(desk, path)
    dialog = ImportDialog(desk)
    dialog.open()
    dialog.read(path)
    return dialog


class ImportDialog(DialogFrame):
    """Reads, shows, writes; until Import is pressed nothing changes, and then one Undo undoes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.overlay(), tr(mark("Import portfolio")), width=WIDTH, height=HEIGHT)
        self._desk = desk
        self._path = Path()
        self._found: tuple[Draft, Incoming] | None = None
        self._state = READING
        self._run = ImportRun(desk, self)
        self.preview, self.progress = ImportPreview(), ProgressLine()
        self.problems = ProblemList(name=tr(mark("Problems")), reason=mark("What is wrong"))
        self._lay_out()
        self._add_buttons()
        self._connect()

    def read(self, path: Path) -> None:
        """Read a file and show what is in it, or what is wrong with it."""
        self._path, self._found = path, None
        self._name.set_text(path.name)
        self._folder.set_text(tr(mark("In {folder}"), folder=path.parent))
        self._desk.settings.now.exchange_folder = str(path.parent)
        self._show_state(READING)
        self._run.read(path)

    def take(self) -> None:
        """Import what is to come; dates that cannot be taken are listed instead."""
        if self._found is None or self._state != PREVIEW:
            return
        coming = self._coming()
        problems = late(coming, self._found[1].status_date)
        if problems:
            self._on_refused(problems)
            return
        self._show_state(WRITING)
        self._run.take(coming, replaces=self.preview.replaces)

    def can_close(self) -> bool:
        """Give up what runs; while it is being written wait until it has stopped."""
        self._run.cancel()
        return self._state != WRITING

    # private

    def _lay_out(self) -> None:
        self._name, self._folder = Label("", "body_m"), Label("", "small", "text3", wrap=True)
        self._refusal = Label("", "body", "red_text", wrap=True)
        refused = QWidget()
        column = QVBoxLayout(refused)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._refusal)
        column.addWidget(self.problems, 1)
        self._pages = QStackedWidget()
        for page in (self.progress, self.preview, refused):
            self._pages.addWidget(page)
        self.body.addWidget(self._name)
        self.body.addWidget(self._folder)
        self.body.addWidget(self._pages, 1)
        self.body.setSpacing(4)

    def _add_buttons(self) -> None:
        self.copy_button = self.add_button(tr(mark("Copy list")), run=self.problems.copy_all)
        self.other_button = self.add_button(tr(mark("Choose another file…")), run=self._choose)
        self.close_button = self.add_button(tr(mark("Cancel")), run=self._ask_to_close)
        self.again_button = self.add_button(
            tr(mark("Read again")), kind="primary", run=lambda: self.read(self._path)
        )
        self.back_button = self.add_button(
            tr(mark("Back")), kind="primary", run=lambda: self._show_state(PREVIEW)
        )
        self.take_button = self.add_button("", kind="primary", run=self.take, default=True)

    def _connect(self) -> None:
        run = self._run
        run.progress.connect(self.progress.show_progress)
        run.checked.connect(self._on_checked)
        run.refused.connect(self._on_refused)
        run.imported.connect(self._on_imported)
        run.stopped.connect(self._on_stopped)
        self.preview.chosen.connect(lambda: self._show_state(PREVIEW))

    def _show_state(self, state: int) -> None:
        self._state = state
        self._pages.setCurrentIndex({WRITING: READING}.get(state, state))
        is_refused, is_known = state == PROBLEMS, self._found is not None
        self.copy_button.setVisible(is_refused)
        self.other_button.setVisible(state in (PREVIEW, PROBLEMS))
        self.again_button.setVisible(is_refused and not is_known)
        self.back_button.setVisible(is_refused and is_known)
        self.take_button.setVisible(state == PREVIEW)
        self.close_button.set_text(tr(mark("Stop") if state == WRITING else mark("Cancel")))
        self.set_note("")
        if state == PREVIEW:
            self._show_coming()

    def _show_coming(self) -> None:
        coming = self._coming()
        count = len(coming.projects)
        has_any = bool(count or coming.calendars or coming.rates)
        words = trn("Import {count} project", "Import {count} projects", count)
        self.take_button.set_text(words if count else tr(mark("Import")))
        can_write = not self._desk.workspace.is_read_only
        self.take_button.setEnabled(has_any and can_write)
        if not can_write:
            self.set_note(tr(mark("This file is read-only.")))
        elif not has_any:
            self.set_note(tr(mark("Nothing in it is new here.")))
        else:
            self.set_note(tr(mark("Nothing is changed until Import")))
        (self.take_button if self.take_button.isEnabled() else self.close_button).setFocus()

    def _coming(self) -> Draft:
        assert self._found is not None
        found, seen = self._found
        return wanted(found, seen, replaces=self.preview.replaces)

    def _choose(self) -> None:
        path = choose_open(self, tr(mark("Import")), self._path.parent, import_kinds())
        if path is not None and (is_plan(path) or is_workbook(path)):
            self.close_sheet()
            open_import_file(self._desk, path)
        elif path is not None:
            self.read(path)

    def _on_checked(self, found: Draft, seen: Incoming) -> None:
        self._found = (found, seen)
        self.preview.show_incoming(found, seen)
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

    def _on_imported(self, done: Imported) -> None:
        desk = self._desk
        desk.settings.save()
        said = f"{text.sentence(tr(IMPORT))} {_outcome(done)}"
        desk.toast(said.strip(), action=tr(mark("Undo")), run=desk.undo)
        self._say_left_out(done)
        self.close_sheet()
        codes = (*done.added, *done.replaced)
        place = Place("portfolio")
        if len(codes) == 1:
            place = Place("project", desk.read(project_id, codes[0]))
        desk.go(place)

    def _say_left_out(self, done: Imported) -> None:
        """Say what of the file itself was not taken; the preview could not know it."""
        assert self._found is not None
        told = done.notices[len(self._found[0].notices) :]
        if told:
            said = text.listed(notice.field for notice in told)
            why = mark("This file has its own, which stays: {fields}.")
            title = tr(mark("Some sections of the file were left out."))
            self._desk.banner("amber", title, tr(why, fields=said))


def _outcome(done: Imported) -> str:
    parts = []
    if done.added:
        parts.append(trn("{count} project added.", "{count} projects added.", len(done.added)))
    if done.replaced:
        count = len(done.replaced)
        parts.append(trn("{count} project replaced.", "{count} projects replaced.", count))
    return " ".join(parts)
