"""What is changed is backed up while the window is open, not only when it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.db import backup as backups
from core.operations.portfolio import rename_portfolio
from tests.desks import sample_desk
from ui.frame.keeper import Keeper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desks import PlainFrame
    from ui.desk import Desk


@pytest.fixture
def kept(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Desk, PlainFrame]]:
    yield from sample_desk(qtbot, tmp_path)


def test_a_file_is_backed_up_once_after_a_change(
    qtbot: QtBot, kept: tuple[Desk, PlainFrame]
) -> None:
    desk, _frame = kept
    keeper, path = Keeper(desk), desk.workspace.path
    keeper.back_up()
    desk.run("Rename", rename_portfolio, "Changed")
    keeper.back_up()
    qtbot.waitUntil(lambda: len(backups.listed(path)) == 1)
    qtbot.waitUntil(lambda: not desk.jobs.running)
    keeper.back_up()
    assert not desk.jobs.running


def test_a_backup_that_fails_is_told_and_tried_again(
    qtbot: QtBot, kept: tuple[Desk, PlainFrame]
) -> None:
    desk, frame = kept
    backups.folder(desk.workspace.path).write_text("in the way")
    desk.run("Rename", rename_portfolio, "Changed")
    Keeper(desk).back_up()
    qtbot.waitUntil(lambda: any("No backup" in said for said in frame.said))
    assert desk.workspace.needs_backup
