"""Attaching files and links: taken in on a worker, written as one step, what is refused is said."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage

from core.errors import AppError, InvalidInput, UserError
from core.language import mark, tr, trn
from core.operations.attachments import AddressDraft, FileDraft, attach
from core.rules.addresses import LOCAL, address
from ui.dialogs.attachments.work import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData

    from core.contents import Contents, Taken
    from core.queries.attachments import Subject
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.work import Task

ATTACH: Final = mark("Attach")
_MOST_SAID: Final = 6
_DATA_FILE: Final = ".handover"


@dataclass(slots=True)
class Brought:
    """What a drop or a paste brings: files of this computer, links, pictures without a file."""

    paths: list[Path] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Return whether it brings anything."""
        return bool(self.paths or self.links or self.pictures)


@dataclass(slots=True)
class TakenIn:
    """What a worker took in, and why it did not take the rest."""

    files: list[Taken] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


class Adding(QObject):
    """Attaches what was brought to something.

    Signals:
        ended: it is attached, refused or given up, and the user was told.
    """

    ended = Signal()

    def __init__(self, desk: Desk, subject: Subject, brought: Brought) -> None:
        super().__init__(desk)
        self._desk, self._subject, self._brought = desk, subject, brought

    def start(self) -> None:
        """Begin; the status bar shows it and can stop it."""
        if not self._brought.paths and not self._brought.pictures:
            self._on_taken(TakenIn())
            return
        job = start_taking(self._desk, self._brought)
        job.done.connect(self._on_taken)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)

    def _on_taken(self, found: TakenIn) -> None:
        drafts: list[FileDraft | AddressDraft] = [*map(file_draft, found.files)]
        drafts += [AddressDraft(link) for link in self._brought.links]
        if drafts:
            try:
                self._desk.run(
                    ATTACH,
                    attach,
                    self._subject,
                    drafts,
                    on=self._desk.today(),
                    about=attached_words(len(drafts)),
                )
            except UserError as refused:
                found.refused.append(str(refused))
        say_refused(self._desk, found.refused)
        self._end()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        say_refused(self._desk, [str(error)])
        self._end()

    def _on_cancelled(self) -> None:
        self._desk.toast(tr(mark("Stopped. Nothing was attached.")))
        self._end()

    def _end(self) -> None:
        self.ended.emit()
        self.deleteLater()


def add_to(desk: Desk, subject: Subject, brought: Brought) -> Adding | None:
    """Attach what was brought; None where it brings nothing or nothing may be changed."""
    if desk.locked:
        desk.toast(desk.locked)
        return None
    if not brought:
        return None
    made = Adding(desk, subject, brought)
    made.start()
    return made


def brought_by(data: QMimeData) -> Brought:
    """Return what a drop or the clipboard brings."""
    found = Brought()
    for url in data.urls():
        if url.isLocalFile() and not url.host():
            found.paths.append(Path(url.toLocalFile()))
        elif url.isLocalFile():
            found.links.append(f"//{url.host()}{url.path()}")
        else:
            found.links.append(url.toString())
    if not data.urls() and data.hasText():
        lines = [line.strip() for line in data.text().splitlines() if line.strip()]
        if lines and all(map(_is_link, lines)):
            found.links += lines
    if not found and data.hasImage():
        found.pictures.append(_png(QImage(data.imageData())))
    return found


def brings(data: QMimeData) -> bool:
    """Return whether something dragged is to be attached; a data file is to be opened instead."""
    if urls := data.urls():
        return not any(url.path().lower().endswith(_DATA_FILE) for url in urls)
    return data.hasImage() or bool(brought_by(data))


def start_taking(desk: Desk, brought: Brought) -> Job:
    """Begin to take files in on a worker; its result is a `TakenIn`."""
    return desk.jobs.start(
        tr(mark("Attach files")),
        take_in,
        desk.workspace.contents,
        brought,
        tr(mark("Picture {day}.png"), day=desk.today().isoformat()),
        with_task=True,
    )


def take_in(contents: Contents, brought: Brought, unnamed: str, *, task: Task) -> TakenIn:
    """Take files in; those that cannot be are left out with the reason. On a worker."""
    found = TakenIn()
    progress = Progress(task, sum(map(_size, brought.paths)))
    for path in brought.paths:
        progress.name = path.name
        try:
            found.files.append(contents.take(path, advance=progress.advance))
        except UserError as refused:
            found.refused.append(str(refused))
    for raw in brought.pictures:
        task.check()
        found.files.append(contents.take_bytes(raw, unnamed))
    return found


def file_draft(taken: Taken) -> FileDraft:
    """Return the draft of the row of a file that was taken in."""
    return FileDraft(taken.name, taken.media_type, taken.sha256, taken.size)


def attached_words(count: int) -> str:
    """Return what was done, for Undo and the message."""
    return trn("{count} attached", "{count} attached", count)


def say_refused(
    desk: Desk, reasons: Sequence[str], title: Callable[[int], str] | None = None
) -> None:
    """Say at the window what was not taken in, and why."""
    if not reasons:
        return
    count = len(reasons)
    said = [*reasons[:_MOST_SAID]]
    if count > _MOST_SAID:
        said.append(tr(mark("And {count} more."), count=count - _MOST_SAID))
    words = trn("{count} file was not attached.", "{count} files were not attached.", count)
    desk.banner("amber", words if title is None else title(count), " ".join(said))


def _is_link(text: str) -> bool:
    try:
        return address(text).kind != LOCAL
    except InvalidInput:
        return False


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _size(path: Path) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116  a path that is no file has a size too
    except OSError:
        return 0
