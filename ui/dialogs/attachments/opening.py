"""Opening what is attached: a checked copy of a file, a link; what may do harm asks first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from core.contents.looking import inside
from core.errors import AppError, InvalidInput
from core.language import mark, tr
from core.rules.addresses import address
from core.rules.file_kinds import danger_of
from ui import outside
from ui.dialogs.attachments.asking import ask_address, ask_file
from ui.dialogs.attachments.saving import save_as
from ui.dialogs.attachments.work import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.contents import Contents
    from core.queries.attachments import AttachmentRow
    from ui.desk import Desk
    from ui.widgets.dialog_frame import DialogFrame
    from ui.work import Task


class Opening(QObject):
    """Opens some files and links, one after the other.

    Signals:
        ended: each was opened, refused or given up.
    """

    ended = Signal()

    def __init__(self, desk: Desk, rows: Sequence[AttachmentRow]) -> None:
        super().__init__(desk)
        self._desk, self._left = desk, list(rows)

    def start(self) -> None:
        """Open the next; one that asks is waited for."""
        if not self._left:
            self.ended.emit()
            self.deleteLater()
            return
        row = self._left.pop(0)
        if row.is_link:
            self._open_link(row)
        else:
            self._open_file(row)

    def _open_link(self, row: AttachmentRow) -> None:
        desk = self._desk
        try:
            found = address(row.address)
        except InvalidInput as refused:
            self._refuse(str(refused))
            return
        if found.is_remote:
            self._wait(
                ask_address(
                    self._desk,
                    found,
                    lambda: _say_unless(desk, row.shown, done=outside.open_address(found.text)),
                    lambda: QGuiApplication.clipboard().setText(found.text),
                )
            )
            return
        self._open_local(row, Path(found.text).expanduser())

    def _open_local(self, row: AttachmentRow, path: Path) -> None:
        """Open a file or folder of this computer where it lies: a link is not a copy."""
        try:
            danger = "" if path.is_dir() else danger_of(path.name, inside(path))
        except OSError:
            why = mark("{name} was not found. It may have been moved or renamed.")
            self._refuse(tr(why, name=str(path)))
            return
        if danger:

            def copy() -> None:
                QGuiApplication.clipboard().setText(str(path))

            self._wait(
                ask_file(
                    self._desk,
                    path.name,
                    danger,
                    lambda: hand_over(self._desk, path, row.shown),
                    copy,
                )
            )
        else:
            hand_over(self._desk, path, row.shown)
            self.start()

    def _open_file(self, row: AttachmentRow) -> None:
        job = self._desk.jobs.start(
            tr(mark("Open {name}"), name=row.shown),
            look_and_lend,
            self._desk.workspace.contents,
            row,
            with_task=True,
        )
        job.done.connect(lambda found: self._on_looked(row, *found))
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self.start)

    def _on_looked(self, row: AttachmentRow, danger: str, lent: Path | None) -> None:
        if lent is not None:
            hand_over(self._desk, lent, row.shown)
            self.start()
            return
        self._wait(
            ask_file(
                self._desk,
                row.file_name,
                danger,
                lambda: self._lend(row),
                lambda: save_as(self._desk, [row]),
            )
        )

    def _lend(self, row: AttachmentRow) -> None:
        """Open what the user wants to open all the same."""
        desk = self._desk
        job = desk.jobs.start(
            tr(mark("Open {name}"), name=row.shown),
            lend,
            desk.workspace.contents,
            row,
            with_task=True,
        )
        job.done.connect(lambda lent: hand_over(desk, lent, row.shown))
        job.failed.connect(lambda error: say_not_opened(desk, error))

    def _wait(self, frame: DialogFrame) -> None:
        frame.closed.connect(self.start)

    def _refuse(self, why: str) -> None:
        self._desk.banner("amber", tr(mark("It was not opened.")), why)
        self.start()

    def _on_failed(self, error: Exception) -> None:
        say_not_opened(self._desk, error)
        self.start()


def hand_over(desk: Desk, path: Path, name: str) -> None:
    """Let the program of the system open a file or folder."""
    _say_unless(desk, name, done=outside.open_path(path))


def say_not_opened(desk: Desk, error: Exception) -> None:
    """Say why something was not opened: it is missing, damaged, or there is no room for a copy."""
    if not isinstance(error, AppError):
        raise error
    desk.banner("amber", tr(mark("It was not opened.")), str(error))


def _say_unless(desk: Desk, name: str, *, done: bool) -> None:
    if not done:
        why = mark("No program on this computer opens {name}. Save it, and open it from there.")
        desk.toast(tr(why, name=name))


def open_rows(desk: Desk, rows: Sequence[AttachmentRow]) -> Opening:
    """Open some files and links."""
    made = Opening(desk, rows)
    made.start()
    return made


def look_and_lend(contents: Contents, row: AttachmentRow, *, task: Task) -> tuple[str, Path | None]:
    """Return what opening a file may do, and a copy to open where it does no harm; on a worker."""
    danger = contents.danger(row.sha256, row.file_name)
    return danger, None if danger else lend(contents, row, task=task)


def lend(contents: Contents, row: AttachmentRow, *, task: Task) -> Path:
    """Return a copy of a file to open; on a worker."""
    return contents.lend(
        row.sha256, row.file_name, advance=Progress(task, row.size or 0, row.shown).advance
    )
