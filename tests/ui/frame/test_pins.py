"""Pinned projects stand in the rail with their status, file by file, through every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.language import use
from core.operations.projects import remove_projects
from core.queries.project import project_id
from tests.desks import sample_desk
from ui.frame.pins import Pins
from ui.frame.rail import Rail

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    for made, _frame in sample_desk(qtbot, tmp_path):
        yield made


def test_a_pin_is_kept_by_file_and_named_in_the_language_of_the_screen(
    qtbot: QtBot, desk: Desk
) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    pins, there = Pins(rail, desk.settings), desk.read(project_id, "P-2301")
    pins.toggle(there)
    assert rail.pins == [], "no file is open"
    pins.take(desk)
    pins.toggle(there)
    assert [item.accessibleName() for item in rail.pins] == ["Astana Automobile"]
    use("zh")
    pins.refresh()
    assert "阿斯塔纳" in rail.pins[0].accessibleName()
    assert list(desk.settings.now.pinned) == [str(desk.workspace.path)]
    pins.toggle(there)
    assert not pins.has(there)


def test_a_project_that_is_gone_comes_back_with_undo(qtbot: QtBot, desk: Desk) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    pins, there = Pins(rail, desk.settings), desk.read(project_id, "P-2301")
    pins.take(desk)
    pins.toggle(there)
    desk.changed.connect(pins.follow)
    desk.run("Remove project", remove_projects, [there])
    qtbot.waitUntil(lambda: rail.pins == [])
    desk.undo()
    qtbot.waitUntil(lambda: len(rail.pins) == 1)
