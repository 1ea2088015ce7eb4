"""Changing the status date: every figure of the file is stated at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import UserError
from core.language import mark, tr
from core.operations.portfolio import change_status_date
from core.text import day, sentence
from ui.dialogs.progress_line import ProgressLine
from ui.widgets.date_field import DateField
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.form import Form
from ui.widgets.label import Label

if TYPE_CHECKING:
    import datetime as dt

    from core.workspace import Workspace
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.work import Task

LABEL = mark("Change status date")
WIDTH = 420


class StatusDateDialog(DialogFrame):
    """Takes one date, and says what depends on it; a file of many projects takes a while."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.overlay(), tr("Status date"), width=WIDTH)
        self._desk = desk
        self._job: Job | None = None
        self.field = DateField(name=tr("Status date"), today=desk.today)
        self.field.set_date(desk.status_date())
        form = Form()
        self._entry = form.add(tr("Everything is stated as of"), self.field)
        self.body.addWidget(form)
        words = tr(
            "Progress, slips, SPI and status of all projects are reckoned anew for this date. "
            "One Undo takes it back."
        )
        self.body.addWidget(Label(words, "small", "text2", wrap=True))
        self.progress = ProgressLine()
        self.progress.hide()
        self.body.addWidget(self.progress)
        self.field.date_changed.connect(self._on_date)
        self.field.refused.connect(self._entry.refuse)
        self.add_button(tr("Cancel"), run=self._ask_to_close)
        self.change = self.add_button(
            tr("Change date"), kind="primary", run=self.save, default=True
        )
        self.field.selectAll()

    def save(self) -> None:
        """Change the date; a refusal is shown at the field and nothing changes."""
        if self._job is not None:
            return
        if not self.field.is_valid or (date := self.field.date()) is None:
            self._entry.refuse(tr("Type a date."))
            return
        self._show_busy(is_busy=True)
        self._job = job = self._desk.jobs.start(
            tr(LABEL), state_as_of, self._desk.workspace, date, database=True, with_task=True
        )
        job.progress.connect(self._on_progress)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.done.connect(self._on_done)

    def can_close(self) -> bool:
        """Give up what is being reckoned first; nothing is changed then."""
        if self._job is None:
            return True
        self._job.cancel()
        return False

    def _show_busy(self, *, is_busy: bool) -> None:
        self.field.setEnabled(not is_busy)
        self.change.setEnabled(not is_busy)
        if not is_busy:
            self.progress.hide()

    def _on_progress(self, share: float | None, words: str) -> None:
        self.progress.show()
        self.progress.show_progress(share, words)

    def _on_done(self, changed: bool) -> None:  # noqa: FBT001  a signal's
        self._job = None
        if changed:
            done = f"{tr('{label}.', label=tr(LABEL))} {sentence(day(self._desk.status_date()))}"
            self._desk.toast(done, action=tr("Undo"), run=self._desk.undo)
        self.close_sheet()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._show_busy(is_busy=False)
        if not isinstance(error, UserError):
            raise error
        self._entry.refuse(str(error))

    def _on_cancelled(self) -> None:
        self._job = None
        self.close_sheet()

    def _on_date(self, date: dt.date | None) -> None:
        self._entry.approve()
        self.change.setEnabled(date is not None)


def state_as_of(workspace: Workspace, date: dt.date, *, task: Task) -> bool:
    """Change the date as one step, or nothing where the task is stopped; return if it is another."""
    before = workspace.undo_count

    def advance(done: int, of: int) -> None:
        task.report(done / of, tr(mark("Project {done} of {count}"), done=done, count=of))

    workspace.run(LABEL, change_status_date, date, advance=advance)
    return workspace.undo_count != before


def open_status_date(desk: Desk) -> None:
    """Show the dialog."""
    StatusDateDialog(desk).open()
