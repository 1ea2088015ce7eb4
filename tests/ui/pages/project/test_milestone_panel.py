"""The milestone panel says what a date causes before it is saved, and saves as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.queries.milestones import milestones
from core.queries.project import project_id
from tests.builders import day
from tests.desks import sample_desk
from ui.dialogs.link import LinkDialog
from ui.pages.project.tabs.schedule.tab import ScheduleTab
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from core.queries.milestones import MilestoneRow


@pytest.fixture
def tab(qtbot: QtBot, tmp_path: Path) -> Iterator[ScheduleTab]:
    """Provide the schedule with the panel open on mechanical completion of the painting shop."""
    for desk, frame in sample_desk(qtbot, tmp_path):
        made = ScheduleTab(desk, frame)
        made.setGeometry(frame.rect())
        made.show_project(desk.read(project_id, "P-2301"))
        frame.show()
        made.show()
        qtbot.waitExposed(frame)
        made.table.select([row(made, "M029").id])
        made.open_panel(row(made, "M029").id)
        yield made


def row(tab: ScheduleTab, code: str) -> MilestoneRow:
    """Return a milestone as the file has it now."""
    return {m.code: m for m in tab.desk.read(milestones, tab.project_id)}[code]


def test_the_effect_is_said_before_it_is_saved(tab: ScheduleTab) -> None:
    tab.panel.forecast.setText("2025-07-04")
    assert "+112 d vs BL1, was +91 d." in tab.panel.effect.words
    assert "PAC moves to 2025-11-08." in tab.panel.effect.words
    assert row(tab, "M029").forecast_finish == day("2025-06-13")


def test_what_it_costs_is_said_and_follows_what_is_to_move(qtbot: QtBot, tab: ScheduleTab) -> None:
    panel = tab.panel
    panel.forecast.setText("2025-07-04")
    said = {line.label: line.text for line in panel.stakes.lines}
    assert said["LD exposure"].startswith("2.32 → ")
    assert said["PM-08 · 4.4 M · Mechanical completion (three shops)"] == "2025-07-14 → 2025-08-04"
    panel.follow.click()
    assert not any(line.label == "LD exposure" for line in panel.stakes.lines)
    panel.revert()
    assert panel.stakes.lines == ()


def test_an_actual_date_says_what_it_does_too(tab: ScheduleTab) -> None:
    tab.panel.actual.setText("2025-02-27")
    said = {line.label[:5]: line.text for line in tab.panel.stakes.lines}
    assert said["PM-08"] == "2025-07-14 → 2025-03-30"
    assert "−15 d vs BL1, was +91 d." in tab.panel.effect.words
    tab.panel.actual.setText("2025-03-05")
    assert tab.panel.stakes.lines == (), "it lies after the status date"


def test_saving_moves_what_follows_and_one_undo_takes_all_back(
    qtbot: QtBot, tab: ScheduleTab
) -> None:
    before = tab.desk.read(milestones, tab.project_id)
    tab.panel.forecast.setText("2025-07-04")
    tab.panel.reason.setCurrentIndex(tab.panel.reason.findData("civil"))
    assert tab.panel.follow.isVisible()
    qtbot.keyClick(tab.panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert row(tab, "M029").forecast_finish == day("2025-07-04")
    assert row(tab, "M045").forecast_finish == day("2025-11-08")
    tab.desk.undo()
    assert tab.desk.read(milestones, tab.project_id) == before


def test_without_following_only_the_one_date_moves(tab: ScheduleTab) -> None:
    tab.panel.forecast.setText("2025-07-04")
    tab.panel.reason.setCurrentIndex(1)
    tab.panel.follow.setChecked(False)
    assert tab.panel.save()
    assert row(tab, "M029").forecast_finish == day("2025-07-04")
    assert row(tab, "M045").forecast_finish == day("2025-10-31")


def test_a_slip_of_more_than_a_week_needs_its_reason(tab: ScheduleTab) -> None:
    tab.panel.forecast.setText("2025-07-04")
    assert not tab.panel.save()
    assert "Choose the reason" in tab.panel.error.text()
    assert row(tab, "M029").forecast_finish == day("2025-06-13")


def test_revert_shows_what_is_stored(tab: ScheduleTab) -> None:
    tab.panel.owner.setText("Li Wei")
    typed = tab.panel.is_changed
    tab.panel.revert()
    assert (typed, tab.panel.is_changed) == (True, False)
    assert tab.panel.owner.text() == ""


def test_what_was_typed_survives_a_change_from_elsewhere(qtbot: QtBot, tab: ScheduleTab) -> None:
    from core.operations.milestones import edit_milestone

    tab.panel.note.setPlainText("Booth zone B late")
    other = row(tab, "M031").id
    tab.desk.workspace.run("Edit", edit_milestone, other, owner="Gao Ning")
    qtbot.waitUntil(lambda: tab.row_of(other) is not None and tab.row_of(other).owner != "")  # type: ignore[union-attr]
    assert tab.panel.note.toPlainText() == "Booth zone B late"


def test_the_next_milestone_is_a_key_away_and_saves_first(qtbot: QtBot, tab: ScheduleTab) -> None:
    tab.panel.owner.setText("Li Wei")
    qtbot.keyClick(tab.panel, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert row(tab, "M029").owner == "Li Wei"
    assert tab.panel.milestone_id == row(tab, "M032").id


def test_user_text_is_shown_letter_by_letter(tab: ScheduleTab) -> None:
    from core.operations.milestones import edit_milestone

    hostile = "<img src='file:///etc/passwd'><b>x</b>"
    tab.desk.workspace.run("Rename", edit_milestone, row(tab, "M029").id, name=hostile)
    tab.refresh()
    assert tab.panel.title.text() == hostile
    assert tab.panel.title.textFormat() == Qt.TextFormat.PlainText


def test_links_are_added_and_edited_where_they_are_listed(qtbot: QtBot, tab: ScheduleTab) -> None:
    waits = tab.panel.depends
    assert len(waits.buttons) == 2
    qtbot.mouseClick(waits.buttons[0], Qt.MouseButton.LeftButton)
    [dialog] = tab.desk.overlay().findChildren(LinkDialog)
    dialog.lag.selectAll()
    qtbot.keyClicks(dialog.lag, "14")
    qtbot.keyClick(dialog.lag, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "+14" in waits.findChildren(Label)[1].text())
    qtbot.mouseClick(waits.add_button, Qt.MouseButton.LeftButton)
    opened = [d for d in tab.desk.overlay().findChildren(LinkDialog) if d.isVisible()]
    assert opened[-1].before.isEnabled()


def test_a_read_only_file_lists_links_without_a_way_to_change_them(
    tab: ScheduleTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tab.desk.workspace, "is_read_only", True)
    tab.refresh()
    assert tab.panel.depends.buttons == []
    assert not tab.panel.depends.add_button.isVisible()
