"""A child process reports, answers, fails and stops."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import pytest

from ui.work import Cancelled, ChildDied, Task, bound, run_in_process

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_reports_closer_than_the_window_can_show_are_dropped() -> None:
    told: list[float | None] = []
    task = Task(lambda share, _text: told.append(share))
    for share in (0.1, 0.2, 0.3, 1):
        task.report(share)
    assert told == [0.1, 1]


def test_a_stopped_task_stops_at_its_next_report() -> None:
    task = Task(lambda _share, _text: None)
    task.stop.set()
    with pytest.raises(Cancelled):
        task.report(0.5)


@pytest.mark.slow
def test_a_child_process_reports_and_answers() -> None:
    told: list[tuple[float | None, str]] = []
    task = Task(lambda share, text: told.append((share, text)))
    assert run_in_process(task, _double, 21) == (42, False)
    assert told == [(1, "doubled")]


@pytest.mark.slow
def test_what_a_child_raises_is_raised_here_with_its_trace() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        run_in_process(_quiet(), _divide, 0)
    assert "_divide" in caught.value.__notes__[0]


@pytest.mark.slow
def test_an_error_that_cannot_travel_is_told_in_words() -> None:
    with pytest.raises(RuntimeError, match="Stubborn"):
        run_in_process(_quiet(), _stubborn)


@pytest.mark.slow
def test_a_child_that_dies_is_noticed() -> None:
    with pytest.raises(ChildDied):
        run_in_process(_quiet(), _die)


@pytest.mark.slow
def test_cancelling_ends_the_child_at_once() -> None:
    task = _quiet()
    task.stop.set()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        run_in_process(task, _sleep)
    assert time.monotonic() - began < 5


@pytest.mark.slow
def test_a_cancelled_child_takes_its_half_written_file_away(tmp_path: Path) -> None:
    old = tmp_path / "old.txt"
    old.write_text("whole")
    task = Task(lambda share, _text: task.stop.set() if share else None)
    with pytest.raises(Cancelled):
        run_in_process(task, _write_on_and_on, old)
    assert [each.name for each in tmp_path.iterdir()] == ["old.txt"]
    assert old.read_text() == "whole"


@pytest.mark.skipif(sys.platform != "linux", reason="only there memory can be bounded")
def test_a_bounded_child_that_wants_more_fails_alone() -> None:
    with pytest.raises(MemoryError):
        run_in_process(_quiet(), _hungry)


def _hungry(_report: object) -> int:
    bound(memory=2**30, seconds=60)
    return len(bytes(2**31))


def _quiet() -> Task:
    return Task(lambda _share, _text: None)


def _double(report: Callable[[float | None, str], None], value: int) -> tuple[int, bool]:
    import sys

    report(1, "doubled")
    return 2 * value, "PySide6" in sys.modules


def _divide(_report: object, value: int) -> float:
    return 1 / value


class Stubborn(Exception):
    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)


def _stubborn(_report: object) -> None:
    raise Stubborn("1", "2")


def _die(_report: object) -> None:
    os._exit(3)


def _sleep(_report: object) -> None:
    time.sleep(60)


def _write_on_and_on(report: Callable[[float | None, str], None], path: Path) -> None:
    from core.paths import atomic_path

    with atomic_path(path) as beside:
        while True:
            beside.write_text("half")
            report(0.5, "writing")
            time.sleep(0.1)
