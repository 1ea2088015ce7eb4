"""The running jobs of the open file: a line in the status bar, a panel when it is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, QTimer

from ui.widgets.job_panel import JobPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.frame.status_bar import StatusBar
    from ui.jobs import Jobs


PATIENCE_MS: Final = 400
"""A job that ends sooner is not spoken of: a line that flickers says nothing."""


class Running(QObject):
    """Shows the oldest running job; the panel tells more and can end it."""

    def __init__(self, bar: StatusBar, over: QWidget) -> None:
        super().__init__(over)
        self._bar = bar
        self._over = over
        self._jobs: Jobs | None = None
        self._panel: JobPanel | None = None
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._timer.timeout.connect(self._show)

    def take(self, jobs: Jobs | None) -> None:
        """Show these jobs from now on."""
        if self._jobs is not None:
            self._jobs.changed.disconnect(self.refresh)
        self._jobs = jobs
        if jobs is not None:
            jobs.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how far the jobs are, once one of them takes a while."""
        running = self._jobs.running if self._jobs is not None else ()
        if not running:
            self._timer.stop()
            self._bar.show_job(None)
            if self._panel is not None:
                self._panel.hide()
        elif self._bar.job.isVisibleTo(self._bar):
            self._show()
        elif not self._timer.isActive():
            self._timer.start()

    def _show(self) -> None:
        running = self._jobs.running if self._jobs is not None else ()
        if not running:
            return
        job = running[0]
        self._bar.show_job(job.title, job.share, more=len(running) - 1)
        if self._panel is not None:
            self._panel.show_job(job.title, job.share, detail=job.text)

    def open_panel(self) -> None:
        """Tell more of the job."""
        if self._panel is None:
            self._panel = JobPanel(self._over)
            self._panel.cancelled.connect(self.cancel)
        self._show()
        line = self._bar.job
        place = QRect(line.mapTo(self._over, line.rect().topLeft()), line.size())
        self._panel.open_above(place)

    def cancel(self) -> None:
        """Ask the job shown to stop."""
        running = self._jobs.running if self._jobs is not None else ()
        if running:
            running[0].cancel()
