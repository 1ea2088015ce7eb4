"""Shifting dates takes days and weeks and refuses the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.errors import InvalidInput
from core.queries.milestones import milestones
from core.queries.project import project_id
from tests.builders import day
from tests.desks import sample_desk
from ui.dialogs.shift_dates import days_of, open_shift_dates
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("typed", "days"), [("+7", 7), ("7", 7), ("-3", -3), ("−3", -3), ("2w", 14), ("+1W", 7)]
)
def test_days_and_weeks(typed: str, days: int) -> None:
    assert days_of(typed) == days


@pytest.mark.parametrize("typed", ["", "0", "soon", "1.5", "99999", "7m"])
def test_what_is_neither_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match="days or weeks"):
        days_of(typed)


def test_open_milestones_move_and_done_ones_stay(qtbot: QtBot, tmp_path: Path) -> None:
    for desk, frame in sample_desk(qtbot, tmp_path):
        frame.show()
        project = desk.read(project_id, "P-2301")
        rows = {m.code: m for m in desk.read(milestones, project)}
        dialog = open_shift_dates(desk, [rows["M010"].id, rows["M029"].id])
        [field] = dialog.findChildren(TextField)
        field.set_value("soon")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert dialog.isVisible()
        field.set_value("1w")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        rows = {m.code: m for m in desk.read(milestones, project)}
        assert rows["M010"].actual_finish == day("2024-03-22")
        assert rows["M029"].forecast_finish == day("2025-06-20")


def test_what_the_shift_would_do_is_said_while_it_is_typed(qtbot: QtBot, tmp_path: Path) -> None:
    for desk, frame in sample_desk(qtbot, tmp_path):
        frame.show()
        project = desk.read(project_id, "P-2301")
        rows = {m.code: m for m in desk.read(milestones, project)}
        dialog = open_shift_dates(desk, [rows["M010"].id, rows["M045"].id])
        qtbot.keyClicks(dialog.typed, "2w")
        said = [f"{line.label}: {line.text}" for line in dialog.lines.lines]
        assert said[:2] == ["Shifted: 1 milestone", "PAC: 2025-11-14"]
        assert any("2.32 → 2.74" in line for line in said)
        qtbot.keyClicks(dialog.typed, "x")
        assert dialog.lines.lines == ()
        qtbot.keyClick(dialog.typed, Qt.Key.Key_Backspace)
        qtbot.keyClick(dialog.typed, Qt.Key.Key_Return)
        rows = {m.code: m for m in desk.read(milestones, project)}
        assert rows["M045"].forecast_finish == day("2025-11-14")
