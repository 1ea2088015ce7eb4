"""What every import does while it is on its way: follows its work, tells refusals, can be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.errors import AppError, ImportProblems, Problem
from core.language import mark, tr
from ui.work import ChildDied

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.jobs import Job


class IncomingRun(QObject):
    """The import of one kind of file; what is read and how it is taken is that kind's own.

    Signals:
        progress: How far it is, 0 to 1 or None, and what is being done.
        refused: It cannot be taken; carries the problems. Nothing was changed.
        imported: It is in the file; carries what was done.
        stopped: The user gave up; nothing was changed.
    """

    progress = Signal(object, str)
    refused = Signal(object)
    imported = Signal(object)
    stopped = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None

    def cancel(self) -> None:
        """Give up; nothing is changed then."""
        if self._job is not None:
            self._job.cancel()

    def _follow(self, job: Job) -> Job:
        self._job = job
        job.progress.connect(self.progress)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        return job

    def _was_stopped(self) -> bool:
        """Return whether the user gave up while this was done, and say so."""
        is_stopped = self._job is not None and self._job.task.stop.is_set()
        self._job = None
        if is_stopped:
            self.stopped.emit()
        return is_stopped

    def _on_taken(self, done: Any) -> None:
        self._job = None
        self.imported.emit(done)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if isinstance(error, ImportProblems):
            self.refused.emit(error.problems)
        elif isinstance(error, AppError):
            self.refused.emit((Problem(None, "", str(error)),))
        elif isinstance(error, ChildDied | MemoryError):
            why = mark("Reading the file was ended by the system, most likely for want of memory.")
            self.refused.emit((Problem(None, "", tr(why)),))
        else:
            self.stopped.emit()
            raise error

    def _on_cancelled(self) -> None:
        self._job = None
        self.stopped.emit()
