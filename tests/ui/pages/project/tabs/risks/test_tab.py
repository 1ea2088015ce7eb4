"""The tab of risks in the window: the matrix narrows the list, figures open their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.operations.register import edit_row
from core.queries.project import project_id
from tests.windows import sample_window
from ui.desk import Place
from ui.pages.project import ProjectPage
from ui.pages.project.tabs._registers import RegisterTab
from ui.pages.project.tabs.risks.matrix import RisksPanel, facts_of
from ui.pages.project.tabs.risks.punch import PunchBand

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Provide the window on the risks of the Astana project, as high as the design."""
    made = sample_window(qtbot, tmp_path)
    made.resize(1440, 900)
    assert made.desk is not None
    made.desk.go(Place("project", made.desk.read(project_id, "P-2301"), "risks"))
    return made


@pytest.fixture
def tab(window: MainWindow) -> RegisterTab:
    page = window.stack.page
    assert isinstance(page, ProjectPage)
    assert isinstance(page.tab, RegisterTab)
    return page.tab


def panel_of(tab: RegisterTab) -> RisksPanel:
    [found] = [panel for panel in tab.panels if isinstance(panel, RisksPanel)]
    return found


def codes(tab: RegisterTab) -> list[str]:
    return [row.values["code"] for row in tab.grid.model.shown_rows()]


def press(qtbot: QtBot, panel: RisksPanel, probability: int, impact: int) -> None:
    place = panel.matrix.place_of((5 - probability, impact - 1))
    qtbot.mouseClick(panel.matrix, LEFT, pos=place.center().toPoint())


def test_open_risks_are_shown_and_the_rest_on_demand(tab: RegisterTab) -> None:
    assert codes(tab) == ["R-01", "R-04", "R-05", "R-02", "R-03", "R-06", "R-07"]


def test_a_cell_narrows_the_list_and_a_second_press_shows_all(
    qtbot: QtBot, tab: RegisterTab
) -> None:
    panel = panel_of(tab)
    press(qtbot, panel, 3, 5)
    assert codes(tab) == ["R-04", "R-05"]
    assert tab.grid.bar.figure.text() == "Possible × impact 5"
    press(qtbot, panel, 3, 5)
    assert len(codes(tab)) == 7
    assert tab.grid.bar.figure.isHidden()


def test_the_chip_of_the_bar_lets_go_of_the_cell(qtbot: QtBot, tab: RegisterTab) -> None:
    panel = panel_of(tab)
    press(qtbot, panel, 4, 4)
    tab.grid.bar.figure.click()
    assert panel.matrix.current is None
    assert len(codes(tab)) == 7


def test_the_selected_risk_is_marked_and_told_in_full(tab: RegisterTab) -> None:
    panel = panel_of(tab)
    assert panel.details.isHidden()
    row = tab.grid.model.shown_rows()[0]
    tab.grid.table.select([row.id])
    assert panel.matrix.marked == (1, 3)
    assert panel.details.isVisible()
    assert panel.name.text().startswith("Border congestion")
    assert dict(facts_of(row))["Response"] == "Mitigate"
    tab.grid.table.clearSelection()
    assert panel.details.isHidden()


def test_a_risk_that_is_rated_anew_moves_on_the_matrix(qtbot: QtBot, tab: RegisterTab) -> None:
    panel = panel_of(tab)
    row = tab.grid.model.shown_rows()[0]
    tab.grid.table.select([row.id])
    tab.desk.run("Edit row", edit_row, "risks", row.id, {"probability": 1})
    qtbot.waitUntil(lambda: panel.matrix.marked == (4, 3))
    assert "rated 4" not in panel.name.text()


def test_where_the_window_is_high_the_punch_list_stands_below(
    qtbot: QtBot, window: MainWindow, tab: RegisterTab
) -> None:
    [below] = tab._below.values()
    assert below.isVisible()
    assert len(below.model.shown_rows()) == 5
    window.resize(1440, 720)
    qtbot.waitUntil(lambda: not below.isVisible())


def test_keys_work_on_the_list_that_has_the_keyboard(qtbot: QtBot, tab: RegisterTab) -> None:
    [below] = tab._below.values()
    below.table.setFocus()
    assert tab.grid is below
    qtbot.keyClick(below.table, Qt.Key.Key_Insert)
    qtbot.waitUntil(lambda: len(below.model.rows) == 7)
    tab.desk.undo()
    qtbot.waitUntil(lambda: len(below.model.rows) == 6)


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("A", ["PL-002"]),
        ("B", ["PL-005", "PL-001", "PL-006"]),
        ("age1", ["PL-002", "PL-005", "PL-001", "PL-006", "PL-003"]),
        ("closed", ["PL-004"]),
    ],
)
def test_each_figure_of_the_punch_list_opens_its_rows(
    tab: RegisterTab, key: str, found: list[str]
) -> None:
    tab.show_register("punch_list")
    [band] = [panel for panel in tab.panels if isinstance(panel, PunchBand)]
    band.figures.pressed.emit(key)
    assert codes(tab) == found
    tab.grid.bar.figure.click()
    assert len(codes(tab)) >= 5


def test_the_band_says_what_is_open_overdue_and_closed(tab: RegisterTab) -> None:
    tab.show_register("punch_list")
    [band] = [panel for panel in tab.panels if isinstance(panel, PunchBand)]
    said = band.figures.accessibleName()
    assert "Open A 1; Open B 3; Open C 1; Overdue A 0" in said
    assert "Closed 17" in said


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_it_speaks_the_language_of_the_screen(tab: RegisterTab, language: str) -> None:
    from core.language import use

    use(language)
    try:
        tab.retranslate()
        assert panel_of(tab).matrix.accessibleName() != "Probability × impact"
        assert not tab.grab().isNull()
    finally:
        use("en")
