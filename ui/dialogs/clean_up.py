"""The files kept beside the data file: what is missing is looked for, what nothing needs removed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout

from core import text
from core.errors import AppError
from core.language import mark, tr, trn
from ui.dialogs.attachments.work import Progress
from ui.dialogs.files import choose_folder, usual_folder
from ui.widgets.button import button
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.label import Label
from ui.widgets.line import HLine

if TYPE_CHECKING:
    from pathlib import Path

    from core.queries.attachments import KeptFileRow
    from core.workspace import Leftover, Workspace
    from ui.desk import Desk
    from ui.work import Task

TITLE: Final = mark("Clean up files")
WIDTH: Final = 560
_NAMED: Final = 5
_FOR_GOOD, _MORE = mark("Removing them cannot be undone."), mark("And {count} more.")


@dataclass(frozen=True, slots=True)
class Survey:
    """What is kept beside the data file, what of it nothing needs, and what is not there."""

    count: int
    size: int
    leftover: Leftover
    missing: tuple[KeptFileRow, ...]


def open_clean_up(desk: Desk) -> CleanUpDialog:
    """Show what is kept beside the data file."""
    dialog = CleanUpDialog(desk)
    dialog.open()
    return dialog


class CleanUpDialog(DialogFrame):
    """Says what is kept, offers to look for what is missing and to remove what nothing needs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.overlay(), tr(TITLE), width=WIDTH)
        self._desk = desk
        self.survey: Survey | None = None
        self.kept = Label("", "body", wrap=True)
        self.missing = Label("", "body", wrap=True)
        self.unneeded = Label("", "body", wrap=True)
        self.find_button = button(tr(mark("Look for them…")), icon="search", run=self.ask_folder)
        self.remove_button = button("", icon="trash-2", run=self.remove)
        self.body.addWidget(self.kept)
        for label, made in ((self.missing, self.find_button), (self.unneeded, self.remove_button)):
            self.body.addWidget(HLine())
            self.body.addWidget(label)
            row = QHBoxLayout()
            row.addWidget(made)
            row.addStretch(1)
            self.body.addLayout(row)
        self.add_button(tr(mark("Close")), kind="primary", run=self.close_sheet, default=True)
        self._enable()
        self.look()

    def look(self) -> None:
        """Look through what is kept, on a worker."""
        self.kept.set_text(tr(mark("Looking through the files…")))
        job = self._desk.jobs.start(tr(TITLE), survey, self._desk.workspace, database=True)
        job.done.connect(self._on_seen)

    def ask_folder(self) -> None:
        """Ask for a folder and take missing files from it."""
        folder = usual_folder(str(self._desk.workspace.path.parent))
        chosen = choose_folder(self, tr(mark("Look for missing files in")), folder)
        if chosen is not None:
            self.find_in(chosen)

    def find_in(self, folder: Path) -> None:
        """Take missing files from a folder, by what they hold, whatever they are called."""
        self._enable(is_busy=True)
        job = self._desk.jobs.start(
            tr(mark("Look for missing files")), find, self._desk.workspace, folder, with_task=True
        )
        job.done.connect(self._on_found)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self.look)

    def remove(self) -> None:
        """Remove for good what nothing needs."""
        self._enable(is_busy=True)
        job = self._desk.jobs.start(tr(TITLE), self._desk.workspace.clean_up, database=True)
        job.done.connect(self._on_removed)
        job.failed.connect(self._on_failed)

    def _on_seen(self, found: Survey) -> None:
        self.survey = found
        words = trn(
            "{count} file is kept beside the data file",
            "{count} files are kept beside the data file",
            found.count,
        )
        self.kept.set_text(f"{words}: {text.file_size(found.size)}.")
        self.missing.set_text(_missing_words(found))
        self.unneeded.set_text(_unneeded_words(found.leftover))
        said = mark("Remove {size}")
        self.remove_button.set_text(tr(said, size=text.file_size(found.leftover.size)))
        self._enable()

    def _on_found(self, count: int) -> None:
        self._desk.toast(trn("{count} file was found.", "{count} files were found.", count))
        self.look()

    def _on_removed(self, gone: Leftover) -> None:
        words = trn("{count} file removed", "{count} files removed", len(gone.contents))
        self._desk.toast(f"{words}: {text.file_size(gone.size)}.")
        self.look()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self.set_note(str(error), "red_text")
        self.look()

    def _enable(self, *, is_busy: bool = False) -> None:
        found, can_write = self.survey, not self._desk.locked and not is_busy
        has_missing = found is not None and bool(found.missing)
        has_leftover = found is not None and bool(found.leftover.contents)
        self.find_button.setVisible(has_missing)
        self.find_button.setEnabled(can_write)
        self.remove_button.setVisible(has_leftover)
        self.remove_button.setEnabled(can_write)
        if self._desk.locked:
            self.set_note(self._desk.locked)


def survey(workspace: Workspace) -> Survey:
    """Return what is kept beside a data file; on a worker."""
    kept = list(workspace.contents.all())
    return Survey(
        len(kept),
        sum(each.size for each in kept),
        workspace.leftover(),
        tuple(workspace.missing_files()),
    )


def find(workspace: Workspace, folder: Path, *, task: Task) -> int:
    """Take missing files from a folder and return how many were there; on a worker."""
    missing = workspace.missing_contents()
    progress = Progress(task, sum(each.size for each in missing) * 2)
    return len(workspace.contents.find(folder, missing, advance=progress.advance))


def _missing_words(found: Survey) -> str:
    if not found.missing:
        return tr(mark("None is missing."))
    count = len(found.missing)
    named = text.listed(f"{each.name} ({each.project_code})" for each in found.missing[:_NAMED])
    words = trn("{count} file is missing", "{count} files are missing", count)
    if count > _NAMED:
        named = f"{named}. {tr(_MORE, count=count - _NAMED)}"
    how = mark(
        "Choose the folder that lay beside the data file before, or any that has them: they are "
        "known by what they hold."
    )
    return f"{words}: {named.removesuffix('.')}. {tr(how)}"


def _unneeded_words(left: Leftover) -> str:
    if left.unread:
        said = mark(
            "What nothing needs cannot be told: {name} may need any of them and cannot be read. "
            "Move it elsewhere first."
        )
        return tr(said, name=text.listed(path.name for path in left.unread))
    if not left.contents:
        return tr(mark("All of them are needed: by a row, by Undo or by a backup."))
    words = trn(
        "{count} file is needed by no row, no Undo and no backup.",
        "{count} files are needed by no row, no Undo and no backup.",
        len(left.contents),
    )
    return f"{words} {tr(_FOR_GOOD)}"
