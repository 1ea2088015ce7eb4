"""Payments as they look: the shop of the trigger, days late, and a status that the dates say."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from core.operations.milestones import edit_milestone
from core.operations.register import add_row
from core.queries.register import register_rows
from tests.builders import milestone_in
from tests.ui.pages._register.conftest import settle
from ui.models.cells import Status, Text, plain

if TYPE_CHECKING:
    from tests.ui.pages._register.conftest import Opener
    from ui.pages._register.grid import RegisterGrid


@pytest.fixture
def grid(opened: Opener) -> RegisterGrid:
    """Provide a payment that waits for a FAT of the painting shop, planned for March."""
    made = opened("payments", "EMPTY")
    desk, project = made.desk, made.project_id
    milestone_in(
        desk.workspace, project, "Painting shop: FAT passed", forecast_finish=dt.date(2025, 4, 10)
    )
    values = {
        "name": "FAT passed",
        "amount": Decimal(100),
        "percent": Decimal(7),
        "trigger": "M001",
        "planned_date": dt.date(2025, 4, 9),
        "forecast_date": dt.date(2025, 5, 10),
        "status": "NOT_DUE",
    }
    desk.run("Add", add_row, "payments", project, values)
    settle()
    return made


def cell(grid: RegisterGrid, key: str) -> Any:
    return grid.model.cells(0)[grid.model.number(key)]


def test_the_shop_stands_beside_the_payment_and_not_in_the_trigger(grid: RegisterGrid) -> None:
    name = cell(grid, "name")
    assert isinstance(name, Text)
    assert (name.text, name.badge, name.badge_after) == ("FAT passed", "P", True)
    assert plain(cell(grid, "trigger")) == "FAT passed"
    assert plain(cell(grid, "trigger_date")) == "2025-04-10"
    assert plain(cell(grid, "expected")) == "2025-05-10"
    assert plain(cell(grid, "late_days")).replace("\u00a0", " ") == "+31 d"


def test_a_status_the_dates_contradict_is_shown_as_they_say_and_kept_as_typed(
    grid: RegisterGrid,
) -> None:
    assert cell(grid, "status") == Status("grey", "Not due")
    [kept] = grid.desk.read(register_rows, "payments", grid.project_id)
    milestone = kept.refs["trigger"]
    on = grid.desk.status_date()
    grid.desk.run("Reach", edit_milestone, milestone, actual_finish=on, percent=Decimal(100))
    settle()
    shown = cell(grid, "status")
    assert isinstance(shown, Status)
    assert (shown.text, shown.after[0].text) == ("Due", "typed: Not due")
    column = grid.model.columns[grid.model.number("status")]
    assert column.tooltip is not None
    assert "Nothing was changed" in column.tooltip(grid.model.shown_rows()[0])
    [kept] = grid.desk.read(register_rows, "payments", grid.project_id)
    assert kept.values["status"] == "NOT_DUE"


def test_the_views_choose_due_dates_receipts_or_terms(grid: RegisterGrid) -> None:
    first = [grid.model.columns[n].key for n in grid.table.columns.visible()]
    assert first[0] == "name"
    assert first[-1] == "status"
    assert "paid" not in first
