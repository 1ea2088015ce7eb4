"""A job is spoken of once it takes a while, and its panel can end it."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.frame.running import Running
from ui.frame.status_bar import StatusBar
from ui.jobs import Jobs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_short_job_is_never_seen_and_a_long_one_can_be_ended(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 400)
    bar = StatusBar(window)
    running, jobs, gate = Running(bar, window), Jobs(), Event()
    window.show()
    running.take(jobs)
    seen: list[bool] = []
    jobs.changed.connect(lambda: seen.append(bar.job.isVisible()))
    jobs.start("Short", lambda: None)
    qtbot.waitUntil(lambda: not jobs.running)
    assert not any(seen)
    job = jobs.start("Long", gate.wait, 20)
    qtbot.waitUntil(bar.job.isVisible)
    running.open_panel()
    running.cancel()
    assert job.task.stop.is_set()
    gate.set()
    qtbot.waitUntil(bar.job.isHidden)
    running.take(None)
    jobs.close()
