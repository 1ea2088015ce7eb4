"""The dialog of a workbook that came back: reading, preview, problems, writing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core import text
from core.exchange.workbook import BookChoices
from core.language import current, mark, tr, trn
from core.operations.workbook import IMPORT_WORKBOOK
from core.queries.portfolio import portfolio
from ui.dialogs.problem_list import ProblemList
from ui.dialogs.progress_line import ProgressLine
from ui.dialogs.workbook_import.preview import WorkbookPreview
from ui.dialogs.workbook_import.run import WorkbookImportRun
from ui.widgets.combo import Combo
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.errors import Problem
    from core.exchange.workbook import BookDiff, FoundBook
    from core.operations.workbook import WorkbookTaken
    from ui.desk import Desk
    from ui.dialogs.workbook_import.lines import Line

WIDTH, HEIGHT = 1240, 760
READING, PREVIEW, PROBLEMS, WRITING = range(4)


class WorkbookImportDialog(DialogFrame):
    """Reads, compares, writes; until Import is pressed nothing changes, and then one Undo undoes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.overlay(), tr(IMPORT_WORKBOOK), width=WIDTH, height=HEIGHT)
        self._desk = desk
        self._path = Path()
        self._book: FoundBook | None = None
        self._said = BookChoices()
        self._state = READING
        self._run = WorkbookImportRun(desk, self)
        self.preview, self.progress = WorkbookPreview(), ProgressLine()
        self.problems = ProblemList(name=tr(mark("Problems")), reason=mark("What is wrong"))
        self._lay_out()
        self._add_buttons()
        self._connect()

    def read(self, path: Path) -> None:
        """Read a workbook and show what it would change, or what is wrong with it."""
        self._path, self._book, self._said = path, None, BookChoices()
        self.preview.choices.clear()
        self._name.set_text(path.name)
        self._folder.set_text(tr(mark("In {folder}"), folder=path.parent))
        self._desk.settings.now.exchange_folder = str(path.parent)
        self._show_state(READING)
        self._run.start(path)

    def take(self) -> None:
        """Import what was decided."""
        if self._state != PREVIEW or not self.take_button.isEnabled():
            return
        rows = self.preview.taken()
        self._show_state(WRITING)
        self._run.take(rows)

    def can_close(self) -> bool:
        """Give up what runs; while it is being written wait until it has stopped."""
        self._run.cancel()
        return self._state != WRITING

    # private

    def _lay_out(self) -> None:
        self._name, self._folder = Label("", "body_m"), Label("", "small", "text3")
        self._refusal = Label("", "body", "red_text", wrap=True)
        self._whose = Label(tr(mark("Rows belong to")), "small", "text2")
        self.project = Combo(name=tr(mark("Project")))
        self.project.setMinimumWidth(260)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._name)
        head.addWidget(self._folder, 1)
        head.addWidget(self._whose)
        head.addWidget(self.project)
        refused = QWidget()
        column = QVBoxLayout(refused)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._refusal)
        column.addWidget(self.problems, 1)
        self._pages = QStackedWidget()
        for page in (self.progress, self.preview, refused):
            self._pages.addWidget(page)
        self.body.addLayout(head)
        self.body.addWidget(self._pages, 1)
        self.body.setSpacing(6)
        self._show_project(False)

    def _add_buttons(self) -> None:
        self.copy_button = self.add_button(tr(mark("Copy list")), run=self.problems.copy_all)
        self.close_button = self.add_button(tr(mark("Cancel")), run=self._ask_to_close)
        self.again_button = self.add_button(
            tr(mark("Read again")), run=lambda: self.read(self._path)
        )
        self.back_button = self.add_button(
            tr(mark("Back")), kind="primary", run=lambda: self._show_state(PREVIEW)
        )
        self.take_button = self.add_button("", kind="primary", run=self.take, default=True)

    def _connect(self) -> None:
        run, preview = self._run, self.preview
        run.progress.connect(self.progress.show_progress)
        run.read.connect(self._on_read)
        run.compared.connect(self._on_compared)
        run.refused.connect(self._on_refused)
        run.imported.connect(self._on_imported)
        run.stopped.connect(self._on_stopped)
        preview.choices.changed.connect(self._show_count)
        preview.choices.read_so.connect(self._on_read_so)
        preview.placed.connect(self._on_placed)
        self.project.chosen.connect(self._on_project)

    def _show_state(self, state: int) -> None:
        self._state = state
        self._pages.setCurrentIndex({WRITING: READING}.get(state, state))
        is_known = self._book is not None
        self.copy_button.setVisible(state == PROBLEMS)
        self.again_button.setVisible(state == PROBLEMS and not is_known)
        self.back_button.setVisible(state == PROBLEMS and is_known)
        self.take_button.setVisible(state == PREVIEW)
        self.close_button.set_text(tr(mark("Stop") if state == WRITING else mark("Cancel")))
        self.set_note("")
        if state == PREVIEW:
            self._show_count()
            self.preview.table.setFocus()

    def _show_project(self, is_asked: bool) -> None:  # noqa: FBT001  a setter's one value
        self._whose.setVisible(is_asked)
        self.project.setVisible(is_asked)

    def _show_count(self) -> None:
        """Say on the button how much would be imported, and beside it why nothing can be."""
        rows = self.preview.taken()
        count = sum(1 if row.removes or row.row_id is None else len(row.values) for row in rows)
        self.take_button.set_text(trn("Import {count} change", "Import {count} changes", count))
        can_write = not self._desk.workspace.is_read_only
        self.take_button.setEnabled(bool(count) and can_write)
        if not can_write:
            self.set_note(tr(mark("This file is read-only.")))
        elif not self.preview.lines:
            self.set_note(tr(mark("Nothing in it is new here.")))
        else:
            self.set_note(tr(mark("Nothing is changed until Import")))

    def _compare(self) -> None:
        assert self._book is not None
        self._show_state(READING)
        self._run.compare(self._book, self._said)

    def _on_read(self, found: FoundBook) -> None:
        self._book = found
        rows = self._desk.read(portfolio)
        self.project.set_choices(
            [(row.code, f"{row.code} · {row.named(current())}") for row in rows]
        )
        here = next((row.code for row in rows if row.id == self._desk.place.project_id), "")
        first = here or (rows[0].code if rows else "")
        self.project.set_value(first)
        is_asked = not found.project and any(
            "project" not in {column.key for column in sheet.columns} for sheet in found.sheets
        )
        self._show_project(is_asked)
        self._said = replace(self._said, project=first if is_asked else "")
        self._compare()

    def _on_compared(self, found: BookDiff, lines: list[Line]) -> None:
        assert self._book is not None
        self.preview.show_book(self._book, found, lines)
        self._show_state(PREVIEW)

    def _on_project(self, code: Any) -> None:
        self._said = replace(self._said, project=code)
        self._compare()

    def _on_read_so(self, sheet: int, key: str, reading: int) -> None:
        readings = {**self._said.readings, (sheet, key): reading}
        self._said = replace(self._said, readings=readings)
        self._compare()

    def _on_placed(self, sheet: int, letter: str, key: str) -> None:
        if letter:
            columns = {**self._said.columns, (sheet, letter): key}
            assert self._book is not None
            for each in self._book.sheets[sheet].columns:
                # One field has one column: the one that had it before is left out.
                has_it = columns.get((sheet, each.letter), each.key) == key
                if key and each.letter != letter and has_it:
                    columns[sheet, each.letter] = ""
            self._said = replace(self._said, columns=columns)
        else:
            self._said = replace(self._said, registers={**self._said.registers, sheet: key})
        self._compare()

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

    def _on_imported(self, done: WorkbookTaken) -> None:
        desk = self._desk
        desk.settings.save()
        desk.toast(
            f"{text.sentence(tr(IMPORT_WORKBOOK))} {_outcome(done)}".strip(),
            action=tr(mark("Undo")),
            run=desk.undo,
        )
        self.close_sheet()


def _outcome(done: WorkbookTaken) -> str:
    parts = []
    if done.cells:
        parts.append(trn("{count} cell changed.", "{count} cells changed.", done.cells))
    if done.added:
        parts.append(trn("{count} row added.", "{count} rows added.", done.added))
    if done.removed:
        parts.append(trn("{count} row removed.", "{count} rows removed.", done.removed))
    return " ".join(parts)
