"""The rail counts what waits in the open file, and nothing without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.operations.milestones import edit_milestone
from core.queries.milestones import milestones
from core.queries.project import project_id
from tests.builders import day
from tests.windows import sample_window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


def said(window: MainWindow, key: str) -> str:
    return next(item.accessibleName() for item in window.rail.rooms if item.key == key)


def test_what_comes_within_two_weeks_is_counted_and_followed(qtbot: QtBot, tmp_path: Path) -> None:
    window = sample_window(qtbot, tmp_path)
    desk = window.desk
    assert desk is not None
    assert window.counts is not None
    rows = desk.read(milestones, desk.read(project_id, "P-2402"))
    freeze = next(row for row in rows if row.name == "Design freeze")
    qtbot.waitUntil(lambda: said(window, "look_ahead") == "Look-ahead 1", timeout=30_000)
    desk.run("Move", edit_milestone, freeze.id, forecast_finish=day("2025-03-10"))
    qtbot.waitUntil(lambda: said(window, "look_ahead") == "Look-ahead 2", timeout=30_000)
    desk.undo()
    qtbot.waitUntil(lambda: said(window, "look_ahead") == "Look-ahead 1", timeout=30_000)
