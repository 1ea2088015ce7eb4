"""What stands over the registers of money: charts, guarantees, ages, figures, and what they open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.operations.projects import edit_project
from core.operations.register import add_row, edit_row
from core.queries.project import project_id
from core.queries.register import register_rows
from tests.windows import sample_window
from ui.desk import Place
from ui.pages.project import ProjectPage
from ui.pages.project.tabs._registers import RegisterTab
from ui.pages.project.tabs.payments.changes import ClaimsPanel, VariationsPanel
from ui.pages.project.tabs.payments.cost import CostPanel
from ui.pages.project.tabs.payments.damages import DamagesPanel
from ui.pages.project.tabs.payments.fold import FoldedPanel
from ui.pages.project.tabs.payments.money_panel import MoneyPanel

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.main_window import MainWindow

ROWS = 8
PATIENCE = 30_000
"""The first chart of a run loads its library."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Provide the window on the payments of the Astana project."""
    return opened(qtbot, tmp_path, (1440, 900))


def opened(qtbot: QtBot, folder: Path, size: tuple[int, int]) -> MainWindow:
    made = sample_window(qtbot, folder, size=size)
    desk = desk_of(made)
    project = desk.read(project_id, "P-2301")
    desk.go(Place("project", project, "payments", register="payments"))
    return made


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def tab_of(window: MainWindow, register: str = "payments") -> RegisterTab:
    page = window.stack.page
    assert isinstance(page, ProjectPage)
    assert isinstance(page.tab, RegisterTab)
    if page.tab.segments.current != register:
        page.tab.show_register(register)
    return page.tab


def money_of(window: MainWindow) -> MoneyPanel:
    [panel] = tab_of(window).panels
    assert isinstance(panel, MoneyPanel)
    return panel


def over(window: MainWindow, register: str) -> Any:
    [panel] = tab_of(window, register).panels
    return panel


def seen_rows(window: MainWindow) -> int:
    """Return how many rows the grid has room for."""
    table = tab_of(window).grid.table
    return int(table.viewport().height() // table.sizeHintForRow(0))


def plain(said: str) -> str:
    return said.replace("\u00a0", " ")


def test_the_panels_are_open_where_the_grid_keeps_eight_rows(window: MainWindow) -> None:
    panel = money_of(window)
    assert panel.is_open
    assert panel.cash.isVisible()
    assert panel.bonds.isVisible()
    assert seen_rows(window) >= ROWS


def test_in_a_low_window_a_strip_says_the_main_thing(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, (1280, 720))
    panel = money_of(window)
    assert not panel.is_open
    assert panel.strip.isVisible()
    wanted = "funding at most 1.6 M USD"
    qtbot.waitUntil(lambda: wanted in plain(panel.words.text()), timeout=PATIENCE)
    assert "3 guarantees or L/C to act on" in panel.words.text()
    assert seen_rows(window) >= ROWS


def test_what_the_user_opens_stays_open(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, (1280, 720))
    panel = money_of(window)
    qtbot.mouseClick(panel.opener, Qt.MouseButton.LeftButton)
    assert panel.is_open
    window.resize(1280, 700)
    assert panel.is_open
    qtbot.mouseClick(panel.closer, Qt.MouseButton.LeftButton)
    window.resize(1440, 900)
    assert not panel.is_open


def test_months_or_quarters_are_chosen_and_remembered(qtbot: QtBot, window: MainWindow) -> None:
    panel = money_of(window)
    qtbot.waitUntil(lambda: panel.cash.data is not None, timeout=PATIENCE)
    assert not panel.cash.data.quarters
    panel.cash.by.setFocus()
    qtbot.keyClick(panel.cash.by, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: panel.cash.data.quarters, timeout=PATIENCE)
    again = MoneyPanel(desk_of(window))
    qtbot.addWidget(again)
    assert again.cash.by.current == "quarter"


def test_the_chart_says_its_currency(qtbot: QtBot, window: MainWindow) -> None:
    panel = money_of(window)
    qtbot.waitUntil(lambda: panel.cash.data is not None, timeout=PATIENCE)
    assert panel.cash.said().startswith("USD · received and paid to the status date")


def test_what_is_converted_is_said_and_shown_at_the_rates_the_user_wants(
    qtbot: QtBot, window: MainWindow
) -> None:
    desk, panel = desk_of(window), money_of(window)
    desk.run("Cost in CNY", edit_project, panel.project_id, cost_currency="CNY")
    words = "CNY at the rates of 2025-02-28"
    qtbot.waitUntil(lambda: words in panel.cash.said(), timeout=PATIENCE)
    assert not [a for a in panel.cash.menu_of().actions() if a.isCheckable()]
    rate = {"base": "USD", "quote": "CNY", "rate": 7}
    desk.run("Rate", add_row, "budget_rates", panel.project_id, rate)
    qtbot.waitUntil(lambda: panel.cash.data.can_budget, timeout=PATIENCE)
    [choice] = [a for a in panel.cash.menu_of().actions() if a.isCheckable()]
    choice.trigger()
    qtbot.waitUntil(lambda: "CNY at budget rates" in panel.cash.said(), timeout=PATIENCE)


def test_guarantees_and_credits_say_what_to_do_and_the_urgent_come_first(
    window: MainWindow,
) -> None:
    found = [
        (line.title, plain(line.amount), plain(line.note), line.chip)
        for line in money_of(window).bonds.list.lines
    ]
    assert found == [
        (
            "Advance payment guarantee",
            "3.0 M USD",
            "11 d short of 2025-05-11",
            ("amber", "Extend"),
        ),
        ("Performance bond", "8.8 M USD", "91 d short of 2025-11-30", ("amber", "Extend")),
        (
            "L/C ILL-LC-0001",
            "35.2 M USD",
            "10 d to the latest shipment · documents by 2025-04-11",
            ("amber", "Tight"),
        ),
        ("Warranty bond", "4.4 M USD", "needed to 2026-11-30", ("grey", "Planned")),
    ]


def test_a_guarantee_released_by_a_milestone_is_measured_against_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    desk, panel = desk_of(window), money_of(window)
    rows = desk.read(register_rows, "guarantees", panel.project_id)
    bond = next(row for row in rows if row.values["type"] == "PERFORMANCE_BOND")
    desk.run("Edit", edit_row, "guarantees", bond.id, {"release": "M045", "tail_days": 30})
    qtbot.waitUntil(lambda: any("before forecast" in line.note for line in panel.bonds.list.lines))
    line = next(line for line in panel.bonds.list.lines if line.title == "Performance bond")
    assert plain(line.note).startswith("61 d before forecast ")


def test_a_guarantee_opens_its_row(qtbot: QtBot, window: MainWindow) -> None:
    panel = money_of(window)
    line = panel.bonds.list.lines[1]
    panel.bonds.list.setFocus()
    qtbot.keyClick(panel.bonds.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.bonds.list, Qt.Key.Key_Return)
    place = desk_of(window).place
    assert (place.register, place.rows, place.of) == ("guarantees", (line.row_id,), line.title)
    assert [row.id for row in tab_of(window, "guarantees").grid.model.shown_rows()] == [line.row_id]


def test_a_guarantee_is_added_to_be_filled_in(qtbot: QtBot, window: MainWindow) -> None:
    desk, panel = desk_of(window), money_of(window)
    qtbot.mouseClick(panel.bonds.add, Qt.MouseButton.LeftButton)
    assert desk.place.register == "guarantees"
    rows = desk.read(register_rows, "guarantees", panel.project_id)
    assert len(rows) == 4
    assert desk.place.rows == (rows[-1].id,)
    desk.undo()
    assert len(desk.read(register_rows, "guarantees", panel.project_id)) == 3


def test_an_age_of_receivables_opens_its_payments(qtbot: QtBot, window: MainWindow) -> None:
    panel = money_of(window)
    first = panel.ageing.places()[0]
    at = QPoint(int(first.center().x()), int(first.center().y()))
    QTest.mouseClick(panel.ageing, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    grid = tab_of(window).grid
    assert [row.values["code"] for row in grid.model.shown_rows()] == ["PM-06"]
    assert desk_of(window).place.of == "Not due yet"


def test_payments_that_do_not_come_to_the_contract_are_said(
    qtbot: QtBot, window: MainWindow
) -> None:
    desk, panel = desk_of(window), money_of(window)
    assert not panel.sums.isVisible()
    rows = desk.read(register_rows, "payments", panel.project_id)
    last = rows[-1]
    desk.run("Edit", edit_row, "payments", last.id, {"amount": 4_300_000})
    qtbot.waitUntil(panel.sums.isVisible)
    assert plain(panel.sums.accessibleName()) == "Payments sum to 87.9 M of 88.0 M USD"
    assert plain(panel.chip.accessibleName()) == "Payments sum to 87.9 M of 88.0 M USD"


def test_damages_say_when_the_cap_is_reached(qtbot: QtBot, window: MainWindow) -> None:
    panel = over(window, "damages")
    assert isinstance(panel, DamagesPanel)
    qtbot.waitUntil(lambda: panel.chart.data is not None, timeout=PATIENCE)
    assert panel.chart.said().endswith("cap reached with 5 wk more")
    title, words, _chip = panel.summary()
    assert title == "Damages for delay"
    assert plain(words).startswith("2.3 M USD net of claims, 5.7 M USD without · Cap 4.4 M USD")


def test_variations_lead_from_the_value_as_signed_to_that_with_them(window: MainWindow) -> None:
    panel = over(window, "variations")
    assert isinstance(panel, VariationsPanel)
    said = plain(panel.figures.accessibleName())
    assert "As signed 88.0 M USD; Approved +600 k 2 variations; Revised value 88.6 M USD" in said
    panel.figures.pressed.emit("open")
    grid = tab_of(window, "variations").grid
    assert [row.values["code"] for row in grid.model.shown_rows()] == ["VO-03"]


def test_claims_say_which_day_is_to_be_met_next(qtbot: QtBot, window: MainWindow) -> None:
    panel = over(window, "claims")
    assert isinstance(panel, ClaimsPanel)
    assert "Next notice by – none to be given" in plain(panel.figures.accessibleName())
    desk = desk_of(window)
    claim = {"title": "Late bodies", "aware_date": desk.status_date(), "status": "EVENT"}
    desk.run("Add", add_row, "claims", panel.project_id, claim)
    wanted = "Next notice by 2025-03-28 CL-02, 28 d left"
    qtbot.waitUntil(lambda: wanted in plain(panel.figures.accessibleName()))


def test_the_cost_stands_as_bars_with_its_earned_value(window: MainWindow) -> None:
    panel = over(window, "cost_lines")
    assert isinstance(panel, CostPanel)
    assert [(label, plain(words)) for label, _parts, words in panel.bars.lines] == [
        ("Budget", "76.5 M"),
        ("Spent and to come", "59.6 M + 19.2 M = 78.8 M"),
        ("At the cost performance so far", "79.0 M"),
    ]
    said = plain(panel.figures.accessibleName())
    assert "PV 66.1 M; EV 57.7 M; AC 59.6 M; SPI 0.87; CPI 0.97; EAC 79.0 M" in said
    assert "TCPI 1.11; Contract margin 9.6 M 10.8 %" in said


def test_what_cannot_be_divided_is_not_known(window: MainWindow) -> None:
    desk = desk_of(window)
    project = desk.read(project_id, "P-2501")
    desk.go(Place("project", project, "payments", register="cost_lines"))
    panel = over(window, "cost_lines")
    assert panel.bars.lines == ()
    assert "SPI n/a; CPI n/a; EAC n/a" in panel.figures.accessibleName()


@pytest.mark.parametrize("register", ["payments", "damages", "cost_lines", "variations", "claims"])
@pytest.mark.parametrize("code", ["P-2501", "P-2402", "P-2201"])
def test_every_panel_is_shown_for_a_project_that_keeps_little(
    window: MainWindow, register: str, code: str
) -> None:
    desk = desk_of(window)
    desk.go(Place("project", desk.read(project_id, code), "payments", register=register))
    panel = over(window, register)
    assert panel.isVisible()
    if isinstance(panel, FoldedPanel):
        panel.set_open(is_open=True)
        assert panel.content.isVisible()
    assert not window.grab().isNull()
