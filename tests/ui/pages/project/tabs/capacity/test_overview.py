"""The capacity of a plant on one page: figures that open their rows, runs that are recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.operations.register import add_row, edit_row
from core.queries.project import project_id
from tests.windows import sample_window
from ui.desk import Place
from ui.pages.project import ProjectPage
from ui.pages.project.tabs._registers import FRONT, RegisterTab
from ui.pages.project.tabs.capacity.beside import RampBeside
from ui.pages.project.tabs.capacity.overview import CapacityOverview

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = sample_window(qtbot, tmp_path)
    made.resize(1440, 900)
    return made


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def tab_on(window: MainWindow, code: str = "P-2301") -> RegisterTab:
    desk = desk_of(window)
    desk.go(Place("project", desk.read(project_id, code), "capacity"))
    page = window.stack.page
    assert isinstance(page, ProjectPage)
    assert isinstance(page.tab, RegisterTab)
    return page.tab


def overview_of(tab: RegisterTab) -> CapacityOverview:
    [found] = tab.panels
    assert isinstance(found, CapacityOverview)
    return found


def figures(page: CapacityOverview) -> dict[str, str]:
    return {figure.label: figure.value for figure, _place in page.figures.places()}


def test_it_comes_first_and_says_takt_bottleneck_and_vehicles(window: MainWindow) -> None:
    tab = tab_on(window)
    assert tab.segments.current == FRONT
    assert figures(overview_of(tab)) == {
        "Contract": "25 JPH",
        "Takt, gross": "144 s",
        "Takt, net 0.90": "130 s",
        "Bottleneck": "Final assembly",
        "Plant capacity, net": "23.8 JPH",
        "Vehicles a year": "90,000",
    }


def test_another_availability_is_looked_at_and_not_kept(window: MainWindow) -> None:
    tab = tab_on(window)
    page = overview_of(tab)
    steps = tab.desk.workspace.undo_count
    page.lines.choice.set_value(0.8)
    page.lines.choice.chosen.emit(0.8)
    found = figures(page)
    assert found["Plant capacity, net"] == "20.0 JPH"
    assert (found["Takt, net 0.80"], found["Vehicles a year"]) == ("115 s", "80,000")
    assert tab.desk.workspace.undo_count == steps


def test_the_net_reading_asks_for_a_faster_line(window: MainWindow) -> None:
    tab = tab_on(window)
    page = overview_of(tab)
    assert page._found is not None
    assert page._found.plant is not None
    row = page._found.plant.id
    tab.desk.run("Edit row", edit_row, "capacity", row, {"basis": "NET_GUARANTEED"})
    page.refresh()
    assert figures(page)["Vehicles a year"] == "100,000"
    contexts = [figure.context for figure, _place in page.figures.places()]
    assert "1.2 short of the contract" in contexts


@pytest.mark.parametrize(("number", "register"), [("0", "capacity"), ("3", "line_rates")])
def test_a_figure_opens_the_row_it_came_from(
    window: MainWindow, number: str, register: str
) -> None:
    tab = tab_on(window)
    overview_of(tab).figures.pressed.emit(number)
    assert tab.segments.current == register
    [row] = tab.grid.model.shown_rows()
    assert register == "capacity" or row.values["shop"] == "ASSY"
    desk_of(window).back()
    assert tab.segments.current == FRONT


def test_recording_a_run_leads_to_its_hours_and_its_result_is_shown(window: MainWindow) -> None:
    tab = tab_on(window)
    page = overview_of(tab)
    desk = desk_of(window)
    page.tests.record.click()
    assert tab.segments.current == "run_hours"
    rows = tab.grid.model.shown_rows()
    assert len(rows) == 24
    project = tab.project_id
    for number, row in enumerate(rows):
        desk.run(
            "E", edit_row, "run_hours", row.id, {"units": 23, "good_units": 15 + 8 * (number > 0)}
        )
    stop = {"test": rows[0].values["test"], "minutes": 114}
    desk.run("S", add_row, "run_stops", project, stop)
    tab.show_register(FRONT)
    page.refresh()
    [test] = page.tests.model.shown_rows()
    said = " ".join(run.text for run in page.tests._result(test))
    assert said.replace("\u00a0", " ") == "Passed · 23.00 JPH · 92.1 %"


def test_a_missed_rate_says_what_it_costs(window: MainWindow) -> None:
    tab = tab_on(window)
    page = overview_of(tab)
    [test] = page.tests.model.shown_rows()
    values = {"name": "PAC run", "units": 530, "down_hours": 2, "started": tab.desk.status_date()}
    tab.desk.run("E", edit_row, "performance_tests", test.id, values)
    page.refresh()
    [test] = page.tests.model.shown_rows()
    words = [run.text.replace("\u00a0", " ") for run in page.tests._result(test)]
    assert words[0].startswith("Failed")
    assert words[1].endswith("USD")


def test_a_project_without_capacity_says_what_to_do(window: MainWindow) -> None:
    tab = tab_on(window, "P-2501")
    page = overview_of(tab)
    assert page.empty.isVisible()
    page.open_register("line_rates")
    assert tab.segments.current == "line_rates"


def test_the_charts_are_drawn(qtbot: QtBot, window: MainWindow) -> None:
    page = overview_of(tab_on(window))
    qtbot.waitUntil(lambda: page.lines.view.figure is not None, timeout=20_000)
    qtbot.waitUntil(lambda: page.ramp.view.figure is not None, timeout=20_000)


def test_weeks_are_planned_by_the_usual_curve_beside_their_chart(window: MainWindow) -> None:
    tab = tab_on(window, "P-2501")
    tab.desk.run("A", add_row, "capacity", tab.project_id, {"design_jph": 20})
    tab.show_register("ramp_up")
    [beside] = tab.panels
    assert isinstance(beside, RampBeside)
    beside.plan.click()
    tab.refresh()
    rates = [row.values["planned_jph"] for row in tab.grid.model.shown_rows()]
    assert (len(rates), float(rates[6])) == (16, 10.0)
    steps = tab.desk.workspace.undo_count
    beside.plan.click()
    assert tab.desk.workspace.undo_count == steps
