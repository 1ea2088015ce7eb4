"""The look-ahead page on the sample: weeks, filters, groups, what a tag opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.language import use
from core.money import Money
from core.operations.milestones import edit_milestone
from core.queries.milestones import milestones
from core.queries.project import project_id
from core.text import short_money
from tests.builders import day
from tests.windows import sample_window
from ui.desk import Place
from ui.pages.look_ahead.page import LookAheadPage
from ui.pages.project import ProjectPage
from ui.pages.project.tabs._registers import RegisterTab

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.main_window import MainWindow
    from ui.widgets.week_lines import Tag

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Provide the window on the look-ahead of the sample, read."""
    made = sample_window(qtbot, tmp_path)
    desk_of(made).go(Place("look_ahead"))
    qtbot.waitUntil(lambda: bool(shown(made)))
    return made


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def page_of(window: MainWindow) -> LookAheadPage:
    page = window.stack.page
    assert isinstance(page, LookAheadPage)
    return page


def shown(window: MainWindow) -> list[Tag]:
    lines = page_of(window).board.lines
    return [tag for line in lines for week in line.weeks for tag in week]


def words(window: MainWindow) -> list[str]:
    return [f"{tag.lead} {tag.words}" for tag in shown(window)]


def titles(window: MainWindow) -> list[str]:
    return [line.title for line in page_of(window).board.lines]


def test_it_begins_with_the_week_of_the_status_date(window: MainWindow) -> None:
    page = page_of(window)
    assert page.weeks.first == day("2025-02-24")
    assert page.head.weeks.text() == "8 weeks from 2025-02-24"
    assert "21 ETD SH-12" in words(window)
    assert "15 " + short_money(Money.of(6_000_000, "USD")) in words(window)
    assert len(titles(window)) == 6


def test_a_project_without_anything_is_shown_until_only_late_is_asked_for(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = page_of(window)
    assert "Red Sea welding and assembly shops" in titles(window)
    page.bar.late.set_value("late")
    page.bar.changed.emit()
    assert "Red Sea welding and assembly shops" not in titles(window)
    assert "17 Design freeze" not in words(window)
    page.bar.late.set_value("overdue")
    page.bar.changed.emit()
    assert titles(window) == ["Astana Automobile"]
    assert [tag.tone for tag in shown(window)] == ["red"]


def test_kinds_and_countries_narrow_it_and_clear_shows_all(window: MainWindow) -> None:
    page = page_of(window)
    count = len(shown(window))
    page.bar.kinds.set_values(["payments"])
    page.bar.countries.set_values(["HU"])
    page.bar.changed.emit()
    assert words(window) == ["16 " + short_money(Money.of(3_650_000, "EUR"))]
    page.bar.field.setText("nothing like it")
    page.bar.changed.emit()
    assert page.empty.isVisible()
    page.bar.clear()
    page.bar.changed.emit()
    assert len(shown(window)) == count


def test_it_is_grouped_by_country_with_a_count(window: MainWindow) -> None:
    page = page_of(window)
    page.bar.group.set_value("country")
    page.bar.changed.emit()
    first, second = page.board.lines[:2]
    assert (first.title, first.subtitle, first.is_heading) == ("Hungary", "1 project", True)
    assert second.title == "Danube final assembly line"


def test_page_keys_go_on_and_ctrl_home_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    page.setFocus()
    QTest.keyClick(page.board, Key.Key_PageDown)
    qtbot.waitUntil(lambda: page.weeks.first == day("2025-03-24"))
    qtbot.waitUntil(lambda: "21 ETD SH-12" not in words(window))
    QTest.keyClick(page.board, Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "21 ETD SH-12" in words(window))


def test_fewer_weeks_show_less(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    page.head.span.set_current("4")
    page.head.spanned.emit()
    qtbot.waitUntil(lambda: len(page.board.lines[0].weeks) == 4)
    assert not any(tag.words.endswith("USD") for tag in shown(window))


def test_enter_opens_a_milestone_in_its_schedule(qtbot: QtBot, window: MainWindow) -> None:
    page, desk = page_of(window), desk_of(window)
    tag = next(tag for tag in shown(window) if tag.words == "Last shipment dispatched")
    page.board.set_current(tag.id)
    QTest.keyClick(page.board, Key.Key_Return)
    assert desk.place.page == "project"
    assert (desk.place.tab, desk.place.milestone_id) == ("schedule", tag.id[2][0])  # type: ignore[index]
    desk.back()
    assert desk.place.page == "look_ahead"


def test_a_lot_opens_as_the_only_row_of_its_register(window: MainWindow) -> None:
    page, desk = page_of(window), desk_of(window)
    tag = next(tag for tag in shown(window) if tag.words == "ETD SH-12")
    page.board.set_current(tag.id)
    QTest.keyClick(page.board, Key.Key_Return)
    project = window.stack.page
    assert isinstance(project, ProjectPage)
    assert isinstance(project.tab, RegisterTab)
    assert [row.values["code"] for row in project.tab.grid.model.shown_rows()] == ["SH-12"]
    desk.back()
    assert desk.place.page == "look_ahead"


def test_a_moved_date_moves_its_tag(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    project = desk.read(project_id, "P-2402")
    [freeze] = [row for row in desk.read(milestones, project) if row.name == "Design freeze"]
    desk.run("Move", edit_milestone, freeze.id, forecast_finish=day("2025-03-27"))
    qtbot.waitUntil(lambda: "27 Design freeze" in words(window))
    desk.undo()
    qtbot.waitUntil(lambda: "17 Design freeze" in words(window))


def test_the_status_bar_says_the_current_tag_in_full(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    QTest.keyClick(page.board, Key.Key_Home)
    assert page.status_text().startswith("2025-02-26 · Action · A-02 Recovery plan")
    assert page.status_text().endswith("2 days overdue")


def test_other_languages_say_weeks_and_days_their_way(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    use("ru")
    page.retranslate()
    qtbot.waitUntil(lambda: "17 Заморозка проекта" in words(window))
    assert page.head.weeks.text() == "8 недель с 2025-02-24"
    use("zh")
    page.retranslate()
    qtbot.waitUntil(lambda: page.head.weeks.text() == "自 2025-02-24 起 8 周")


def test_what_is_chosen_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    page, desk = page_of(window), desk_of(window)
    page.head.span.set_current("13")
    page.bar.kinds.set_values(["payments", "tests"])
    page.bar.group.set_value("country")
    page.remember()
    again = LookAheadPage(desk)
    qtbot.addWidget(again)
    assert again.head.span.current == "13"
    assert again.bar.kinds.values == ("payments", "tests")
    assert again.bar.group.value == "country"
