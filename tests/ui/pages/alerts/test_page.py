"""The list of alerts on the sample: what it shows, how it is narrowed, what Enter opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from core.language import use
from core.operations.milestones import edit_milestone
from core.operations.register import edit_row
from core.queries.alerts import MILESTONES, alert_kinds
from core.queries.project import project_id
from core.report import renderers
from core.report.alert_list import alert_list
from tests.builders import day
from tests.windows import clock, sample_window
from ui.desk import Place
from ui.pages._alerts import words
from ui.pages._alerts.watch import alert_watch
from ui.pages.alerts.page import AlertsPage
from ui.pages.portfolio.page import PortfolioPage
from ui.pages.project.tabs import tab_with

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from core.queries.alerts import AlertRow
    from ui.desk import Desk
    from ui.main_window import MainWindow

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Provide the window on the alerts of the sample, found."""
    made = sample_window(qtbot, tmp_path)
    desk_of(made).go(Place("alerts"))
    qtbot.waitUntil(lambda: bool(rows(made)), timeout=30_000)
    return made


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def page_of(window: MainWindow) -> AlertsPage:
    page = window.stack.page
    assert isinstance(page, AlertsPage)
    return page


def rows(window: MainWindow) -> list[AlertRow]:
    return page_of(window).table.rows.shown_rows()


def test_the_worst_is_first_and_the_head_counts_colours(window: MainWindow) -> None:
    found = rows(window)
    assert [row.rag for row in found] == sorted((row.rag for row in found), reverse=True)
    red = sum(row.rag == "RED" for row in found)
    page = page_of(window)
    assert page.head.count.text() == f"{red} red, {len(found) - red} amber"
    assert page.status_text() == f"{len(found)} alerts"
    assert page.table.current_row() == found[0]


def test_it_is_narrowed_by_kind_severity_project_and_words(window: MainWindow) -> None:
    bar = page_of(window).bar
    every = len(rows(window))
    bar.kinds.set_values(["guarantee_gap"])
    bar.changed.emit()
    assert {row.kind for row in rows(window)} == {"guarantee_gap"}
    bar.severity.set_value("RED")
    bar.changed.emit()
    assert [row.project.code for row in rows(window)] == ["P-2302"]
    bar.severity.set_value("")
    bar.projects.set_values([desk_of(window).read(project_id, "P-2301")])
    bar.changed.emit()
    assert {row.project.code for row in rows(window)} == {"P-2301"}
    bar.field.setText("BG-02")
    bar.changed.emit()
    assert [row.subject.code for row in rows(window) if row.subject] == ["BG-02"]
    page_of(window).clear()
    assert len(rows(window)) == every


def test_nothing_left_says_how_to_see_all_again(window: MainWindow) -> None:
    page = page_of(window)
    page.bar.field.setText("no such thing")
    page.bar.changed.emit()
    assert page.empty.isVisible()
    page.clear()
    assert page.table.isVisible()


def test_groups_stand_under_their_projects(window: MainWindow) -> None:
    page = page_of(window)
    page.bar.group.set_value("project")
    page.bar.changed.emit()
    assert page.table.rows.grouping is not None
    assert len(page.table.rows.lines) > len(rows(window))


def test_enter_opens_the_rows_or_the_milestone_and_back_comes_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    page, desk = page_of(window), desk_of(window)
    bond = next(row for row in rows(window) if row.kind == "guarantee_gap")
    page.table.select([bond.id])
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_Return)
    assert (desk.place.page, desk.place.register) == ("project", "guarantees")
    assert desk.place.rows == (bond.spots[0].id,)
    desk.back()
    assert window.stack.page is page
    page.open(next(row for row in rows(window) if row.kind == "overdue_milestone"))
    assert (desk.place.tab, desk.place.milestone_id is not None) == ("schedule", True)


def test_escape_goes_back_to_the_portfolio(window: MainWindow) -> None:
    page = page_of(window)
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_Escape)
    assert isinstance(window.stack.page, PortfolioPage)


def test_rows_are_copied_for_excel(window: MainWindow) -> None:
    page = page_of(window)
    page.table.selectAll()
    page.table.copy(with_titles=True)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Severity", "Days", "What must be acted on", "Alert", "Project"]
    assert lines[1].startswith("Red\t147\tM10 Commissioning complete was due")
    assert len(lines) == len(rows(window)) + 1


def test_what_is_shown_is_written_as_a_workbook(window: MainWindow, tmp_path: Path) -> None:
    found = rows(window)
    made = alert_list(
        found, language="en", status_date=day("2025-02-28"), author="x", created=clock()
    )
    path = tmp_path / "alerts.xlsx"
    renderers()["xlsx"].write(made, path)
    [sheet] = load_workbook(path).worksheets
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "ends on 2025-08-31, 91 d before it may" in cells
    assert cells.count("■ Red") == sum(row.rag == "RED" for row in found)


def test_a_step_that_settles_one_takes_it_away(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    late = next(row for row in rows(window) if row.kind == "action_overdue")
    desk.run("Close", edit_row, "actions", late.spots[0].id, {"status": "CLOSED"})
    qtbot.waitUntil(
        lambda: all(row.kind != "action_overdue" for row in rows(window)), timeout=30_000
    )
    desk.undo()
    qtbot.waitUntil(
        lambda: any(row.kind == "action_overdue" for row in rows(window)), timeout=30_000
    )


def test_a_place_with_a_project_shows_its_alerts_alone(window: MainWindow) -> None:
    desk = desk_of(window)
    desk.go(Place("portfolio"))
    desk.go(Place("alerts", desk.read(project_id, "P-2304")))
    assert {row.project.code for row in rows(window)} == {"P-2304"}
    desk.go(Place("portfolio"))
    page_of_portfolio = window.stack.page
    assert isinstance(page_of_portfolio, PortfolioPage)


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_it_speaks_the_language_of_the_screen(window: MainWindow, language: str) -> None:
    use(language)
    page = page_of(window)
    page.retranslate()
    assert not page.grab().isNull()
    shown = page.table.rows.columns[2].words(rows(window)[0])
    assert "was due on" not in shown


def test_the_portfolio_counts_them_and_lists_those_of_the_project(
    qtbot: QtBot, window: MainWindow
) -> None:
    desk = desk_of(window)
    every = rows(window)
    desk.go(Place("portfolio"))
    page = window.stack.page
    assert isinstance(page, PortfolioPage)
    qtbot.waitUntil(lambda: bool(page.head.alerts_button.counts))
    red = sum(row.rag == "RED" for row in every)
    assert page.head.alerts_button.counts == [("red", str(red)), ("amber", str(len(every) - red))]
    row = page.table.current_row()
    assert row is not None
    listed = page.pane.points.list
    assert [line.project.id for line in listed.lines] == [
        alert.project.id for alert in every if alert.project.id == row.id
    ]
    assert page.pane.points.count.text() == str(len(listed.lines))
    listed.opened.emit(0)
    assert desk.place.project_id == row.id
    desk.back()
    listed.more_asked.emit()
    assert desk.place == Place("alerts", row.id)
    desk.go(Place("portfolio"))
    page.head.alerts_button.click()
    assert desk.place == Place("alerts")


def test_there_is_one_watch_of_a_file(window: MainWindow) -> None:
    desk = desk_of(window)
    watch = alert_watch(desk)
    assert alert_watch(desk) is watch
    assert watch.counts["payments"] >= 1


def test_a_milestone_that_is_reached_is_no_alert(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    late = next(row for row in rows(window) if row.kind == "overdue_milestone")
    desk.run("Reach", edit_milestone, late.spots[0].id, actual_finish=day("2025-02-20"))
    qtbot.waitUntil(lambda: late.id not in {row.id for row in rows(window)}, timeout=30_000)


def test_every_register_that_an_alert_speaks_of_has_a_tab_and_an_icon() -> None:
    registers = {*words.ICONS, *words.OTHER.values()} - {MILESTONES}
    assert all(tab_with(key) for key in registers)
    assert set(alert_kinds()) >= words.OTHER.keys()
