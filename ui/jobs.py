"""Work that would freeze the window, done on workers or in a child process."""

from __future__ import annotations

import sys
from concurrent.futures import CancelledError, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QMetaMethod, QObject, Qt, Signal

from ui.work import Cancelled, Task, run_in_process

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

WORKERS: Final = 3


class Job(QObject):
    """One piece of work; all its signals arrive on the GUI thread.

    Signals:
        done: The call returned; carries its result.
        failed: The call raised; carries the exception. Not connected: `sys.excepthook` gets it.
        cancelled: The user stopped it.
        progress: It reported; carries the share done (or None) and a text.
    """

    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    progress = Signal(object, str)
    _ended = Signal()
    _settled = Signal(object)
    _reported = Signal(object, str)

    def __init__(self, title: str, parent: Jobs) -> None:
        super().__init__(parent)
        self.title = title
        self.share: float | None = None
        self.text = ""
        self.task = Task(self._reported.emit)
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        self._settled.connect(self._on_settled, Qt.ConnectionType.QueuedConnection)
        self._future: Future[Any] | None = None

    @property
    def is_running(self) -> bool:
        """Tell whether the outcome has not arrived yet."""
        return self._future is not None

    def start(self, workers: ThreadPoolExecutor, call: Callable[[], Any]) -> None:
        """Begin the call on one of these workers."""
        self._future = workers.submit(call)
        self._future.add_done_callback(self._settled.emit)

    def cancel(self) -> None:
        """Ask the work to stop; `cancelled` tells when it has."""
        self.task.stop.set()
        if self._future is not None:
            self._future.cancel()

    def _on_reported(self, share: float | None, text: str) -> None:
        self.share, self.text = share, text
        self.progress.emit(share, text)

    def _on_settled(self, future: Future[Any]) -> None:
        self._future = None
        try:
            error = future.exception()
        except CancelledError as stopped:
            error = stopped
        if error is None:
            self.done.emit(future.result())
        elif isinstance(error, Cancelled | CancelledError):
            self.cancelled.emit()
        elif self.isSignalConnected(QMetaMethod.fromSignal(self.failed)):
            self.failed.emit(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)
        self._ended.emit()


class Jobs(QObject):
    """The workers of one window, and what runs on them.

    Signals:
        changed: A job began, ended or reported; the status bar shows `running`.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="worker")
        self._running: list[Job] = []
        self.is_closed = False

    @property
    def running(self) -> tuple[Job, ...]:
        """Return the jobs not ended yet, oldest first."""
        return tuple(self._running)

    def start(
        self,
        title: str,
        call: Callable[..., Any],
        *args: Any,
        database: bool = False,
        with_task: bool = False,
        **values: Any,
    ) -> Job:
        """Begin a call on a worker.

        Args:
            title: What the user reads while it runs.
            call: The work; it may not touch a widget.
            *args: Passed to the call.
            database: Use the one worker that reads and writes the data file, in order.
            with_task: Pass the call a `task: Task`, to report and to be cancelled.
            **values: Passed to the call.
        """
        job = self._job(title)
        if with_task:
            values["task"] = job.task
        workers = self._database if database else self._workers
        job.start(workers, lambda: call(*args, **values))
        return job

    def start_process(self, title: str, function: Callable[..., Any], *args: Any) -> Job:
        """Begin a function in a child process, which cancelling ends at once.

        Args:
            title: What the user reads while it runs.
            function: A function of a module; its first argument is `report(share, text)`.
            *args: Passed to the function after `report`; they travel pickled.
        """
        job = self._job(title)
        job.start(self._workers, lambda: run_in_process(job.task, function, *args))
        return job

    def close(self) -> None:
        """Cancel what runs and wait until no worker is left; nothing can be started then."""
        self.is_closed = True
        for job in self._running:
            job.cancel()
        self._workers.shutdown(wait=True, cancel_futures=True)
        self._database.shutdown(wait=True, cancel_futures=True)

    def _job(self, title: str) -> Job:
        job = Job(title, self)
        self._running.append(job)
        job._ended.connect(self._on_ended)  # noqa: SLF001 - a job and its jobs are one thing
        job.progress.connect(self.changed)
        self.changed.emit()
        return job

    def _on_ended(self) -> None:
        for job in [job for job in self._running if not job.is_running]:
            self._running.remove(job)
            job.deleteLater()
        self.changed.emit()
