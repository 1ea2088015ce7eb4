"""What every file on its way out does: follows its work, says the outcome, can be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.errors import OutputError
from core.language import mark, tr
from ui.dialogs.files import show

if TYPE_CHECKING:
    from pathlib import Path

    from ui.desk import Desk
    from ui.jobs import Job


class OutgoingRun(QObject):
    """The writing of one file; outlives its dialog where the user goes on working.

    Signals:
        progress: How far it is, 0 to 1, and what is being done.
        written: The file is there; carries its path.
        refused: It cannot be written there; carries why.
        stopped: The user gave up; an old file is as it was.
    """

    progress = Signal(float, str)
    written = Signal(object)
    refused = Signal(str)
    stopped = Signal()

    def __init__(self, desk: Desk, path: Path, *, done: str, failed: str) -> None:
        """Take what is to be said when the dialog is gone.

        Args:
            desk: the open file.
            path: where it goes.
            done: said when it is written, a marked text with its {name}.
            failed: the title of the message when it is not, a marked text.
        """
        super().__init__(desk)
        self._desk, self._path = desk, path
        self._done, self._failed = done, failed
        self._job: Job | None = None
        self._is_behind = self._is_stopped = False

    def cancel(self) -> None:
        """Give up; an old file stays whole."""
        self._is_stopped = True
        if self._job is not None:
            self._job.cancel()

    def go_behind(self) -> None:
        """Say the outcome in passing: its dialog is gone."""
        self._is_behind = True

    def _follow(self, job: Job) -> Job:
        self._job = job
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        return job

    def _say_writing(self, share: float) -> None:
        self.progress.emit(share, tr(mark("Writing {name}"), name=self._path.name))

    def _on_written(self, _nothing: Any) -> None:
        self._job = None
        self.progress.emit(1.0, "")
        self.written.emit(self._path)
        if self._is_behind:
            self._desk.toast(
                tr(self._done, name=self._path.name),
                action=tr(mark("Open file")),
                run=lambda: show(self._path),
            )
        self.deleteLater()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, OutputError):
            self._on_cancelled()  # the dialog asks again; the bug is reported
            raise error
        if self._is_behind:
            self._desk.banner("red", tr(self._failed), str(error))
        self.refused.emit(str(error))
        self.deleteLater()

    def _on_cancelled(self) -> None:
        self._job = None
        self.stopped.emit()
        self.deleteLater()
