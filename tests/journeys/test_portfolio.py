"""The portfolio through the window: filters, groups, orders, undo, status date, language, palette."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from core.queries.portfolio import portfolio, portfolio_file
from tests.windows import sample_window, window_in
from ui import theme
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.status_date import StatusDateDialog
from ui.models.arrange import Group
from ui.pages.portfolio import PortfolioPage
from ui.widgets.table import Table

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

Key, Held = Qt.Key, Qt.KeyboardModifier
CTRL, ALT = Held.ControlModifier, Held.AltModifier
CTRL_SHIFT = CTRL | Held.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return sample_window(qtbot, tmp_path)


def page_of(window: MainWindow) -> PortfolioPage:
    page = window.stack.page
    assert isinstance(page, PortfolioPage)
    return page


def shown(window: MainWindow) -> list[str]:
    return [row.code for row in page_of(window).table.rows.shown_rows()]


def stored(window: MainWindow) -> list[str]:
    assert window.desk is not None
    return [row.code for row in window.desk.read(portfolio)]


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the step was heard of."""
    qtbot.wait(1)
    QApplication.processEvents()


def words_in(window: MainWindow) -> set[str]:
    return {label.text() for label in window.findChildren(QLabel) if label.isVisible()}


def test_the_sample_is_listed_with_its_count_and_figures(window: MainWindow) -> None:
    page = page_of(window)
    assert page.head.count.text() == "6 projects in 6 countries"
    assert window.status_bar.facts.text().startswith("6 projects · 1 selected")
    assert page.status_text().endswith("Contract value 240 M\N{NO-BREAK SPACE}USD")
    groups = [line.title for line in page.table.rows.lines if isinstance(line, Group)]
    assert groups[0] == "Design & manufacturing"
    assert groups[-1] == "Before signature"


def test_typing_filters_and_escape_shows_all(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Key.Key_F, CTRL)
    field = page_of(window).arrangement.bar.field
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "astana")
    qtbot.waitUntil(lambda: len(shown(window)) == 1)
    assert "1 shown" in window.status_bar.facts.text()
    qtbot.keyClick(field, Key.Key_Escape)
    qtbot.waitUntil(lambda: len(shown(window)) == 6)


def test_a_key_figure_filters_and_its_chip_clears(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    page.band.pressed.emit("active")
    assert len(shown(window)) == 4
    chip = page.arrangement.bar.chips()[0]
    assert chip.text() == "Active projects"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(shown(window)) == 6


def test_filters_add_up_and_all_clear_at_once(window: MainWindow) -> None:
    arrangement = page_of(window).arrangement
    arrangement.filter_by("status", "RED")
    arrangement.filter_by("country", "KZ")
    assert len(shown(window)) == 1
    arrangement.bar.chips()[-1].click()
    assert len(shown(window)) == 6


def test_sorting_has_a_way_back_to_my_order(window: MainWindow) -> None:
    arrangement = page_of(window).arrangement
    arrangement.group_by("")
    arrangement.sort_by("spi")
    assert shown(window) != stored(window)
    assert not arrangement.bar.my_order.isHidden()
    arrangement.bar.my_order.click()
    assert shown(window) == stored(window)
    assert arrangement.bar.my_order.isHidden()


def test_alt_down_moves_a_project_in_my_order_and_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = page_of(window)
    page.arrangement.group_by("")
    page.arrangement.sort_by("")
    before = stored(window)
    page.table.select([page.table.rows.shown_rows()[0].id])
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_Down, ALT)
    assert stored(window) == [before[1], before[0], *before[2:]]
    assert shown(window) == stored(window)
    qtbot.keyClick(window, Key.Key_Z, CTRL)
    assert stored(window) == before


def test_arrangement_is_there_again_at_the_next_start(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page_of(window).arrangement.group_by("country")
    page_of(window).arrangement.filter_by("status", "RED")
    page_of(window).toggle_pane()
    before = shown(window)
    window.close()
    from ui.settings import Settings

    again = window_in(qtbot, tmp_path, settings=Settings(tmp_path / "settings.json"))
    again.open_path(tmp_path / "plants.handover")
    assert shown(again) == before
    assert page_of(again).pane.isHidden()


def test_remove_needs_no_question_because_the_toast_takes_it_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = page_of(window)
    page.table.setFocus()
    before = stored(window)
    qtbot.keyClick(page.table, Key.Key_Delete)
    assert len(stored(window)) == 5
    settle(qtbot, window)
    assert len(shown(window)) == 5
    assert window.top.undo.toolTip() == "Undo Remove project (Ctrl+Z)"
    toast = window.messages.toaster.toast
    assert toast is not None
    toast.button.click()
    settle(qtbot, window)
    assert stored(window) == before
    assert len(shown(window)) == 6


def test_the_menu_names_the_step_and_redo_does_it_again(qtbot: QtBot, window: MainWindow) -> None:
    page_of(window).doings.change_status("ON_HOLD")
    settle(qtbot, window)
    undo = next(a for a in window.menus.built() if a.action.key == "edit.undo")
    assert undo.text() == "Undo Change status"
    qtbot.keyClick(window, Key.Key_Z, CTRL)
    settle(qtbot, window)
    assert not window.deeds.can_undo()
    qtbot.keyClick(window, Key.Key_Z, CTRL_SHIFT)
    assert window.deeds.undo_label() == "Change status"


def test_the_status_date_changes_as_one_step(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Key.Key_T, CTRL_SHIFT)
    dialog = window.findChild(StatusDateDialog)
    assert isinstance(dialog, StatusDateDialog)
    dialog.field.setText("2025-03-31")
    qtbot.keyClick(dialog.field, Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(StatusDateDialog) is None)
    settle(qtbot, window)
    assert window.desk is not None
    assert window.desk.read(portfolio_file).status_date == dt.date(2025, 3, 31)
    assert window.top.status_date.date == dt.date(2025, 3, 31)
    window.deeds.undo()
    settle(qtbot, window)
    assert window.top.status_date.date == dt.date(2025, 2, 28)


def test_a_status_date_before_actual_dates_is_refused_at_the_field(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.deeds.open_status_date()
    dialog = window.findChild(StatusDateDialog)
    assert isinstance(dialog, StatusDateDialog)
    dialog.field.setText("2020-01-01")
    dialog.save()
    qtbot.waitUntil(lambda: any("actual date after" in words for words in words_in(window)))
    assert dialog.isVisible()
    assert dialog.field.isEnabled()


def test_the_language_changes_in_the_open_window(window: MainWindow) -> None:
    before = page_of(window).table.rows.headerData(1, Qt.Orientation.Horizontal)
    window.set_language("zh")
    assert window.settings.now.language == "zh"
    name = page_of(window).table.rows.shown_rows()
    assert any("阿斯塔纳" in row.named("zh") for row in name)
    texts = [item.accessibleName() for item in window.rail.rooms]
    assert texts
    assert before
    window.set_language("en")
    assert window.top.search.accessibleName() == "Search or run a command"


def test_settings_take_effect_at_once(qtbot: QtBot, window: MainWindow, qapp: QApplication) -> None:
    qtbot.keyClick(window, Key.Key_Comma, CTRL)
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    dialog.theme.set_value("dark")
    dialog.theme.chosen.emit("dark")
    assert window.deeds.is_dark()
    dialog.user.setText("Zhao Ling")
    dialog.user.changed.emit("Zhao Ling")
    assert window.open_files().user == "Zhao Ling"
    theme.apply(qapp, "light")


def test_the_palette_finds_commands_and_remembers_them(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    qtbot.keyClick(window, Key.Key_K, CTRL)
    palette = window.deeds.palette
    assert palette is not None
    qtbot.waitUntil(palette.field.hasFocus)
    qtbot.keyClicks(palette.field, "side pa")
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert palette.isHidden()
    assert page.pane.isHidden()
    assert window.settings.now.recent_offers == ["command portfolio.pane"]
    window.deeds.open_palette()
    first = palette.model.offer(palette.list.currentIndex())
    assert first is not None
    assert (first.group, first.title) == ("Recent", "Side pane")
    qtbot.keyClick(palette.field, Key.Key_Escape)
    assert palette.isHidden()


def test_the_palette_finds_milestones_of_all_projects(window: MainWindow) -> None:
    window.deeds.open_palette()
    palette = window.deeds.palette
    assert palette is not None
    palette.field.setText("pac astana")
    offers = [palette.model.offer(palette.model.index(r)) for r in palette.model.offer_rows()]
    assert offers
    assert any(each and each.group == "Milestones" and "PAC" in each.title for each in offers)


def test_pinned_projects_stand_in_the_rail_with_their_status(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = page_of(window)
    row = page.table.current_row()
    assert row is not None
    page.doings.pin()
    assert [pin.key for pin in window.rail.pins] == [row.id]
    window.pins.toggle(row.id)
    assert window.rail.pins == []


def test_space_and_ctrl_i_show_and_hide_the_side_pane(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    page.table.setFocus()
    assert page.pane.isVisible()
    qtbot.keyClick(page.table, Key.Key_Space)
    assert page.pane.isHidden()
    qtbot.keyClick(window, Key.Key_I, CTRL)
    assert page.pane.isVisible()


def test_the_side_pane_follows_the_row(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    page.table.setFocus()
    first = page.pane.name.text()
    page.table.step_row(1)
    assert page.pane.name.text() != first


def test_copied_rows_are_a_table_for_excel(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().count("\t") >= 5
    assert "<table>" in copied.html()


@pytest.mark.parametrize(
    ("size", "is_narrow", "columns"),
    [((1280, 720), True, 6), ((1440, 900), False, 7), ((1920, 1080), False, 11)],
)
def test_columns_and_rail_follow_the_width(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], *, is_narrow: bool, columns: int
) -> None:
    window = sample_window(qtbot, tmp_path, size=size)
    qtbot.waitUntil(lambda: window.width() == size[0])
    assert window.rail.is_narrow == is_narrow
    assert len(page_of(window).table.columns.visible()) == columns


def test_every_entry_of_the_menus_runs_or_is_disabled(window: MainWindow) -> None:
    titles = [a.text().replace("&", "") for a in window.top.menus.actions()]
    assert titles == ["File", "Edit", "View", "Project", "Milestone", "Report", "Help"]
    for menu_action in window.top.menus.actions():
        menu = menu_action.menu()
        assert isinstance(menu, QMenu)
        assert any(entry.text() for entry in menu.actions())


def test_back_returns_to_the_list_from_wherever_the_keyboard_is(
    qtbot: QtBot, window: MainWindow
) -> None:
    page_of(window).table.setFocus()
    qtbot.keyClick(page_of(window).table, Key.Key_Return)
    assert window.desk is not None
    assert window.desk.place.page == "project"
    qtbot.keyClick(window, Key.Key_2, ALT)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Table)
    qtbot.keyClick(focused, Key.Key_Left, ALT)
    qtbot.keyClick(window, Key.Key_Left, ALT)
    assert window.desk.place.page == "portfolio"
    assert not window.deeds.can_go_back()
