"""Jobs report on the GUI thread, can be stopped, and leave no worker behind."""

from __future__ import annotations

import math
import threading
from typing import TYPE_CHECKING

import pytest

from ui.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.work import Task


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_done_arrives_on_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[int, int]] = []
    job = jobs.start("Count", threading.get_ident)
    job.done.connect(lambda worker: seen.append((worker, threading.get_ident())))
    with qtbot.waitSignal(job.done):
        assert list(jobs.running) == [job]
    [(worker, arrived)] = seen
    assert worker != arrived == threading.get_ident()
    assert not jobs.running


def test_failed_carries_the_exception(qtbot: QtBot, jobs: Jobs) -> None:
    job = jobs.start("Divide", lambda: 1 / 0)
    with qtbot.waitSignal(job.failed) as blocker:
        pass
    assert isinstance(blocker.args[0], ZeroDivisionError)


def test_a_failure_nobody_waits_for_is_reported(
    qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[type] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _error, _trace: seen.append(kind))
    jobs.start("Divide", lambda: 1 / 0)
    qtbot.waitUntil(lambda: not jobs.running)
    assert seen == [ZeroDivisionError]


def test_progress_is_told_and_kept(qtbot: QtBot, jobs: Jobs) -> None:
    go_on = threading.Event()

    def work(task: Task) -> None:
        task.report(0.5, "half")
        go_on.wait(5)

    job = jobs.start("Work", work, with_task=True)
    with qtbot.waitSignals([job.progress, jobs.changed]):
        pass
    assert (job.share, job.text, job.title) == (0.5, "half", "Work")
    with qtbot.waitSignal(job.done):
        go_on.set()


def test_a_running_job_can_be_cancelled(qtbot: QtBot, jobs: Jobs) -> None:
    begun = threading.Event()

    def work(task: Task) -> None:
        begun.set()
        task.stop.wait(5)
        task.check()

    job = jobs.start("Work", work, with_task=True)
    assert begun.wait(5)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()


def test_a_waiting_job_can_be_cancelled(qtbot: QtBot, jobs: Jobs) -> None:
    go_on = threading.Event()
    first = jobs.start("First", go_on.wait, 5, database=True)
    second = jobs.start("Second", lambda: None, database=True)
    with qtbot.waitSignal(second.cancelled):
        second.cancel()
    with qtbot.waitSignal(first.done):
        go_on.set()


def test_work_on_the_data_file_is_done_in_order(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[int] = []
    for number in range(20):
        jobs.start("Write", done.append, number, database=True)
    qtbot.waitUntil(lambda: not jobs.running)
    assert done == list(range(20))


def test_close_leaves_no_worker(qtbot: QtBot) -> None:
    before = threading.active_count()
    jobs = Jobs()
    for _ in range(5):
        jobs.start("Wait", lambda task: task.stop.wait(5), with_task=True)
    jobs.close()
    assert threading.active_count() == before


@pytest.mark.slow
def test_a_child_process_is_a_job_like_any_other(qtbot: QtBot, jobs: Jobs) -> None:
    job = jobs.start_process("Power", _power, 2, 10)
    with qtbot.waitSignal(job.done, timeout=20_000) as blocker:
        pass
    assert blocker.args == [1024]


def _power(_report: object, base: int, exponent: int) -> int:
    return math.prod([base] * exponent)
