"""The plan in the milestone panel: how long, how much room, why this date, and the pin released."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QToolButton

from core.operations.forecasts import follow_logic
from core.queries.milestones import milestones, short_names
from core.queries.project import project_id
from tests.desks import sample_desk
from ui.pages.project.plan_section import PlanSection
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from core.queries.milestones import MilestoneRow


@pytest.fixture
def section(qtbot: QtBot, tmp_path: Path) -> Iterator[PlanSection]:
    for desk, frame in sample_desk(qtbot, tmp_path):
        desk.run("Follow", follow_logic, desk.read(project_id, "P-2301"), keep_dates=True)
        made = PlanSection(desk, frame)
        made.setGeometry(0, 0, 340, 700)
        frame.show()
        made.show()
        qtbot.waitExposed(frame)
        yield made


def show(section: PlanSection, code: str) -> MilestoneRow:
    rows = section._desk.read(milestones, section._desk.read(project_id, "P-2301"))
    row = next(each for each in rows if each.code == code)
    section.show_milestone(row, short_names(rows, "en"))
    return row


def words(section: PlanSection) -> list[str]:
    return [each.text() for each in section.findChildren(Label)]


def test_the_chain_ends_at_a_fact_and_leads_to_each_milestone(
    qtbot: QtBot, section: PlanSection
) -> None:
    show(section, "M047")
    said = [each.text() for each in section.steps if isinstance(each, Label)]
    assert said[0] == "2026-01-30"
    assert said[1].startswith("waits for Provisional acceptance")
    assert said[-1].endswith("Start no earlier than 2025-07-21")
    ways = [each for each in section.steps if isinstance(each, QToolButton)]
    with qtbot.waitSignal(section.opened) as chosen:
        ways[-1].click()
    assert chosen.args is not None
    assert chosen.args[0] == show(section, "M035").id


def test_a_pin_is_released_in_one_step(section: PlanSection) -> None:
    show(section, "M035")
    assert section.release_button.isVisibleTo(section)
    section.release_button.click()
    assert show(section, "M035").constraint_kind == "ASAP"
    assert not section.release_button.isVisibleTo(section)
    section._desk.undo()
    assert show(section, "M035").constraint_kind == "SNET"


def test_critical_ones_say_so_and_done_ones_need_no_reason(section: PlanSection) -> None:
    show(section, "M043")
    assert "critical, 0 d total" in words(section)
    show(section, "M035")
    assert "nearly critical, 1 d total, 1 d free" in words(section)
    show(section, "M001")
    assert section.steps == []
    assert not section.edit_button.isVisibleTo(section)
