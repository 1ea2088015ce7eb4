"""Export to Excel: which tables, rows and columns, for whom, in which language; then written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core import text
from core.errors import InvalidInput
from core.exchange.workbook import SUFFIX
from core.language import LANGUAGES, current, mark, tr, trn
from core.queries.portfolio import portfolio
from core.queries.workbook import EDITIONS, INTERNAL, BookOrder, SheetOrder, goes_out, table_counts
from core.registers import table, tables
from ui.dialogs.entries import Entries
from ui.dialogs.files import choose_save, show, usual_folder, with_suffix, workbook_kind
from ui.dialogs.progress_line import ProgressLine
from ui.dialogs.workbook_export_run import WorkbookExportRun
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

ASKING, WRITING, WRITTEN = range(3)
FILLED, EVERY = "filled", "every"
ALL, SHOWN, SELECTED = "all", "shown", "selected"
FORBIDDEN: Final = frozenset('<>:"/\\|?*')
"""Characters that no file name has on some system."""
_BLANK: Final = (0, 10, 30, 100, 500)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a list shows while its register is exported.

    Attributes:
        register: the register.
        shown: ids of the rows that filters leave, in their order.
        selected: ids of the selected ones.
        columns: keys of the columns that are shown.
    """

    register: str
    shown: tuple[int, ...] = ()
    selected: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()


def open_workbook_export(
    desk: Desk, project_id: int | None = None, seen: Seen | None = None
) -> WorkbookExportDialog:
    """Ask what goes out as a workbook, and write it.

    Args:
        desk: the open file.
        project_id: the project it is first proposed of; None for all of them.
        seen: the list it is asked from, where it is one.
    """
    dialog = WorkbookExportDialog(desk, project_id, seen)
    dialog.open()
    return dialog


class WorkbookExportDialog(DialogFrame):
    """Asks, shows how far it is, then offers the file that was written."""

    def __init__(self, desk: Desk, project_id: int | None, seen: Seen | None) -> None:
        super().__init__(desk.overlay(), tr(mark("Export to Excel")), width=600)
        self._desk, self._seen = desk, seen
        self._folder = usual_folder(desk.settings.now.exchange_folder)
        self._codes = {row.id: (row.code, row.named(current())) for row in desk.read(portfolio)}
        self._run: WorkbookExportRun | None = None
        self._is_own_name = False
        self._may_replace: Path | None = None
        self.entries = Entries()
        self._state = ASKING
        self._lay_out(project_id)
        self._add_buttons()
        self._offer_tables()
        self._show_state(ASKING)

    @property
    def path(self) -> Path:
        """Return where the workbook goes."""
        return with_suffix(self._folder / self.name.value(), SUFFIX)

    def order(self) -> BookOrder:
        """Return the workbook that is wanted."""
        counts = self._desk.read(table_counts, self.scope.value)
        chosen = self.table.value
        keys = [chosen]
        if chosen in (FILLED, EVERY):
            keys = [key for key in tables() if chosen == EVERY or counts[key]]
        second = self.second.value
        return BookOrder(
            sheets=tuple(self._sheet(key) for key in keys),
            project_id=self.scope.value,
            edition=self.edition.value,
            languages=(self.language.value, *((second,) if second else ())),
            blank_rows=self.blank.value,
            personal=self.personal.is_checked,
        )

    def save_as(self, path: Path) -> None:
        """Take another folder and name, chosen in the system's dialog."""
        self._folder = path.parent
        self.name.set_value(path.name)
        self._is_own_name = True
        self._may_replace = self.path
        self._show_place()

    def write(self) -> None:
        """Write the workbook."""
        if self._state != ASKING or self.entries.values() is None:
            return
        order = self.order()
        if not any(
            goes_out(table(each.register), order.edition, personal=order.personal)
            for each in order.sheets
        ):
            self.set_note(tr(mark("Nothing of it goes out in this edition.")), "red_text")
            return
        self._desk.settings.now.exchange_folder = str(self._folder)
        self._desk.settings.save()
        self._run = WorkbookExportRun(self._desk, order, self.path)
        self._run.progress.connect(self.progress.show_progress)
        self._run.written.connect(self._on_written)
        self._run.refused.connect(self._on_refused)
        self._run.stopped.connect(self._on_stopped)
        self._show_state(WRITING)
        self._run.start()

    def can_close(self) -> bool:
        """Let a workbook that is being written go on behind."""
        if self._state == WRITING and self._run is not None:
            self._run.go_behind()
        return True

    # private

    def _sheet(self, key: str) -> SheetOrder:
        if self._seen is None or key != self._seen.register:
            return SheetOrder(key)
        ids = {SHOWN: self._seen.shown, SELECTED: self._seen.selected}
        columns = self._seen.columns if self.columns.value == SHOWN else ()
        return SheetOrder(key, columns, ids.get(self.rows.value))

    def _lay_out(self, project_id: int | None) -> None:
        self._pages = QStackedWidget()
        asking, self._form = QWidget(), Form(columns=2)
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)
        self._add_what(project_id)
        self._add_form()
        self._add_place()
        self.personal = CheckRow(tr(mark("With parties and contacts (personal data)")))
        column.addWidget(self.personal)
        column.addStretch()
        self.progress = ProgressLine()
        self._result = FactGrid(label_width=80)
        for page in (asking, self.progress, self._result):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages)

    def _add_what(self, project_id: int | None) -> None:
        self.scope, self.table, self.rows, self.columns = Combo(), Combo(), Combo(), Combo()
        projects = [(id_, f"{code} · {name}") for id_, (code, name) in self._codes.items()]
        self.scope.set_choices([(None, tr(mark("All projects"))), *projects])
        self.scope.set_value(project_id)
        self._form.add(tr(mark("Project")), self.scope, span=2)
        self._form.add(tr(mark("What goes out")), self.table, span=2)
        self._rows_field = self._form.add(tr(mark("Rows")), self.rows)
        self._columns_field = self._form.add(tr(mark("Columns")), self.columns)
        if (seen := self._seen) is not None:
            ways = [(ALL, tr(mark("All rows")))]
            if seen.shown:
                ways.append((SHOWN, tr(mark("Rows shown: {count}"), count=len(seen.shown))))
            if seen.selected:
                count = len(seen.selected)
                ways.append((SELECTED, tr(mark("Rows selected: {count}"), count=count)))
            self.rows.set_choices(ways)
            self.rows.set_value(SELECTED if len(seen.selected) > 1 else ALL)
            self.columns.set_choices(
                [(ALL, tr(mark("All columns"))), (SHOWN, tr(mark("Columns shown")))]
            )
        self.scope.chosen.connect(lambda _id: self._offer_tables())
        self.table.chosen.connect(lambda _key: self._propose())

    def _add_form(self) -> None:
        self.language, self.second = Combo(), Combo()
        self.edition, self.blank = Combo(), Combo()
        self.language.set_choices(list(LANGUAGES.items()))
        self.language.set_value(current())
        self.second.set_choices([("", tr(mark("None"))), *LANGUAGES.items()])
        self.second.set_value("")
        self.edition.set_choices([(key, tr(words)) for key, words in EDITIONS.items()])
        self.edition.set_value(INTERNAL)
        self.blank.set_choices([(count, str(count)) for count in _BLANK])
        self.blank.set_value(30)
        self._form.add(tr(mark("Language")), self.language)
        self._form.add(tr(mark("Second language of heads")), self.second)
        hint = tr(mark("Internal fields go only into the internal edition."))
        self._form.add(tr(mark("Edition")), self.edition, hint=hint)
        self._form.add(tr(mark("Empty lines for new rows")), self.blank)
        self.language.chosen.connect(lambda _code: self._propose())
        self.edition.chosen.connect(lambda _key: self.set_note(""))

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
        self.close_button = self.add_button(tr(mark("Cancel")), run=self.close_sheet)
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
        is_done = state == WRITTEN
        self.go_button.set_text(tr(mark("Open file") if is_done else mark("Write workbook")))
        if state != ASKING:
            (self.behind_button if state == WRITING else self.go_button).setFocus()

    def _go(self) -> None:
        if self._state == ASKING:
            self.write()
        elif self._state == WRITTEN:
            show(self.path)
            self.close_sheet()

    def _offer_tables(self) -> None:
        counts = self._desk.read(table_counts, self.scope.value)
        rows = sum(counts.values())
        words = trn(
            "Every table that has rows: {count} row",
            "Every table that has rows: {count} rows",
            rows,
        )
        listed = [(key, f"{tr(each.title)} · {counts[key]}") for key, each in tables().items()]
        before = self.table.value
        self.table.set_choices([(FILLED, words), (EVERY, tr(mark("Every table"))), *listed])
        self.table.set_value(before or (self._seen.register if self._seen else FILLED))
        self._propose()

    def _propose(self) -> None:
        is_seen = self._seen is not None and self.table.value == self._seen.register
        self._rows_field.setVisible(is_seen)
        self._columns_field.setVisible(is_seen)
        if not self._is_own_name:
            self.name.set_value(self._proposed_name())
        self._show_place()

    def _proposed_name(self) -> str:
        code, _name = self._codes.get(self.scope.value, ("Portfolio", ""))
        chosen = self.table.value
        what = "workbook" if chosen in (FILLED, EVERY, None) else chosen
        safe = "".join("-" if letter in FORBIDDEN else letter for letter in code)
        day = text.day(self._desk.status_date())
        return f"{safe}_{what}_{day}_{self.language.value}{SUFFIX}"

    def _checked_name(self) -> str:
        name = self.name.value()
        if FORBIDDEN & set(name) or name.strip(".") != name:
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
        title = tr(mark("Save the workbook as"))
        path = choose_save(self, title, self.path, workbook_kind(written=True))
        if path is not None:
            self.save_as(path)

    def _show_folder(self) -> None:
        show(self.path.parent)

    def _on_name(self) -> None:
        self._is_own_name = True
        self.entries.field("name").approve()
        self._show_place()

    def _on_stop(self) -> None:
        if self._run is not None:
            self._run.cancel()

    def _on_written(self, path: Path) -> None:
        self._run = None
        facts = [(tr(mark("File")), path.name), (tr(mark("Folder")), str(path.parent))]
        self._result.show_facts(facts)
        self.set_title(tr(mark("Workbook written")))
        self._show_state(WRITTEN)

    def _on_refused(self, reason: str) -> None:
        self._run = None
        self._show_state(ASKING)
        self.entries.refuse("name", reason)

    def _on_stopped(self) -> None:
        self._run = None
        self._show_state(ASKING)
        self.set_note(tr(mark("Stopped. An old file is as it was.")))
