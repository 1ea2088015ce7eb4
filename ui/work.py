"""Work away from the window: a task that reports and stops, a function in a child process.

Imports no Qt, so that a child process starts quickly.
"""

from __future__ import annotations

import _thread
import multiprocessing
import pickle
import signal
import time
import traceback
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

REPORT_EVERY: Final = 0.05  # seconds; a worker may report more often, the window cannot use it
LISTEN_EVERY: Final = 0.05
TIDY_WITHIN: Final = 2.0
"""Seconds that a child has to take half-written files away before it is ended."""


class Cancelled(Exception):
    """The user cancelled this job; raised inside it by `Task.check`."""


class ChildDied(Exception):
    """The child process ended without an answer."""


class Task:
    """What a running call is given to say how far it is and to hear that it should stop."""

    def __init__(self, told: Callable[[float | None, str], None]) -> None:
        self.stop = Event()
        self._told = told
        self._last = 0.0

    def report(self, share: float | None, text: str = "") -> None:
        """Say how far the work is, 0 to 1 (None: not known), and what is being done.

        Raises:
            Cancelled: The user cancelled the job.
        """
        self.check()
        now = time.monotonic()
        if now - self._last >= REPORT_EVERY or share == 1:
            self._last = now
            self._told(share, text)

    def check(self) -> None:
        """Raise `Cancelled` when the user cancelled the job."""
        if self.stop.is_set():
            raise Cancelled


def run_in_process(task: Task, function: Callable[..., Any], *args: Any) -> Any:
    """Run a function of a module in a child process, wait for it, and return what it returns.

    The function gets `report(share, text)` before its arguments. Cancelling the task interrupts
    the child, so that what it wrote beside a file is taken away, and ends it if it does not end;
    what the function writes must therefore survive that (write beside, then replace).
    """
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    heard, line = spawn.Pipe(duplex=False)
    child = spawn.Process(target=_serve, args=(theirs, heard, function, args), daemon=True)
    child.start()
    theirs.close()
    heard.close()
    try:
        return _listen(task, ours)
    except Cancelled:
        line.close()
        child.join(TIDY_WITHIN)
        raise
    finally:
        child.terminate()
        child.join()
        child.close()
        ours.close()
        line.close()


def bound(*, memory: int, seconds: int) -> None:
    """Let this process take no more than this: for a child that reads what strangers made.

    Where the system has no such bounds (Windows), what the child reads is bounded alone.
    """
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        _soft, hard = resource.getrlimit(kind)
        bounded = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (bounded, hard))
        except (OSError, ValueError):
            continue  # macOS refuses bounds of memory


def _listen(task: Task, answers: Connection) -> Any:
    while True:
        task.check()
        if not answers.poll(LISTEN_EVERY):
            continue
        try:
            kind, *said = answers.recv()
        except EOFError:
            raise ChildDied("The child process ended without an answer.") from None
        if kind == "done":
            return said[0]
        if kind == "failed":
            error, trace = said
            error.add_note(trace)
            raise error
        task.report(*said)


def _serve(
    answers: Connection, line: Connection, function: Callable[..., Any], args: tuple[Any, ...]
) -> None:
    """Run in the child: call the function and send what comes of it, until the line goes dead."""

    def report(share: float | None, text: str = "") -> None:
        answers.send(("progress", share, text))

    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored
    Thread(target=_interrupt_at_end, args=(line,), daemon=True).start()
    try:
        answers.send(("done", function(report, *args)))
    except KeyboardInterrupt:
        return
    except Exception as error:  # noqa: BLE001 - it travels to the parent, which raises it
        answers.send(("failed", _portable(error), traceback.format_exc()))


def _interrupt_at_end(line: Connection) -> None:
    """Interrupt the work when the parent lets go of the line, or is gone itself."""
    try:
        line.recv()
    except (EOFError, OSError):
        _thread.interrupt_main()


def _portable(error: Exception) -> Exception:
    """Return the error, or one that says the same when it cannot travel."""
    try:
        same = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - whatever its class does when pickled
        same = None
    return error if type(same) is type(error) else RuntimeError(repr(error))
