"""Baselines side by side: columns and thin bars for each, and every slip says against which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.operations.baselines import rename_baseline, set_baseline
from core.operations.milestones import shift_forecasts
from core.queries.milestones import milestones
from core.queries.project import project_id
from tests.builders import day
from tests.desks import sample_desk
from ui.pages.project.tabs.schedule.tab import ScheduleTab

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from core.queries.milestones import MilestoneRow


@pytest.fixture
def tab(qtbot: QtBot, tmp_path: Path) -> Iterator[ScheduleTab]:
    """Provide the schedule of Astana with BL1, and BL2 as the current baseline, ten days later."""
    for desk, frame in sample_desk(qtbot, tmp_path):
        made = ScheduleTab(desk, frame)
        frame.resize(1900, 900)
        made.setGeometry(frame.rect())
        made.show_project(desk.read(project_id, "P-2301"))
        ids = [row.id for row in desk.read(milestones, made.project_id)]
        desk.run(
            "Set", set_baseline, made.project_id, name="BL2", why="Agreed", on=day("2025-01-31")
        )
        desk.run("Shift", shift_forecasts, ids, 10)
        frame.show()
        made.show()
        qtbot.waitExposed(frame)
        yield made


def row(tab: ScheduleTab, code: str) -> MilestoneRow:
    return next(m for m in tab.desk.read(milestones, tab.project_id) if m.code == code)


def compare(tab: ScheduleTab, *names: str) -> None:
    """Choose baselines in the menu of the toolbar."""
    menu = tab.toolbar.baseline_menu()
    for name in names:
        next(a for a in menu.actions() if a.text() == f"Compare with {name}").trigger()


def heads(tab: ScheduleTab) -> list[str]:
    return [tab.model.columns[n].heading() for n in tab.table.columns.visible()]


def shown(tab: ScheduleTab, code: str) -> dict[str, str]:
    """Return what the table says of a milestone, by heading."""
    found = row(tab, code)
    return {
        tab.model.columns[n].heading(): tab.model.columns[n].words(found)
        for n in tab.table.columns.visible()
    }


def test_heads_say_which_baseline_is_measured_against(tab: ScheduleTab) -> None:
    assert {"Baseline BL2", "Slip vs BL2"} <= set(heads(tab))


def test_an_earlier_baseline_gets_a_date_and_a_slip_of_its_own(tab: ScheduleTab) -> None:
    compare(tab, "BL1")
    told = shown(tab, "M029")
    assert (told["Baseline BL2"], told["Slip vs BL2"]) == ("2025-06-13", "+10 d")
    assert (told["Baseline BL1"], told["Slip vs BL1"]) == ("2025-03-14", "+101 d")


def test_its_dates_lie_as_a_thin_bar_under_the_current_ones(tab: ScheduleTab) -> None:
    line = tab.model.line_of(row(tab, "M029").id)
    before = tab.gantt.bar(line)
    assert before is not None
    assert before.others == ()
    compare(tab, "BL1")
    after = tab.gantt.bar(line)
    assert after is not None
    [other] = after.others
    assert other is not None
    assert other.finish == day("2025-03-14")
    assert after.baseline_finish == day("2025-06-13")
    assert "BL1: 2025-03-14, +101 d" in tab._bar_words(tab.model.line(line)).splitlines()
    assert tab.gantt.grab() is not None


def test_rows_grow_where_more_baselines_need_the_room(tab: ScheduleTab) -> None:
    line = tab.model.line_of(row(tab, "M029").id)
    height = tab.table.rowHeight(line)
    tab.desk.run("Set", set_baseline, tab.project_id, name="BL3", why="x", on=day("2025-02-28"))
    tab.refresh()
    compare(tab, "BL1", "BL2")
    assert tab.table.rowHeight(line) > height
    assert {"Slip vs BL1", "Slip vs BL2", "Slip vs BL3"} <= set(heads(tab))
    compare(tab, "BL1", "BL2")
    assert tab.table.rowHeight(line) == height
    assert "Slip vs BL1" not in heads(tab)


def test_sorting_selection_and_widths_outlive_another_comparison(tab: ScheduleTab) -> None:
    tab.model.sort_by([("slip", True)])
    tab.table.select([row(tab, "M029").id])
    compare(tab, "BL1")
    assert tab.model.order == (("slip", True),)
    assert tab.table.selected_rows()[0].code == "M029"
    [key] = [column.key for column in tab.comparison.columns() if column.kind == "slip"]
    tab.model.sort_by([(key, True)])
    compare(tab, "BL1")
    assert not tab.model.order


def test_another_name_is_said_everywhere(qtbot: QtBot, tab: ScheduleTab) -> None:
    compare(tab, "BL1")
    first, second = tab.comparison.rows
    tab.desk.run("Rename", rename_baseline, first.id, "Contract")
    tab.desk.run("Rename", rename_baseline, second.id, "Amendment 1")
    qtbot.waitUntil(lambda: "Slip vs Contract" in heads(tab))
    assert "Slip vs Amendment 1" in heads(tab)
    tab.open_panel(row(tab, "M029").id)
    assert tab.panel.baseline_label.text() == "Baseline Amendment 1"


def test_a_group_row_speaks_for_each_baseline(tab: ScheduleTab) -> None:
    compare(tab, "BL1")
    line = next(n for n, each in enumerate(tab.model.lines) if tab.gantt.lines.row(n) is None)
    cells = dict(zip((c.key for c in tab.model.columns), tab.model.cells(line), strict=True))
    keys = [column.key for column in tab.comparison.columns()]
    assert [cells[key].text for key in keys] == ["2025-06-30", "+102 d"]
