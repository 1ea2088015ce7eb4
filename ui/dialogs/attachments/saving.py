"""Saving attached files elsewhere: one under a name, several into a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import AppError
from core.language import mark, tr, trn
from core.rules.file_names import free_name, safe_name
from ui.dialogs.attachments.work import Progress
from ui.dialogs.files import choose_folder, choose_save, show, usual_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from core.contents import Contents
    from core.queries.attachments import AttachmentRow
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.work import Task

TITLE = mark("Save as")


def save_as(desk: Desk, rows: Sequence[AttachmentRow]) -> Job | None:
    """Ask where some files go and write them there; None if the user gave up."""
    files = [row for row in rows if not row.is_link]
    folder = usual_folder(desk.settings.now.exchange_folder)
    if not files:
        return None
    if len(files) == 1:
        proposed = folder / safe_name(files[0].file_name)
        path = choose_save(desk.overlay(), tr(TITLE), proposed, tr(mark("All files (*)")))
        targets = [path] if path is not None else []
    else:
        chosen = choose_folder(desk.overlay(), tr(TITLE), folder)
        targets = [] if chosen is None else names_in(chosen, files)
    if not targets:
        return None
    desk.settings.now.exchange_folder = str(targets[0].parent)
    desk.settings.save()
    return save_to(desk, list(zip(files, targets, strict=True)))


def save_to(desk: Desk, wanted: Sequence[tuple[AttachmentRow, Path]]) -> Job:
    """Write files to places, on a worker; what is damaged or missing is said."""
    job = desk.jobs.start(tr(TITLE), write_out, desk.workspace.contents, wanted, with_task=True)

    def say(count: int) -> None:
        desk.toast(
            trn("{count} file saved.", "{count} files saved.", count),
            action=tr(mark("Open folder")),
            run=lambda: show(wanted[0][1].parent),
        )

    def refuse(error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        desk.banner("red", tr(mark("Not every file was saved.")), str(error))

    job.done.connect(say)
    job.failed.connect(refuse)
    return job


def names_in(folder: Path, rows: Sequence[AttachmentRow]) -> list[Path]:
    """Return free names in a folder: nothing that is there is replaced."""
    taken = [each.name for each in folder.iterdir()]
    found = []
    for row in rows:
        name = free_name(row.file_name, taken)
        taken.append(name)
        found.append(folder / name)
    return found


def write_out(
    contents: Contents, wanted: Sequence[tuple[AttachmentRow, Path]], *, task: Task
) -> int:
    """Write files to places and return how many; on a worker."""
    progress = Progress(task, sum(row.size or 0 for row, _ in wanted))
    for row, target in wanted:
        progress.name = row.shown
        contents.copy_out(row.sha256, row.file_name, target, advance=progress.advance)
    return len(wanted)
