"""The logic of a plan in the schedule: what decides the end, float, pins, and why a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from core.language import use
from core.operations.forecasts import follow_logic
from core.queries.milestones import milestones
from core.queries.project import project_id
from tests.builders import day
from tests.desks import sample_desk
from ui.dialogs.follow_logic import FollowLogicDialog
from ui.models.cells import Text
from ui.pages.project.tabs.schedule.plan_columns import PLAN
from ui.pages.project.tabs.schedule.tab import ScheduleTab

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from core.queries.milestones import MilestoneRow
    from ui.desk import Desk

Key = Qt.Key
TIP = Qt.ItemDataRole.ToolTipRole


def shown(qtbot: QtBot, desk: Desk, frame: object) -> ScheduleTab:
    made = ScheduleTab(desk, frame)  # type: ignore[arg-type]  # the frame is a widget
    made.setGeometry(0, 0, 1500, 900)
    made.show_project(desk.read(project_id, "P-2301"))
    made.show()
    made.refresh_if_stale()
    return made


@pytest.fixture
def tab(qtbot: QtBot, tmp_path: Path) -> Iterator[ScheduleTab]:
    """Provide the schedule of the Astana project, its forecasts typed."""
    for desk, frame in sample_desk(qtbot, tmp_path):
        frame.resize(1500, 900)
        frame.show()
        yield shown(qtbot, desk, frame)


@pytest.fixture
def logical(tab: ScheduleTab, qtbot: QtBot) -> ScheduleTab:
    """Return it after its forecasts began to follow from logic."""
    tab.desk.run("Follow", follow_logic, tab.project_id, keep_dates=True)
    qtbot.waitUntil(lambda: tab.logic.by_logic)
    return tab


def row(tab: ScheduleTab, code: str) -> MilestoneRow:
    return next(m for m in tab.desk.read(milestones, tab.project_id) if m.code == code)


def data(tab: ScheduleTab, code: str, column: str, role: Qt.ItemDataRole | None = None) -> str:
    line = tab.model.line_of(row(tab, code).id)
    at = tab.model.index(line, tab.model.number(column))
    return str((at.data() if role is None else at.data(role)) or "")


def marked(tab: ScheduleTab) -> dict[str, str]:
    """Return what decides the end as the Gantt is told, by code."""
    bars = {each.code: tab.bar(each) for each in tab.model.rows}
    return {code: bar.decides for code, bar in bars.items() if bar is not None and bar.decides}


def typed(qtbot: QtBot, tab: ScheduleTab, code: str, column: str, words: str) -> QLineEdit:
    tab.table.select([row(tab, code).id])
    line = tab.model.line_of(row(tab, code).id)
    tab.table.setCurrentIndex(tab.model.index(line, tab.model.number(column)))
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Key.Key_F2)
    editor = tab.table.editing.editor
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, words)
    qtbot.keyClick(editor, Key.Key_Return)
    return editor


def test_bars_and_names_tell_what_decides_the_end(tab: ScheduleTab) -> None:
    told = marked(tab)
    assert {code for code, kind in told.items() if kind == "critical"} == {
        *("M042", "M043", "M045", "M048"),
    }
    assert told["M035"] == "near"
    name = tab.model.number("name")
    lines = {
        each.code: tab.model.cells(tab.model.line_of(each.id))[name].line for each in tab.model.rows
    }
    assert {code: line for code, line in lines.items() if line} == told
    assert "critical" in data(tab, "M043", "name", Qt.ItemDataRole.AccessibleTextRole)


def test_an_edit_is_shown_first_and_its_float_a_moment_later(
    qtbot: QtBot, tab: ScheduleTab
) -> None:
    assert "M034" not in marked(tab)
    typed(qtbot, tab, "M034", "forecast_finish", "2025-08-15")
    qtbot.waitUntil(lambda: marked(tab).get("M034") == "near")


def test_without_marks_and_columns_no_float_is_read(qtbot: QtBot, tab: ScheduleTab) -> None:
    tab.toolbar.set_critical(is_marked=False)
    assert marked(tab) == {}
    tab.desk.run("Follow", follow_logic, tab.project_id, keep_dates=True)
    qtbot.waitUntil(lambda: tab.logic.by_logic)
    assert tab.logic.of(row(tab, "M043").id) is None
    tab.set_mode("table")
    qtbot.waitUntil(lambda: data(tab, "M043", "total_float") == "0")
    assert marked(tab) == {}, "the column shows float, nothing is marked"


def test_the_marks_are_remembered(qtbot: QtBot, tab: ScheduleTab) -> None:
    tab.toolbar.set_critical(is_marked=False)
    tab.remember()
    again = shown(qtbot, tab.desk, tab.parentWidget())
    assert not again.toolbar.has_critical
    assert marked(again) == {}


def test_only_what_decides_the_end_or_nearly_does_is_shown_on_demand(tab: ScheduleTab) -> None:
    tab.toolbar.set_shown("critical")
    assert {each.code for each in tab.model.shown_rows()} == set(marked(tab))
    tab.toolbar.set_critical(is_marked=False)
    assert len(tab.model.shown_rows()) == 9, "the choice does not hang on the marks"


def test_beside_the_gantt_the_plan_is_offered_and_hidden_until_asked_for(
    tab: ScheduleTab,
) -> None:
    tab.set_mode("gantt")
    hidden = {key for key in PLAN if tab.table.isColumnHidden(tab.model.number(key))}
    assert hidden == PLAN
    tab._split.setSizes([900, 500])
    tab.table.columns.toggle(tab.model.number("total_float"))
    assert not tab.table.isColumnHidden(tab.model.number("total_float"))
    tab.remember()
    assert tab.desk.settings.view("schedule").extra == ["total_float"]


def test_a_duration_is_typed_in_days_of_work_or_of_the_calendar(
    qtbot: QtBot, logical: ScheduleTab
) -> None:
    logical.set_mode("table")
    typed(qtbot, logical, "M034", "duration", "20")
    found = row(logical, "M034")
    assert (found.duration, found.elapsed) == (20 * 480, False)
    assert logical.desk.workspace.undo_label == "Set duration"
    typed(qtbot, logical, "M034", "duration", "5ed")
    found = row(logical, "M034")
    assert (found.duration, found.elapsed) == (5 * 1440, True)
    qtbot.waitUntil(lambda: data(logical, "M034", "duration") == "5 ed")
    logical.desk.undo()
    qtbot.waitUntil(lambda: data(logical, "M034", "duration") == "20 d")


def test_what_is_no_duration_is_refused_with_what_is(qtbot: QtBot, logical: ScheduleTab) -> None:
    logical.set_mode("table")
    before = row(logical, "M034")
    typed(qtbot, logical, "M034", "duration", "soon")
    assert "calendar days (5ed)" in logical.table.editing.refusal
    assert row(logical, "M034") == before


def test_durations_come_from_dates_and_are_not_typed_where_forecasts_are(
    tab: ScheduleTab,
) -> None:
    tab.set_mode("table")
    assert data(tab, "M042", "duration") == "10 d"
    column = tab.model.columns[tab.model.number("duration")]
    assert not column.is_editable(row(tab, "M042"))
    assert data(tab, "M042", "duration", TIP) == "The time between its dates"


def test_a_pin_has_a_mark_that_says_what_it_is(logical: ScheduleTab) -> None:
    logical.set_mode("table")
    assert data(logical, "M035", "held", TIP) == "Start no earlier than 2025-07-21"
    cell = logical.model.cells(logical.model.line_of(row(logical, "M035").id))
    held = cell[logical.model.number("held")]
    assert isinstance(held, Text)
    assert held.icon == "pin"
    assert data(logical, "M045", "held", TIP) == ""


def test_a_forecast_says_on_hovering_why_it_is_that_one(logical: ScheduleTab) -> None:
    tip = data(logical, "M043", "forecast_finish", TIP).splitlines()
    assert tip[0].startswith("2025-09-30  Start of production (SOP): waits for First trial car")
    assert len(tip) > 1
    bar = logical._bar_words(row(logical, "M043"))
    assert "critical, 0 d total" in bar
    assert tip[0] in bar


def test_a_typed_forecast_has_no_reason_to_tell(tab: ScheduleTab) -> None:
    assert data(tab, "M043", "forecast_finish", TIP) == ""


def test_it_is_said_where_forecasts_come_from_and_switched_there(
    qtbot: QtBot, tab: ScheduleTab
) -> None:
    assert "Forecasts are typed" in tab.status_text()
    tab.toolbar.source_chosen.emit(True)
    dialog = tab.desk.overlay().findChild(FollowLogicDialog)
    assert isinstance(dialog, FollowLogicDialog)
    dialog.save()
    qtbot.waitUntil(lambda: "follow from durations" in tab.status_text())
    tab.toolbar.source_chosen.emit(False)
    qtbot.waitUntil(lambda: "Forecasts are typed" in tab.status_text())
    assert row(tab, "M043").forecast_finish == day("2025-09-30")


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_the_toolbar_stays_in_the_window_in_each_language(tab: ScheduleTab, language: str) -> None:
    use(language)
    tab.retranslate()
    assert tab.toolbar.minimumSizeHint().width() <= 1180
    use("en")
