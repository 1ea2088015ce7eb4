"""The schedule, from key presses to the file and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from core.language import use
from core.queries.milestones import milestone, milestones
from core.queries.project import project_id
from tests.builders import day
from tests.desks import PlainFrame, sample_desk
from ui.desk import Place
from ui.dialogs.paste_refused import Refused
from ui.models.arrange import Group
from ui.pages.project.tabs.schedule.tab import ScheduleTab
from ui.timeline.bar import Span
from ui.widgets.date_field import DateField
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.search_field import SearchField
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from core.queries.milestones import MilestoneRow

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(qtbot: QtBot, tmp_path: Path) -> Iterator[ScheduleTab]:
    """Provide the schedule of the Astana project, seen."""
    for desk, frame in sample_desk(qtbot, tmp_path):
        made = ScheduleTab(desk, frame)
        made.setGeometry(frame.rect())
        made.show_project(desk.read(project_id, "P-2301"))
        frame.show()
        made.show()
        qtbot.waitExposed(frame)
        yield made


def row(tab: ScheduleTab, code: str) -> MilestoneRow:
    """Return a milestone as the file has it now."""
    found = {m.code: m for m in tab.desk.read(milestones, tab.project_id)}
    return found[code]


def cell(tab: ScheduleTab, code: str, column: str) -> str:
    """Return what the table shows."""
    line = tab.model.line_of(row(tab, code).id)
    return str(tab.model.index(line, tab.model.number(column)).data())


def edit(qtbot: QtBot, tab: ScheduleTab, code: str, column: str, typed: str) -> None:
    """Type into a cell and press Enter, as a user does."""
    tab.table.select([row(tab, code).id])
    line = tab.model.line_of(row(tab, code).id)
    tab.table.setCurrentIndex(tab.model.index(line, tab.model.number(column)))
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Key.Key_F2)
    editor = tab.table.editing.editor
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, typed)
    qtbot.keyClick(editor, Key.Key_Return)


def test_milestones_stand_under_their_shop_without_its_name_before_each(tab: ScheduleTab) -> None:
    groups = [line.title for line in tab.model.lines if isinstance(line, Group)]
    assert groups == ["Project", "Welding", "Painting", "Final assembly"]
    assert cell(tab, "M029", "name") == "Mechanical completion"


def test_a_late_milestone_shows_its_slip_and_a_done_one_its_actual_date(tab: ScheduleTab) -> None:
    assert (cell(tab, "M029", "forecast_finish"), cell(tab, "M029", "slip")) == (
        "2025-06-13",
        "+91 d",
    )
    assert (cell(tab, "M010", "forecast_finish"), cell(tab, "M010", "actual_finish")) == (
        "",
        "2024-03-22",
    )


def test_a_typed_forecast_is_stored_shown_and_undone(qtbot: QtBot, tab: ScheduleTab) -> None:
    edit(qtbot, tab, "M029", "forecast_finish", "+7")
    assert row(tab, "M029").forecast_finish == day("2025-06-20")
    qtbot.waitUntil(lambda: cell(tab, "M029", "slip") == "+98 d")
    assert tab.desk.workspace.undo_label == "Move milestone"
    tab.desk.undo()
    qtbot.waitUntil(lambda: cell(tab, "M029", "slip") == "+91 d")


def test_what_is_no_date_stays_in_the_editor_with_the_reason(
    qtbot: QtBot, tab: ScheduleTab
) -> None:
    edit(qtbot, tab, "M029", "forecast_finish", "31.02.2026")
    assert tab.table.editing.is_open
    assert "31.02.2026" in tab.table.editing.refusal
    assert row(tab, "M029").forecast_finish == day("2025-06-13")


def test_an_actual_date_after_the_status_date_is_refused(qtbot: QtBot, tab: ScheduleTab) -> None:
    edit(qtbot, tab, "M029", "actual_finish", "2025-03-05")
    assert "after the status date" in tab.table.editing.refusal
    assert row(tab, "M029").actual_finish is None


def test_the_status_date_key_finishes_the_selection(qtbot: QtBot, tab: ScheduleTab) -> None:
    tab.table.select([row(tab, "M023").id, row(tab, "M026").id])
    action = next(a for a in tab.actions_of() if a.key == "milestone.finish")
    assert action.shortcut == "Ctrl+."
    assert action.enabled is not None
    assert action.enabled()
    action.run()
    for code in ("M023", "M026"):
        assert row(tab, code).actual_finish == day("2025-02-28")
    assert tab.desk.workspace.undo_label == "Set actual date"


@pytest.mark.parametrize("mode", ["gantt", "matrix", "table"])
def test_each_way_shows_the_same_selection(tab: ScheduleTab, mode: str) -> None:
    tab.table.select([row(tab, "M029").id])
    tab.set_mode(mode)
    assert tab.toolbar.mode == mode
    assert tab.gantt.isVisible() == (mode == "gantt")
    assert tab.matrix.isVisible() == (mode == "matrix")
    assert tab.table.selected_rows()[0].code == "M029"


def test_filters_narrow_and_clear_again(tab: ScheduleTab) -> None:
    whole = len(tab.model.shown_rows())
    tab.toolbar.set_shown("late")
    assert {m.is_done for m in tab.model.shown_rows()} == {False}
    assert len(tab.model.shown_rows()) < whole
    tab.clear_filters()
    assert len(tab.model.shown_rows()) == whole


def test_a_place_with_a_milestone_opens_its_panel(tab: ScheduleTab) -> None:
    wanted = row(tab, "M043").id
    tab.show_place(Place("project", tab.project_id, "schedule", wanted))
    assert tab.panel.isVisible()
    assert tab.panel.title.text() == "Start of production (SOP)"


def test_a_matrix_cell_edits_the_gate_of_its_phase(qtbot: QtBot, tab: ScheduleTab) -> None:
    tab.set_mode("matrix")
    matrix = tab.matrix
    place = matrix.model_of_rows.line_of("PAINT")
    number = matrix.model_of_rows.number("installation")
    matrix.setCurrentIndex(matrix.model_of_rows.index(place, number))
    gate = matrix.gate_at_focus()
    assert gate == row(tab, "M029").id
    qtbot.keyClick(matrix, Key.Key_F2)
    editor = matrix.editing.editor
    assert editor is not None
    editor.setText("2025-06-30")
    qtbot.keyClick(editor, Key.Key_Return)
    assert row(tab, "M029").forecast_finish == day("2025-06-30")


def test_a_block_from_excel_is_pasted_as_one_step(qtbot: QtBot, tab: ScheduleTab) -> None:
    tab.set_mode("gantt")
    line = tab.model.line_of(row(tab, "M031").id)
    tab.table.setCurrentIndex(tab.model.index(line, tab.model.number("forecast_finish")))
    QGuiApplication.clipboard().setText("2025-06-20\n2025-07-25\n")
    tab.table.paste()
    assert row(tab, "M031").forecast_finish == day("2025-06-20")
    assert row(tab, "M034").forecast_finish == day("2025-07-25")
    tab.desk.undo()
    assert row(tab, "M031").forecast_finish == day("2025-06-06")
    assert row(tab, "M034").forecast_finish == day("2025-07-11")


def test_cells_that_cannot_be_read_are_listed_before_anything_changes(
    qtbot: QtBot, tab: ScheduleTab
) -> None:
    line = tab.model.line_of(row(tab, "M031").id)
    tab.table.setCurrentIndex(tab.model.index(line, tab.model.number("forecast_finish")))
    QGuiApplication.clipboard().setText("soon\n2025-07-25\n")
    tab.table.paste()
    [dialog] = tab.desk.overlay().findChildren(DialogFrame)
    assert row(tab, "M034").forecast_finish == day("2025-07-11")
    [listed] = dialog.findChildren(type(tab.table))
    [refused] = listed.rows.rows
    assert isinstance(refused, Refused)
    assert (refused.row, refused.text) == ("Welding shop: cold commissioning complete", "soon")
    qtbot.keyClick(dialog, Key.Key_Return)
    assert row(tab, "M034").forecast_finish == day("2025-07-25")
    assert row(tab, "M031").forecast_finish == day("2025-06-06")


def test_delete_is_a_step_like_any_other(tab: ScheduleTab) -> None:
    wanted = row(tab, "M047").id
    tab.table.select([wanted])
    next(a for a in tab.actions_of() if a.key == "milestone.remove").run()
    assert tab.desk.read(milestone, wanted) is None
    tab.desk.undo()
    assert tab.desk.read(milestone, wanted) is not None


def test_another_language_names_everything_anew(tab: ScheduleTab) -> None:
    use("ru")
    tab.retranslate()
    assert cell(tab, "M029", "name") == "Механическая готовность"
    groups = [line.title for line in tab.model.lines if isinstance(line, Group)]
    assert groups[2] == "Окраска"


def test_the_gantt_follows_the_table_and_selects_for_it(qtbot: QtBot, tab: ScheduleTab) -> None:
    tab.table.select([row(tab, "M007").id])
    line = tab.model.line_of(row(tab, "M010").id)
    middle = tab.table.rowViewportPosition(line) + tab.table.rowHeight(line) // 2
    place = QPoint(200, middle + tab.table.horizontalHeader().height())
    qtbot.mouseClick(tab.gantt, Qt.MouseButton.LeftButton, pos=place)
    assert tab.table.selected_rows()[0].code == "M010"
    before = tab.gantt.scale_now
    tab.gantt.zoom_in()
    assert tab.gantt.scale_now.day_width > before.day_width
    tab.gantt.fit()
    assert tab.gantt.scale_now.day_width == pytest.approx(before.day_width)


def test_status_text_counts_what_the_figures_count(tab: ScheduleTab) -> None:
    assert tab.status_text().startswith("48 milestones · 30 done · 4 overdue")


def test_a_ring_or_reopened_milestone_says_what_it_does(tab: ScheduleTab) -> None:
    tab.table.select([row(tab, "M010").id])
    next(a for a in tab.actions_of() if a.key == "milestone.reopen").run()
    assert row(tab, "M010").actual_finish is None
    assert tab.desk.workspace.undo_label == "Set actual date"


def test_a_date_typed_in_a_cell_takes_along_what_its_links_push(
    qtbot: QtBot, tab: ScheduleTab
) -> None:
    before = tab.desk.read(milestones, tab.project_id)
    edit(qtbot, tab, "M029", "forecast_finish", "2025-07-04")
    assert row(tab, "M029").forecast_finish == day("2025-07-04")
    assert row(tab, "M045").forecast_finish == day("2025-11-08")
    frame = tab.desk.overlay()
    assert isinstance(frame, PlainFrame)
    assert frame.said[-1].startswith("Painting shop: mechanical completion, +21 d. ")
    assert frame.said[-1].endswith("milestones followed.")
    assert tab.desk.workspace.undo_about == "Painting shop: mechanical completion, +21 d"
    tab.desk.undo()
    assert tab.desk.read(milestones, tab.project_id) == before


def test_the_gantt_shows_where_a_gate_would_go_while_a_date_is_typed(
    qtbot: QtBot, tab: ScheduleTab
) -> None:
    tab.edit_cell(row(tab, "M029").id, "forecast_finish")
    editor = tab.table.editing.editor
    assert editor is not None
    qtbot.keyClicks(editor, "2025-07-04")
    own, follower = row(tab, "M029").id, row(tab, "M032").id
    qtbot.waitUntil(lambda: own in tab.gantt.ghosts)
    assert tab.gantt.ghosts[own] == Span(day("2024-10-28"), day("2025-07-04"))
    assert tab.gantt.ghosts[follower] == Span(day("2025-07-04"), day("2025-08-05"))
    qtbot.keyClick(editor, Key.Key_Escape)
    assert tab.gantt.ghosts == {}


def test_beside_the_panel_forecast_and_actual_are_one_column(tab: ScheduleTab) -> None:
    def shown() -> list[str]:
        return [tab.model.columns[n].key for n in tab.table.columns.visible()]

    assert shown() == [
        "name",
        "baseline_finish",
        "forecast_finish",
        "actual_finish",
        "slip",
        "percent",
    ]
    tab.table.select([row(tab, "M029").id])
    tab.open_panel(row(tab, "M029").id)
    assert shown() == ["name", "reached", "slip", "percent"]
    assert cell(tab, "M029", "reached") == "2025-06-13"
    assert cell(tab, "M010", "reached") == "2024-03-22"
    tab.close_panel()
    assert "reached" not in shown()
    tab.set_mode("table")
    assert "reached" not in shown()


def test_the_chooser_offers_what_can_be_shown(tab: ScheduleTab) -> None:
    def offered() -> list[str]:
        chooser = tab.table.head.chooser()
        return [action.text() for action in chooser.actions() if action.isCheckable()]

    shown = ["Milestone", "Files", "Baseline BL1", "Forecast", "Actual", "Slip vs BL1"]
    assert offered() == [*shown, "Duration", "Total float", "Free float", "Pin", "%"]
    tab.set_mode("table")
    assert "Evidence" in offered()
    assert "Forecast, actual" not in offered()


def test_another_selection_renews_what_the_menus_offer(tab: ScheduleTab) -> None:
    shift = next(a for a in tab.actions_of() if a.key == "milestone.shift")
    assert shift.enabled is not None
    tab.table.clearSelection()
    assert not shift.enabled()
    frame = tab.desk.overlay()
    assert isinstance(frame, PlainFrame)
    asked = frame.renewals
    tab.table.select([row(tab, "M029").id])
    assert frame.renewals > asked
    assert shift.enabled()


def test_the_matrix_takes_the_focus_to_the_gate_that_was_selected_and_back(
    tab: ScheduleTab,
) -> None:
    tab.table.select([row(tab, "M035").id])
    tab.set_mode("matrix")
    assert tab.matrix.gate_at_focus() == row(tab, "M035").id
    tab.matrix.focus_on("PAINT", "installation")
    assert tab.selected_ids() == [row(tab, "M029").id]
    tab.set_mode("table")
    assert tab.table.selected_rows()[0].code == "M029"


def test_the_matrix_first_shows_what_to_act_on_now(tab: ScheduleTab) -> None:
    tab.set_mode("matrix")
    assert tab.matrix.gate_at_focus() == row(tab, "M028").id


def test_a_shop_is_filtered_in_the_matrix_too(tab: ScheduleTab) -> None:
    tab.set_mode("matrix")
    tab.toolbar.set_shop("PAINT")
    assert [shown.shop for shown in tab.matrix.model_of_rows.shown_rows()] == ["PAINT"]
    tab.clear_filters()
    assert len(tab.matrix.model_of_rows.lines) == 4


def test_how_the_schedule_was_looked_at_is_remembered(tab: ScheduleTab) -> None:
    tab.set_mode("table")
    tab.gantt.zoom_in()
    width = tab.gantt.day_width
    tab.toolbar.set_shown("late")
    tab.remember()
    again = ScheduleTab(tab.desk, tab.parentWidget())
    again.show_project(tab.project_id)
    again.refresh_if_stale()
    assert again.toolbar.mode == "table"
    assert again.toolbar.shown == "late"
    assert again.gantt.day_width == pytest.approx(width)


def test_a_matrix_cell_says_what_a_date_would_cause(qtbot: QtBot, tab: ScheduleTab) -> None:
    tab.set_mode("matrix")
    tab.matrix.focus_on("PAINT", "installation")
    qtbot.keyClick(tab.matrix, Key.Key_F2)
    editor = tab.matrix.editing.editor
    assert isinstance(editor, DateField)
    editor.setText("2025-07-04")
    qtbot.waitUntil(lambda: editor.popup is not None and len(editor.popup.consequences) > 2)
    qtbot.keyClick(editor, Key.Key_Return)
    assert row(tab, "M045").forecast_finish == day("2025-11-08")
    assert tab.desk.workspace.undo_about == "Painting, Installation, +21 d"


def test_space_and_ctrl_i_open_and_close_the_panel_and_escape_closes_it(
    qtbot: QtBot, tab: ScheduleTab
) -> None:
    tab.setFocus()
    assert tab.table.hasFocus()
    tab.table.select([row(tab, "M029").id])
    qtbot.keyClick(tab.table, Key.Key_Space)
    assert tab.panel.isVisible()
    toggle = next(a for a in tab.actions_of() if a.key == "schedule.panel")
    assert (toggle.shortcut, toggle.checked and toggle.checked()) == ("Ctrl+I", True)
    toggle.run()
    assert not tab.panel.isVisible()
    toggle.run()
    qtbot.keyClick(tab.table, Key.Key_Escape)
    assert not tab.panel.isVisible()
    assert tab.table.hasFocus()


def test_a_step_in_the_panel_goes_on_from_the_milestone_it_shows(
    qtbot: QtBot, tab: ScheduleTab
) -> None:
    tab.table.select([row(tab, "M007").id])
    tab.open_panel(row(tab, "M029").id)
    qtbot.keyClick(tab.panel.owner, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert tab.panel.milestone_id == row(tab, "M032").id


def test_escape_clears_the_filter_then_gives_the_list_the_keyboard(
    qtbot: QtBot, tab: ScheduleTab
) -> None:
    tab.setFocus()
    find = next(a for a in tab.actions_of() if a.key == "schedule.find")
    find.run()
    field = QApplication.focusWidget()
    assert isinstance(field, SearchField)
    qtbot.keyClicks(field, "mechanical")
    qtbot.waitUntil(lambda: len(tab.model.shown_rows()) == 3)
    qtbot.keyClick(field, Key.Key_Escape)
    qtbot.waitUntil(lambda: len(tab.model.shown_rows()) == 48)
    qtbot.keyClick(field, Key.Key_Escape)
    assert tab.table.hasFocus()
    assert not field.isVisible()


def test_the_history_of_a_milestone_is_shown_day_by_day(qtbot: QtBot, tab: ScheduleTab) -> None:
    edit(qtbot, tab, "M023", "forecast_finish", "+7")
    tab.desk.undo()
    tab.table.select([row(tab, "M023").id])
    open_history = next(a for a in tab.actions_of() if a.key == "milestone.history")
    open_history.run()
    frame = tab.desk.overlay().findChildren(DialogFrame)[-1]
    table = frame.findChild(Table)
    assert table is not None
    fields = [line.field for line in table.rows.shown_rows()]
    assert "forecast_finish" in fields
    assert {line.kind for line in table.rows.shown_rows()} == {"do", "undo"}
    frame.close_sheet()
