"""Whatever escapes is logged and said in words, once, and never from inside a paint event."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from core.errors import DiskFull, InvalidInput
from ui.problems import Problems, details_of, parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def fail_on_warning_logged() -> None:
    """Let warnings be logged here: that is what the tests are about."""


@pytest.fixture
def problems(qtbot: QtBot, tmp_path: Path) -> Iterator[Problems]:
    before = logging.getLogger().level
    made = Problems(tmp_path / "log")
    made.install()
    made.open_log()
    yield made
    made.remove()
    logging.getLogger().setLevel(before)
    for box in boxes():
        box.close()


def boxes() -> list[QMessageBox]:
    return [
        w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()
    ]


def raise_in_slot(error: Exception) -> None:
    def fail() -> None:
        raise error

    QTimer.singleShot(0, fail)


def log_of(problems: Problems) -> str:
    return (problems._folder / "handover.log").read_text("utf-8")


def press(box: QMessageBox, text: str) -> None:
    next(button for button in box.buttons() if button.text() == text).click()


def test_a_user_error_is_said_calmly_and_not_logged(qtbot: QtBot, problems: Problems) -> None:
    with qtbot.waitSignal(problems.shown):
        raise_in_slot(InvalidInput("The finish is before the start. Nothing was <b>changed</b>."))
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    [box] = boxes()
    assert box.text() == "The finish is before the start."
    assert box.informativeText() == "Nothing was <b>changed</b>."
    assert box.objectName() == "message"
    assert "InvalidInput" not in log_of(problems)


def test_a_bug_is_logged_and_reported(qtbot: QtBot, problems: Problems) -> None:
    with qtbot.waitSignal(problems.shown):
        raise_in_slot(ZeroDivisionError("of a rate"))
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert "ZeroDivisionError: of a rate" in log_of(problems)
    [box] = boxes()
    press(box, "Copy details")
    assert "raise error" in QGuiApplication.clipboard().text()
    assert box.isVisible()
    press(box, "Close")
    assert not box.isVisible()


def test_a_bug_of_every_frame_is_shown_once(qtbot: QtBot, problems: Problems) -> None:
    seen: list[object] = []
    problems.shown.connect(seen.append)
    for _ in range(5):
        raise_in_slot(ZeroDivisionError())
    raise_in_slot(DiskFull("No room."))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert log_of(problems).count("Traceback") == 5


def test_a_failing_thread_is_shown_on_the_gui_thread(qtbot: QtBot, problems: Problems) -> None:
    seen: list[int] = []
    problems.shown.connect(lambda _error: seen.append(threading.get_ident()))

    def fail() -> None:
        raise DiskFull("No room on the disk. Your file is as it was.")

    with qtbot.waitSignal(problems.shown):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert seen == [threading.get_ident()]


def test_what_qt_says_is_in_the_log(problems: Problems) -> None:
    qWarning("a pixel is missing")
    assert "Qt: a pixel is missing" in log_of(problems)


def test_no_window_opens_before_the_event_loop_is_back(qtbot: QtBot, problems: Problems) -> None:
    error = InvalidInput("No.")
    sys.excepthook(InvalidInput, error, None)
    assert not boxes()
    qtbot.waitUntil(lambda: len(boxes()) == 1)


def test_a_log_folder_that_cannot_be_written_does_not_stop_the_program(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    problems = Problems(tmp_path / "file" / "log")
    problems.install()
    problems.open_log()
    try:
        with qtbot.waitSignal(problems.shown):
            sys.excepthook(InvalidInput, InvalidInput("No."), None)
    finally:
        problems.remove()
        for box in boxes():
            box.close()


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Not saved. The disk is full.", ("Not saved.", "The disk is full.")),
        ("未保存。磁盘已满。", ("未保存。", "磁盘已满。")),
        ("No room", ("No room", "")),
        ("Line 3: bad date 2024.13.01\nLine 4", ("Line 3: bad date 2024.13.01", "Line 4")),
        ("", ("", "")),
    ],
)
def test_the_first_sentence_says_what_happened(message: str, expected: tuple[str, str]) -> None:
    assert parts(message) == expected


def test_the_details_name_versions_and_trace() -> None:
    text = details_of(ValueError("x"))
    assert "PySide" in text or "Qt 6" in text
    assert text.endswith("ValueError: x\n")


def test_a_file_that_cannot_be_written_is_said_at_the_window(
    qtbot: QtBot, problems: Problems
) -> None:
    said: list[Exception] = []

    def say(error: Exception) -> bool:
        said.append(error)
        return True

    problems.say_of_file = say
    with qtbot.waitSignal(problems.shown):
        raise_in_slot(DiskFull("The disk is full."))
    assert [str(error) for error in said] == ["The disk is full."]
    assert boxes() == []
    problems.say_of_file = lambda _error: False
    raise_in_slot(DiskFull("The disk is full."))
    qtbot.waitUntil(lambda: len(boxes()) == 1)
