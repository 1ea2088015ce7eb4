"""Over the shipments of a project: states and indicators open the rows they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.queries.project import project_id
from tests.windows import sample_window
from ui.desk import Place
from ui.pages.project import ProjectPage
from ui.pages.project.chart_panel import ChartPanel
from ui.pages.project.lot_papers import export_packing_list
from ui.pages.project.tabs._lots import LotsPanel
from ui.pages.project.tabs._registers import RegisterTab

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def tab(qtbot: QtBot, tmp_path: Path) -> RegisterTab:
    """Provide the shipments of the Astana project."""
    window = sample_window(qtbot, tmp_path)
    assert window.desk is not None
    window.desk.go(Place("project", window.desk.read(project_id, "P-2301"), "shipments"))
    page = window.stack.page
    assert isinstance(page, ProjectPage)
    found = page.tab
    assert isinstance(found, RegisterTab)
    return found


def panel_of(tab: RegisterTab) -> LotsPanel:
    [panel] = tab.panels
    assert isinstance(panel, LotsPanel)
    return panel


def shown(tab: RegisterTab) -> list[str]:
    return [row.values["code"] for row in tab.grid.model.shown_rows()]


def test_a_state_narrows_the_rows_and_lets_go_of_them_again(tab: RegisterTab) -> None:
    panel = panel_of(tab)
    panel.bar.pressed.emit("border")
    assert shown(tab) == ["SH-10"]
    assert panel.bar.chosen == "border"
    panel.bar.pressed.emit("border")
    assert len(shown(tab)) == 12
    panel.bar.pressed.emit("works")
    tab.grid.bar.figure.click()
    assert panel.bar.chosen == ""
    assert len(shown(tab)) == 12


def test_a_figure_opens_the_lots_it_is_made_of(qtbot: QtBot, tab: RegisterTab) -> None:
    panel = panel_of(tab)
    names = [figure.label for figure, _ in panel.figures.places()]
    assert {"Transit", "Border dwell", "Customs", "Arrived on time"} <= set(names)
    place = panel.figures.places()[names.index("Arrived on time")][1]
    at = place.center().toPoint()
    qtbot.mouseClick(panel.figures, Qt.MouseButton.LeftButton, pos=at)
    assert len(shown(tab)) == 10
    assert "SH-12" not in shown(tab)


def test_the_figures_are_those_of_the_trade(tab: RegisterTab) -> None:
    values = {f.label: f.value.replace("\u00a0", " ") for f, _ in panel_of(tab).figures.places()}
    assert values["Transit"] == "26.1 d"
    assert values["Border dwell"] == "8.0 d"
    assert values["Dispatched"] == "90 %"


def test_the_packing_list_of_the_selected_lot_is_asked_for(
    qtbot: QtBot, tab: RegisterTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, path = panel_of(tab), tmp_path / "list.xlsx"
    asked: list[str] = []

    def choose(_parent: object, _title: str, proposed: Path, _kind: str) -> Path:
        asked.append(proposed.name)
        return path

    monkeypatch.setattr("ui.dialogs.export_list.choose_save", choose)
    tab.grid.table.select([row.id for row in tab.grid.model.rows])
    assert not panel.papers.isEnabled()
    lot = next(row for row in tab.grid.model.rows if row.values["code"] == "SH-01")
    tab.grid.table.select([lot.id])
    assert panel.papers.isEnabled()
    run = export_packing_list(tab.desk, tab.project_id, lot)
    assert run is not None
    qtbot.waitSignal(run.ended, timeout=20000).wait()
    assert asked == ["P-2301 ILL-PL-0001 2025-02-28.xlsx"]
    assert path.exists()


def test_the_charts_of_the_shipments_open_over_the_page(tab: RegisterTab) -> None:
    frame = panel_of(tab).open_charts()
    assert len(frame.findChildren(ChartPanel)) == 2
    frame.close_sheet()
