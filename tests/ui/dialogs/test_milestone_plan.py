"""Duration, constraint, deadline and calendar of a milestone, with what they would move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.operations.forecasts import follow_logic
from core.queries.milestones import milestone, milestones
from core.queries.project import project_id
from tests.builders import day
from tests.desks import sample_desk
from ui.dialogs.milestone_plan import open_milestone_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from core.queries.milestones import MilestoneRow
    from ui.desk import Desk
    from ui.dialogs.milestone_plan import MilestonePlanDialog


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    for made, frame in sample_desk(qtbot, tmp_path):
        frame.show()
        qtbot.waitExposed(frame)
        made.run("Follow", follow_logic, made.read(project_id, "P-2301"), keep_dates=True)
        yield made


def row(desk: Desk, code: str) -> MilestoneRow:
    found = desk.read(milestones, desk.read(project_id, "P-2301"))
    return next(each for each in found if each.code == code)


def opened(desk: Desk, code: str) -> MilestonePlanDialog:
    dialog = open_milestone_plan(desk, row(desk, code).id)
    assert dialog is not None
    return dialog


def test_it_shows_what_the_dates_follow_from(desk: Desk) -> None:
    dialog = opened(desk, "M035")
    assert dialog.duration.text() == "23"
    assert dialog.constraint.value == "SNET"
    assert dialog.on.date() == day("2025-07-21")
    assert dialog.effect.text() == ""


def test_a_longer_duration_says_what_it_moves_and_is_stored_so(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(desk, "M035")
    dialog.duration.clear()
    qtbot.keyClicks(dialog.duration, "32")
    assert "milestones move" in dialog.effect.text()
    pac = dialog.effect.text().partition("→ ")[2][:10]
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert row(desk, "M035").duration == 32 * 480
    assert row(desk, "M045").forecast_finish == day(pac)
    desk.undo()
    assert row(desk, "M035").duration == 23 * 480


def test_a_constraint_without_its_date_is_refused_at_its_field(desk: Desk) -> None:
    dialog = opened(desk, "M047")
    dialog.constraint.set_value("FNLT")
    dialog.constraint.chosen.emit("FNLT")
    dialog.save()
    assert dialog.entries.field("constraint_date").refusal
    assert dialog.isVisible()


def test_as_soon_as_possible_needs_no_date(desk: Desk) -> None:
    dialog = opened(desk, "M035")
    dialog.constraint.set_value("ASAP")
    dialog.constraint.chosen.emit("ASAP")
    assert not dialog.on.isEnabled()
    dialog.save()
    assert row(desk, "M035").constraint_date is None


def test_by_hand_its_dates_stay(desk: Desk) -> None:
    dialog = opened(desk, "M035")
    dialog.manual.box.click()
    dialog.save()
    found = desk.read(milestone, row(desk, "M035").id)
    assert found is not None
    assert found.manual


def test_nothing_changed_is_no_step(desk: Desk) -> None:
    before = desk.workspace.undo_count
    opened(desk, "M035").save()
    assert desk.workspace.undo_count == before
