"""A project is read once however often it is asked about, and anew after a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.operations.milestones import edit_milestone
from core.queries.consequence import NewDates
from core.queries.milestones import milestones
from core.queries.project import project_id
from tests.builders import day
from tests.desks import sample_desk
from ui.dialogs.outlooks import outlook_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    for made, _frame in sample_desk(qtbot, tmp_path):
        yield made


def test_it_is_read_once_and_anew_after_a_step(qtbot: QtBot, desk: Desk) -> None:
    plant = desk.read(project_id, "P-2301")
    first = outlook_of(desk, plant)
    assert outlook_of(desk, plant) is first
    pac = {row.code: row for row in desk.read(milestones, plant)}["M045"]
    desk.run("Move", edit_milestone, pac.id, forecast_finish=day("2025-11-14"))
    qtbot.waitUntil(lambda: outlook_of(desk, plant) is not first)
    found = desk.read(
        outlook_of(desk, plant).after, {pac.id: NewDates(finish=day("2025-11-21"))}, follow=False
    )
    assert found.pac_before == day("2025-11-14")
