"""A date being typed says beforehand where logic lets it come, and how much float it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.operations.forecasts import follow_logic
from core.queries.consequence import NewDates, consequence
from core.queries.milestones import milestones
from core.queries.project import project_id
from tests.builders import day
from tests.desks import sample_desk
from ui.pages.project.effect import EffectLine, effect_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from core.queries.consequence import ConsequenceRow
    from core.queries.milestones import MilestoneRow
    from ui.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """Provide the sample, its first project by logic."""
    for made, _frame in sample_desk(qtbot, tmp_path):
        made.run("Follow", follow_logic, made.read(project_id, "P-2301"), keep_dates=True)
        yield made


def typed(desk: Desk, code: str, finish: str) -> tuple[MilestoneRow, ConsequenceRow]:
    rows = desk.read(milestones, desk.read(project_id, "P-2301"))
    row = next(each for each in rows if each.code == code)
    changed = {row.id: NewDates(finish=day(finish))}
    return row, desk.read(consequence, row.project_id, changed, floats=True)


def said(desk: Desk, code: str, finish: str) -> dict[str, str]:
    row, found = typed(desk, code, finish)
    lines = effect_lines(row.baseline_finish, row.slip, day(finish), found)
    return {line.label: line.text for line in lines}


def test_a_date_that_cannot_be_says_where_it_stays_and_what_holds_it(desk: Desk) -> None:
    row, found = typed(desk, "M043", "2025-09-01")
    assert found.lands is not None
    told = said(desk, "M043", "2025-09-01")
    assert told["By logic"].startswith(f"stays at {found.lands}: waits for First trial car")
    assert told["Slip"].startswith(f"+{row.slip} d"), "the slip of where it lands"


def test_a_date_that_can_be_says_how_much_float_it_uses(desk: Desk) -> None:
    told = said(desk, "M034", "2025-07-25")
    assert "By logic" not in told
    assert told["Float"] == "uses 12 of 31 d"


def test_the_panel_says_the_same_in_sentences(qtbot: QtBot, desk: Desk) -> None:
    line = EffectLine()
    qtbot.addWidget(line)
    row, found = typed(desk, "M043", "2025-09-01")
    line.show_effect(row, day("2025-09-01"), found, against="BL1")
    assert f"Stays at {found.lands}: waits for" in line.words
    row, found = typed(desk, "M034", "2025-07-25")
    line.show_effect(row, day("2025-07-25"), found, against="BL1")
    assert "Float uses 12 of 31 d." in line.words
