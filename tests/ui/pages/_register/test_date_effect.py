"""A date typed in a register says under its calendar what hangs on it, before it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from core.queries.register import register_rows
from tests.builders import day
from tests.desks import sample_desk
from tests.ui.pages._register.conftest import opener, settle
from ui.pages._register.date_effect import date_effect
from ui.widgets.date_field import DateField

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from core.queries.register import RegisterRow
    from tests.ui.pages._register.conftest import Opener
    from ui.pages._register.grid import RegisterGrid


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opener]:
    """Open grids of the sample."""
    for found in sample_desk(qtbot, tmp_path):
        yield opener(qtbot, found)


def row(grid: RegisterGrid, code: str) -> RegisterRow:
    rows = grid.desk.read(register_rows, grid.register.key, grid.project_id)
    return next(each for each in rows if each.values["code"] == code)


def said(grid: RegisterGrid, code: str, field: str, on: str) -> dict[str, str]:
    lines = date_effect(grid.desk, grid.register.key, field)
    assert lines is not None
    return {line.label: line.text for line in lines(row(grid, code), day(on))}


def test_a_lot_that_leaves_late_says_what_the_credit_and_its_payment_do(opened: Opener) -> None:
    told = said(opened("shipments", "P-2301"), "SH-12", "etd_forecast", "2025-04-04")
    assert told["Against plan"] == "+126 d"
    assert told["ILL-LC-0001"] == "last shipment 4 d after the latest day 2025-03-31"
    assert "2025-04-15 → 2025-04-29" in told.values()


def test_a_lot_that_arrives_late_says_when_its_packages_come(opened: Opener) -> None:
    told = said(opened("shipments", "P-2301"), "SH-12", "eta_forecast", "2025-05-02")
    assert "2025-05-02" in " ".join(told.values())
    assert "ILL-LC-0001" not in told


def test_a_payment_says_the_cash_of_its_months(opened: Opener) -> None:
    told = said(opened("payments", "P-2301"), "PM-08", "forecast_date", "2025-08-15")
    assert told["Cash Jul 25"] == "4.40 → 0.00 M\xa0USD"
    assert told["Cash Aug 25"] == "0.00 → 4.40 M\xa0USD"


def test_other_dates_say_nothing_and_neither_does_the_stored_one(opened: Opener) -> None:
    grid = opened("payments", "P-2301")
    assert date_effect(grid.desk, "payments", "invoice_date") is None
    assert said(grid, "PM-08", "forecast_date", "2025-07-14") == {}


def test_it_stands_under_the_calendar_while_the_date_is_typed(qtbot: QtBot, opened: Opener) -> None:
    grid = opened("payments", "P-2301")
    column = grid.model.number("forecast_date")
    at = grid.model.index(grid.model.line_of(row(grid, "PM-08").id), column)
    grid.table.editing.open(at)
    settle()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert isinstance(editor, DateField)
    editor.selectAll()
    qtbot.keyClicks(editor, "2025-08-15")
    qtbot.waitUntil(lambda: editor.popup is not None and len(editor.popup.consequences) > 1)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert row(grid, "PM-08").values["forecast_date"] == day("2025-07-14")
