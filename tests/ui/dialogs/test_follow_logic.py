"""Letting forecasts follow from logic: what would move is shown first, one undo takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.queries.milestones import milestones
from core.queries.project import project, project_id
from tests.desks import sample_desk
from ui.dialogs.follow_logic import open_follow_logic, type_forecasts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    for made, frame in sample_desk(qtbot, tmp_path):
        frame.show()
        qtbot.waitExposed(frame)
        yield made


def plant(desk: Desk) -> int:
    return desk.read(project_id, "P-2301")


def test_keeping_dates_moves_little_and_freeing_them_shows_what_moves(desk: Desk) -> None:
    dialog = open_follow_logic(desk, plant(desk))
    kept = len(dialog.model.rows)
    dialog.keep.box.click()
    freed = {move.row.code: move.days for move in dialog.model.rows}
    assert len(freed) > kept
    assert freed["M048"] < 0
    assert "PAC 2025-10-31 →" in dialog.summary.text()


def test_what_was_shown_is_what_is_stored_and_undone_at_once(qtbot: QtBot, desk: Desk) -> None:
    before = desk.read(milestones, plant(desk))
    dialog = open_follow_logic(desk, plant(desk))
    promised = {move.id: move.new for move in dialog.model.rows}
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert desk.read(project, plant(desk)).by_logic
    stored = {row.id: row.forecast_finish for row in desk.read(milestones, plant(desk))}
    for row in before:
        assert stored[row.id] == promised.get(row.id, row.forecast_finish)
    desk.undo()
    assert desk.read(milestones, plant(desk)) == before
    assert not desk.read(project, plant(desk)).by_logic


def test_typed_again_no_date_moves(qtbot: QtBot, desk: Desk) -> None:
    dialog = open_follow_logic(desk, plant(desk))
    dialog.save()
    dates = [row.forecast_finish for row in desk.read(milestones, plant(desk))]
    type_forecasts(desk, plant(desk))
    assert not desk.read(project, plant(desk)).by_logic
    assert [row.forecast_finish for row in desk.read(milestones, plant(desk))] == dates


def test_escape_changes_nothing(qtbot: QtBot, desk: Desk) -> None:
    before = desk.workspace.undo_count
    dialog = open_follow_logic(desk, plant(desk))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.workspace.undo_count == before
