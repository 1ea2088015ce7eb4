"""Shipments as they look: contents and route, the journey on one scale, state and delay."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from core.operations.register import add_row, edit_row
from tests.ui.pages._register.conftest import settle
from ui.models.cells import Journey, Status
from ui.pages._register.faces.shipments import Scale

if TYPE_CHECKING:
    from tests.ui.pages._register.conftest import Opener
    from ui.models.cells import TwoLine
    from ui.pages._register.grid import RegisterGrid

START, DUE, LATE = dt.date(2025, 2, 1), dt.date(2025, 2, 21), dt.date(2025, 3, 13)


@pytest.fixture
def grid(opened: Opener) -> RegisterGrid:
    """Provide a lot at the border, three weeks late, that carries a package, and a planned one."""
    made = opened("shipments", "EMPTY")
    desk, project = made.desk, made.project_id
    desk.run("Add", add_row, "equipment", project, {"code": "P-1", "name": "Dip tanks"})
    lot = {
        "code": "L1",
        "shop": "PAINT",
        "mode": "rail",
        "transport_document": "SMGS",
        "transport_document_no": "3107 0344",
        "cases": 92,
        "gross_weight_t": Decimal("388.3"),
        "place_of_dispatch": "Qingdao",
        "border_crossing": "Dostyk",
        "place_of_delivery": "Astana",
        "atd": START,
        "eta_planned": DUE,
        "eta_forecast": LATE,
        "status": "AT_BORDER",
    }
    desk.run("Add", add_row, "shipments", project, lot)
    line = {"shipment": "L1", "package": "P-1"}
    desk.run("Add", add_row, "shipment_lines", project, line)
    later = {"code": "L2", "mode": "air", "contents": "Robots", "eta_planned": LATE}
    desk.run("Add", add_row, "shipments", project, later)
    settle()
    return made


def cell(grid: RegisterGrid, code: str, column: str) -> Any:
    row = next(row for row in grid.model.rows if row.values["code"] == code)
    return grid.model.cells(grid.model.line_of(row.id))[grid.model.number(column)]


def words(line: TwoLine) -> list[str]:
    return [
        " ".join(run.text for run in runs).replace("\u00a0", " ")
        for runs in (line.first, line.second)
    ]


def test_contents_nobody_typed_are_the_packages_of_the_lot(grid: RegisterGrid) -> None:
    first = cell(grid, "L1", "contents")
    assert words(first) == ["Dip tanks", "Qingdao – Dostyk – Astana"]
    assert (first.badge, first.icon) == ("P", "train-front")
    assert words(cell(grid, "L2", "contents"))[0] == "Robots"


def test_the_document_stands_over_what_it_covers(grid: RegisterGrid) -> None:
    assert words(cell(grid, "L1", "transport_document_no")) == [
        "SMGS 3107 0344",
        "92 cases · 388.3 t",
    ]
    assert words(cell(grid, "L2", "transport_document_no"))[0] == "—"


def test_all_journeys_lie_on_one_scale(grid: RegisterGrid) -> None:
    way = cell(grid, "L1", "journey")
    assert isinstance(way, Journey)
    assert way.state == "waiting"
    assert way.start is not None
    assert way.due is not None
    assert way.finish is not None
    assert way.start < way.due < way.finish
    assert "2025-02-21" in way.words
    assert cell(grid, "L2", "journey").marks == way.marks


def test_another_lot_far_away_moves_every_journey(grid: RegisterGrid) -> None:
    before = cell(grid, "L1", "journey")
    row = next(row for row in grid.model.rows if row.values["code"] == "L2")
    grid.desk.run("Edit", edit_row, "shipments", row.id, {"eta_planned": dt.date(2025, 12, 1)})
    settle()
    assert cell(grid, "L1", "journey").finish < before.finish


def test_the_state_says_how_late_the_lot_is(grid: RegisterGrid) -> None:
    chip = cell(grid, "L1", "status")
    assert isinstance(chip, Status)
    assert chip.text == "At the border"
    assert [run.text.replace("\u00a0", " ") for run in chip.after] == ["+20 d"]


def test_the_mode_filters(grid: RegisterGrid) -> None:
    grid.bar.filters["mode"].set_values(("air",))
    grid.bar.filtered.emit()
    assert [row.values["code"] for row in grid.model.shown_rows()] == ["L2"]


def test_the_packages_of_a_lot_are_found_by_name(grid: RegisterGrid) -> None:
    grid.model.filter_text("dip tanks")
    assert [row.values["code"] for row in grid.model.shown_rows()] == ["L1"]


@pytest.mark.parametrize("view", ["lots", "dates", "customs", "documents"])
def test_every_view_paints(grid: RegisterGrid, view: str) -> None:
    grid.set_view(view)
    assert not grid.grab().isNull()


def test_a_month_stands_at_its_first_day() -> None:
    scale = Scale(dt.date(2025, 1, 15), dt.date(2025, 3, 15), dt.date(2025, 6, 1))
    assert scale.months() == [dt.date(2025, 2, 1), dt.date(2025, 3, 1)]
    assert not scale.has_today
