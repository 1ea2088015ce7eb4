"""Adding photographs and saving them elsewhere: pictures are read on a worker, rows in one step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from core.errors import AppError, UserError
from core.language import mark, tr, trn
from core.operations.photographs import PhotoDraft, add_photographs
from ui.dialogs.attachments.adding import file_draft, say_refused
from ui.dialogs.attachments.saving import names_in
from ui.dialogs.attachments.work import Progress
from ui.dialogs.files import show

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from core.contents import Contents
    from core.queries.attachments import AttachmentRow
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.work import Task

ADD: Final = mark("Add photographs")


@dataclass(slots=True)
class Seen:
    """Photographs that were taken in, and why others were not."""

    drafts: list[PhotoDraft] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


class AddingPhotos(QObject):
    """Adds pictures to the photographs of a project.

    Signals:
        added: they are there; carries the ids of their rows.
        ended: they are added, refused or given up, and the user was told.
    """

    added = Signal(object)
    ended = Signal()

    def __init__(
        self, desk: Desk, project_id: int, paths: Sequence[Path], values: Mapping[str, Any]
    ) -> None:
        """Take note of what is to be added; `values` are those that all of them begin with."""
        super().__init__(desk)
        self._desk, self._project_id = desk, project_id
        self._paths, self._values = list(paths), dict(values)

    def start(self) -> None:
        """Begin; the status bar shows it and can stop it."""
        job = self._desk.jobs.start(
            tr(ADD),
            take_pictures,
            self._desk.workspace.contents,
            self._paths,
            self._values,
            with_task=True,
        )
        job.done.connect(self._on_taken)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)

    def _on_taken(self, seen: Seen) -> None:
        if seen.drafts:
            count = len(seen.drafts)
            ids = self._desk.run(
                ADD,
                add_photographs,
                self._project_id,
                seen.drafts,
                on=self._desk.today(),
                about=trn("{count} photograph added", "{count} photographs added", count),
            )
            self.added.emit(ids)
        say_refused(self._desk, seen.refused, not_added)
        self._end()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        say_refused(self._desk, [str(error)], not_added)
        self._end()

    def _on_cancelled(self) -> None:
        self._desk.toast(tr(mark("Stopped. No photograph was added.")))
        self._end()

    def _end(self) -> None:
        self.ended.emit()
        self.deleteLater()


def not_added(count: int) -> str:
    """Return how many pictures were not added."""
    return trn("{count} picture was not added.", "{count} pictures were not added.", count)


def take_pictures(
    contents: Contents, paths: Sequence[Path], values: Mapping[str, Any], *, task: Task
) -> Seen:
    """Look at pictures and take them in; those that cannot be shown are left out. On a worker."""
    from core.pictures import facts  # noqa: PLC0415  Pillow only where there are pictures

    seen = Seen()
    progress = Progress(task, sum(path.stat().st_size for path in paths if path.is_file()))
    for path in paths:
        progress.name = path.name
        try:
            # Looked at when it is taken in: a folder or a file that is gone is said as such.
            taken = contents.take(path, advance=progress.advance)
            found = facts(contents.there(taken.sha256, taken.name), taken.name)
        except UserError as refused:
            seen.refused.append(str(refused))
            continue
        seen.drafts.append(PhotoDraft(file_draft(taken), {**values, "taken": found.taken}))
    return seen


def save_pictures(desk: Desk, folder: Path, rows: Sequence[AttachmentRow]) -> Job:
    """Write pictures to a folder, without the place they were taken at, on a worker."""
    targets = names_in(folder, rows)
    job = desk.jobs.start(
        tr(mark("Save as")),
        write_pictures,
        desk.workspace.contents,
        list(zip(rows, targets, strict=True)),
        with_task=True,
    )

    def say(count: int) -> None:
        desk.toast(
            trn(
                "{count} picture saved, without the place it was taken at.",
                "{count} pictures saved, without the places they were taken at.",
                count,
            ),
            action=tr(mark("Open folder")),
            run=lambda: show(folder),
        )

    def refuse(error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        desk.banner("red", tr(mark("Not every file was saved.")), str(error))

    job.done.connect(say)
    job.failed.connect(refuse)
    return job


def write_pictures(
    contents: Contents, wanted: Sequence[tuple[AttachmentRow, Path]], *, task: Task
) -> int:
    """Write pictures that tell no place and return how many; on a worker."""
    from core.paths import atomic_path  # noqa: PLC0415  only on this worker
    from core.pictures import without_place  # noqa: PLC0415  Pillow only where there are pictures

    for number, (row, target) in enumerate(wanted):
        task.report(number / len(wanted), row.shown)
        contents.check(row.sha256, row.shown)
        raw = without_place(contents.there(row.sha256, row.shown), row.shown)
        with atomic_path(target) as part:
            part.write_bytes(raw)
    return len(wanted)
