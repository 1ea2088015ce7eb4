"""Status report: of what, in which language, where to; written while the user may go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core import text
from core.errors import InvalidInput
from core.language import LANGUAGES, current, mark, tr
from core.queries.portfolio import portfolio
from core.report import ReportRequest, renderers
from ui.dialogs.entries import Entries
from ui.dialogs.files import choose_save, show, usual_folder, with_suffix
from ui.dialogs.progress_line import ProgressLine
from ui.dialogs.report_run import ReportRun
from ui.widgets.button import button
from ui.widgets.check import CheckRow
from ui.widgets.combo import Combo
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.form import Form
from ui.widgets.label import FactGrid, Label
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from pathlib import Path

    from ui.desk import Desk

FORMAT: Final = "xlsx"
ASKING, WRITING, WRITTEN = range(3)
FORBIDDEN: Final = frozenset('<>:"/\\|?*')
"""Characters that no file name has on some system."""


def open_report(desk: Desk, project_id: int | None = None) -> ReportDialog:
    """Ask for a status report of a project, or of the portfolio, and write it."""
    dialog = ReportDialog(desk, project_id)
    dialog.open()
    return dialog


class ReportDialog(DialogFrame):
    """Asks, shows how far it is, then offers the file that was written."""

    def __init__(self, desk: Desk, project_id: int | None) -> None:
        super().__init__(desk.overlay(), tr(mark("Status report")), width=560)
        self._desk = desk
        self._folder = usual_folder(desk.settings.now.report_folder)
        self._codes = {row.id: (row.code, row.named(current())) for row in desk.read(portfolio)}
        self._run: ReportRun | None = None
        self._is_own_name = False
        self._may_replace: Path | None = None
        self.entries = Entries()
        self._state = ASKING
        self._lay_out(project_id)
        self._add_buttons()
        self._propose()
        self._show_state(ASKING)

    @property
    def path(self) -> Path:
        """Return where the report goes."""
        return with_suffix(self._folder / self.name.value(), renderers()[FORMAT].suffix)

    def save_as(self, path: Path) -> None:
        """Take another folder and name, chosen in the system's dialog."""
        self._folder = path.parent
        self.name.set_value(path.name)
        self._is_own_name = True
        self._may_replace = self.path
        self._show_place()

    def write(self) -> None:
        """Write the report."""
        if self._state != ASKING or self.entries.values() is None:
            return
        chosen = self.scope.value
        request = ReportRequest(
            scope="portfolio" if chosen is None else "project",
            language=self.language.value,
            status_date=self._desk.status_date(),
            author=self._desk.workspace.user,
            created=self._desk.clock(),
            project_id=chosen,
        )
        self._desk.settings.now.report_folder = str(self._folder)
        self._desk.settings.save()
        keeps = self._can_keep() and self.keep.is_checked
        self._run = ReportRun(self._desk, request, self.path, renderer=FORMAT, keeps=keeps)
        self._run.progress.connect(self.progress.show_progress)
        self._run.written.connect(self._on_written)
        self._run.refused.connect(self._on_refused)
        self._run.stopped.connect(self._on_stopped)
        self._show_state(WRITING)
        self._run.start()

    def can_close(self) -> bool:
        """Let a running report go on behind."""
        if self._state == WRITING and self._run is not None:
            self._run.go_behind()
        return True

    # private

    def _lay_out(self, project_id: int | None) -> None:
        self._pages = QStackedWidget()
        asking, self._form = QWidget(), Form(columns=2)
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)
        self._add_choice(project_id)
        self._add_place()
        self.keep = CheckRow(tr(mark("Keep these forecasts for the next comparison")), checked=True)
        column.addWidget(self.keep)
        column.addStretch()
        self.progress = ProgressLine()
        self._result = FactGrid(label_width=80)
        for page in (asking, self.progress, self._result):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages)

    def _add_choice(self, project_id: int | None) -> None:
        self.scope, self.language = Combo(), Combo()
        projects = [(id_, f"{code} · {name}") for id_, (code, name) in self._codes.items()]
        self.scope.set_choices([(None, tr(mark("Portfolio, all projects"))), *projects])
        self.scope.set_value(project_id)
        self.language.set_choices(list(LANGUAGES.items()))
        self.language.set_value(current())
        self._form.add(tr(mark("Report of")), self.scope, span=2)
        self._form.add(tr(mark("Language")), self.language)
        stated = TextField(locked=True)
        stated.set_value(text.day(self._desk.status_date()))
        self._form.add(tr(mark("Status date")), stated)
        self.scope.chosen.connect(lambda _id: self._propose())
        self.language.chosen.connect(lambda _code: self._propose())

    def _add_place(self) -> None:
        self.name = TextField()
        field = self._form.add(tr(mark("File name")), self.name, span=2)
        self.entries.add("name", field, self._checked_name, is_needed=True)
        self.name.changed.connect(lambda _text: self._on_name())
        self.folder = Label("", "small", "text2", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.folder, 1)
        row.addWidget(button(tr(mark("Choose folder…")), icon="folder-open", run=self._choose))
        self._form.add_wide(row)

    def _add_buttons(self) -> None:
        self.close_button = self.add_button(tr(mark("Cancel")), run=self._on_close)
        self.behind_button = self.add_button(tr(mark("Run in background")), run=self._ask_to_close)
        self.stop_button = self.add_button(tr(mark("Stop writing")), run=self._on_stop)
        self.folder_button = self.add_button(tr(mark("Show folder")), run=self._show_folder)
        self.go_button = self.add_button("", kind="primary", run=self._go, default=True)

    def _show_state(self, state: int) -> None:
        self._state = state
        self._pages.setCurrentIndex(state)
        self.close_button.setVisible(state != WRITING)
        self.close_button.set_text(tr(mark("Cancel") if state == ASKING else mark("Close")))
        self.behind_button.setVisible(state == WRITING)
        self.stop_button.setVisible(state == WRITING)
        self.folder_button.setVisible(state == WRITTEN)
        self.go_button.setVisible(state != WRITING)
        self.go_button.set_text(tr(mark("Open file") if state == WRITTEN else mark("Write report")))
        if state != ASKING:
            (self.behind_button if state == WRITING else self.go_button).setFocus()

    def _go(self) -> None:
        if self._state == ASKING:
            self.write()
        elif self._state == WRITTEN:
            show(self.path)
            self.close_sheet()

    def _can_keep(self) -> bool:
        return self.scope.value is not None and not self._desk.workspace.is_read_only

    def _propose(self) -> None:
        if not self._is_own_name:
            self.name.set_value(self._proposed_name())
        self.keep.setVisible(self._can_keep())
        self._show_place()

    def _proposed_name(self) -> str:
        code, _name = self._codes.get(self.scope.value, ("Portfolio", ""))
        safe = "".join("-" if letter in FORBIDDEN else letter for letter in code)
        day = text.day(self._desk.status_date())
        return f"{safe}_SR_{day}_{self.language.value}{renderers()[FORMAT].suffix}"

    def _checked_name(self) -> str:
        name = self.name.value()
        wrong = FORBIDDEN & set(name)
        if wrong or name.strip(".") != name:
            raise InvalidInput(
                tr(mark("A file name has none of these: {letters}"), letters=' < > : " / \\ | ? *')
            )
        return name

    def _show_place(self) -> None:
        self.folder.set_text(tr(mark("In {folder}"), folder=self._folder))
        is_there = bool(self.name.value()) and self.path.exists() and self.path != self._may_replace
        hint = tr(mark("There is a file of this name; it will be replaced.")) if is_there else ""
        self.entries.field("name").set_hint(hint)

    def _choose(self) -> None:
        title, kind = tr(mark("Save the report as")), tr(mark("Excel workbook (*.xlsx)"))
        path = choose_save(self, title, self.path, kind)
        if path is not None:
            self.save_as(path)

    def _show_folder(self) -> None:
        show(self.path.parent)

    def _on_name(self) -> None:
        self._is_own_name = True
        self.entries.field("name").approve()
        self._show_place()

    def _on_close(self) -> None:
        self.close_sheet()

    def _on_stop(self) -> None:
        if self._run is not None:
            self._run.cancel()

    def _on_written(self, path: Path) -> None:
        self._run = None
        kept = tr(mark("Kept for the next comparison"))
        facts = [(tr(mark("File")), path.name), (tr(mark("Folder")), str(path.parent))]
        if self._can_keep() and self.keep.is_checked:
            facts.append((tr(mark("Forecasts")), kept))
        self._result.show_facts(facts)
        self.set_title(tr(mark("Report written")))
        self._show_state(WRITTEN)

    def _on_refused(self, reason: str) -> None:
        self._run = None
        self._show_state(ASKING)
        self.entries.refuse("name", reason)

    def _on_stopped(self) -> None:
        self._run = None
        self._show_state(ASKING)
        self.set_note(tr(mark("Stopped. An old file is as it was.")))
