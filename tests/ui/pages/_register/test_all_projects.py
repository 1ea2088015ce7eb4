"""A register of all projects in one grid: whose row it is, and what stays in one project."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import event

from core.money import Money
from core.operations.register import add_row
from core.queries.project import project_id
from core.queries.register import register_rows
from core.registers import registers
from core.text import NBSP
from tests.builders import milestone_in, project_in
from tests.ui.pages._register.conftest import settle
from ui.actions import build, refresh
from ui.dialogs.choose_project import ChooseProject
from ui.pages._register.grid import RegisterGrid
from ui.pages._register.project_column import PROJECT
from ui.pages._register.scope import load

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from core.queries.register import RegisterRow
    from tests.desks import PlainFrame
    from ui.desk import Desk

Key = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def grid_of(qtbot: QtBot, framed: tuple[Desk, PlainFrame], key: str) -> RegisterGrid:
    desk, frame = framed
    grid = RegisterGrid(desk, key, frame, of_all=True)
    grid.setGeometry(frame.rect())
    grid.refresh(None)
    desk.changed.connect(lambda _step: grid.refresh(None))
    for action in grid.actions_of():
        build(action, grid)
    grid.table.selection_changed.connect(lambda: refresh(grid))
    frame.show()
    grid.show()
    frame.activateWindow()
    qtbot.waitExposed(frame)
    grid.setFocus()
    return grid


@pytest.fixture
def payments(qtbot: QtBot, framed: tuple[Desk, PlainFrame]) -> RegisterGrid:
    """Provide two payments of a contract in EUR beside the one in USD of the filled file."""
    desk, _frame = framed
    euro = project_in(desk.workspace, "EURO", currency="EUR", value_minor=100)
    milestone_in(desk.workspace, euro, "Design freeze")
    for name, amount in (("Advance", 10), ("Delivery", 20)):
        desk.run("Add", add_row, "payments", euro, {"name": name, "amount": Decimal(amount)})
    return grid_of(qtbot, framed, "payments")


def named(grid: RegisterGrid, name: str) -> RegisterRow:
    found: RegisterRow = next(row for row in grid.model.rows if row.values["name"] == name)
    return found


def names(grid: RegisterGrid) -> list[str]:
    return [f"{row.project_code} {row.values['name']}" for row in grid.model.shown_rows()]


def put(grid: RegisterGrid, name: str, column: str, typed: str) -> None:
    row = named(grid, name)
    grid.model.enter(grid.model.index(grid.model.line_of(row.id), grid.model.number(column)), typed)
    settle()


def at(grid: RegisterGrid, name: str, column: str) -> None:
    line = grid.model.line_of(named(grid, name).id)
    grid.table.setCurrentIndex(grid.model.index(line, grid.model.number(column)))
    grid.table.select([named(grid, name).id])
    grid.table.setFocus()


def said(grid: RegisterGrid) -> list[str]:
    found: list[str] = grid.desk.frame.said  # type: ignore[attr-defined]  # a PlainFrame
    return found


def chooser(grid: RegisterGrid) -> ChooseProject:
    return grid.desk.overlay().findChildren(ChooseProject)[-1]


def test_the_project_stands_before_every_row_with_its_status(payments: RegisterGrid) -> None:
    assert payments.model.columns[0].key == PROJECT
    assert payments.table.columns.visible()[0] == 0
    row = named(payments, "Advance")
    assert payments.model.columns[0].words(row) == "EURO Project EURO"
    assert payments.model.cells(0)[0].shape
    payments.model.filter_text("euro")
    assert names(payments) == ["EURO Advance", "EURO Delivery"]


@pytest.mark.parametrize("key", sorted(registers()))
def test_every_register_of_all_projects_is_shown_by_a_fixed_number_of_statements(
    qtbot: QtBot, framed: tuple[Desk, PlainFrame], key: str
) -> None:
    desk, _frame = framed
    grid = grid_of(qtbot, framed, key)
    assert len(grid.model.rows) == 1
    assert not grid.grab().isNull()
    told: list[str] = []
    event.listen(
        desk.workspace._engine,
        "before_cursor_execute",
        lambda _c, _cursor, statement, *_rest: told.append(statement),
    )
    desk.read(load, key, None)
    before = len(told)
    for number in range(3):
        project_in(desk.workspace, f"N-{number}", value_minor=100)
    told.clear()
    desk.read(load, key, None)
    assert len(told) == before


def test_money_is_typed_and_shown_in_the_currency_of_each_contract(payments: RegisterGrid) -> None:
    put(payments, "Advance", "amount", "12.5")
    assert named(payments, "Advance").values["amount"] == Money(1250, "EUR")
    usd = next(row for row in payments.model.rows if row.project_code == "P-1")
    column = payments.model.columns[payments.model.number("amount")]
    assert column.words(usd).replace(NBSP, " ") == "1,235.56 USD"
    assert column.below() == ""


def test_a_reference_finds_only_what_its_own_project_has(payments: RegisterGrid) -> None:
    put(payments, "Advance", "trigger", "design freeze")
    row = named(payments, "Advance")
    assert row.values["trigger"] == "M001"
    assert row.names["trigger"] == "Design freeze"
    column = payments.model.columns[payments.model.number("trigger")]
    assert column.words(row) == "Design freeze"  # without the code: see its face
    assert list(column.completions(row)) == ["M001 · Design freeze"]  # type: ignore[misc]


def test_a_new_row_asks_for_its_project_and_begins_beside_the_current_one(
    qtbot: QtBot, payments: RegisterGrid
) -> None:
    at(payments, "Advance", "name")
    qtbot.keyClick(payments.table, Key.Key_Insert)
    dialog = chooser(payments)
    qtbot.waitUntil(dialog.search.hasFocus)
    qtbot.keyClick(dialog.search, Key.Key_Return)
    settle()
    assert names(payments)[-3:] == ["EURO Advance", "EURO New", "EURO Delivery"]
    editor = payments.table.editing.editor
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "Design")
    qtbot.keyClick(editor, Key.Key_Return)
    settle()
    assert named(payments, "Design").project_id == payments.desk.read(project_id, "EURO")


def test_a_new_row_of_another_project_stands_with_its_own(
    qtbot: QtBot, payments: RegisterGrid
) -> None:
    at(payments, "Advance", "name")
    payments.doings.add()
    dialog = chooser(payments)
    qtbot.waitUntil(dialog.search.hasFocus)
    qtbot.keyClicks(dialog.search, "empty")
    qtbot.keyClick(dialog.search, Key.Key_Return)
    settle()
    assert "EMPTY New" in names(payments)
    payments.table.editing.cancel()
    payments.desk.undo()
    settle()
    assert "EMPTY New" not in names(payments)


def test_rows_are_moved_within_their_project_only(qtbot: QtBot, payments: RegisterGrid) -> None:
    at(payments, "Delivery", "name")
    qtbot.keyClick(payments.table, Key.Key_Up, ALT)
    settle()
    assert names(payments)[-2:] == ["EURO Delivery", "EURO Advance"]
    qtbot.keyClick(payments.table, Key.Key_Up, ALT)
    assert said(payments)[-1] == "A row stays in its project."
    payments.table.select([row.id for row in payments.model.rows])
    payments.doings.move(-1)
    assert said(payments)[-1] == "Rows are moved within one project at a time."
    assert names(payments)[-2:] == ["EURO Delivery", "EURO Advance"]


def test_a_block_lies_in_one_project(qtbot: QtBot, payments: RegisterGrid) -> None:
    first = payments.model.rows[0]
    at(payments, first.values["name"], "name")
    QGuiApplication.clipboard().setText("A\nB\n")
    qtbot.keyClick(payments.table, Key.Key_V, CONTROL)
    assert said(payments)[-1].startswith("These rows are of several projects.")
    at(payments, "Advance", "name")
    QGuiApplication.clipboard().setText("A\nB\nC\n")
    qtbot.keyClick(payments.table, Key.Key_V, CONTROL)
    settle()
    assert names(payments)[-3:] == ["EURO A", "EURO B", "EURO C"]


def test_what_is_filled_down_across_projects_keeps_each_currency(
    qtbot: QtBot, payments: RegisterGrid
) -> None:
    rows = [row.id for row in payments.model.rows]
    for column, refusal in (("due_days", ""), ("amount", "It is kept in EUR, not in USD.")):
        at(payments, payments.model.rows[0].values["name"], column)
        payments.table.select(rows)
        payments.table.setFocus()
        qtbot.keyClick(payments.table, Key.Key_D, CONTROL)
        settle()
        assert refusal in payments.table.editing.refusal
    stored = payments.desk.read(register_rows, "payments")
    assert {row.values["due_days"] for row in stored} == {1}
    assert [row.values["amount"].currency for row in stored] == ["USD", "EUR", "EUR"]


def test_rows_of_all_projects_are_removed_in_one_step(payments: RegisterGrid) -> None:
    payments.table.select([row.id for row in payments.model.rows])
    payments.doings.remove()
    settle()
    assert not payments.model.rows
    payments.desk.undo()
    settle()
    assert len(payments.model.rows) == 3


def test_only_the_rows_of_a_figure_are_shown_until_its_chip_is_pressed(
    payments: RegisterGrid,
) -> None:
    payments.bar.search.setText("words")
    payments.model.filter_text("words")
    row = named(payments, "Delivery")
    payments.narrow_to([row.id], "Overdue")
    assert names(payments) == ["EURO Delivery"]
    assert [each.id for each in payments.table.selected_rows()] == [row.id]
    assert payments.bar.figure.text() == "1 row from Overdue"
    assert not payments.bar.figure.isHidden()
    payments.bar.figure.click()
    assert len(names(payments)) == 3
    assert payments.bar.figure.isHidden()


def test_a_health_that_changes_is_shown_before_its_rows(payments: RegisterGrid) -> None:
    from core.operations.projects import edit_project

    project: Any = payments.desk.read(project_id, "EURO")
    payments.desk.run("Rename", edit_project, project, name="Plant of Europe")
    settle()
    row = named(payments, "Advance")
    assert payments.model.columns[0].words(row) == "EURO Plant of Europe"
    place = payments.model.line_of(row.id)
    assert payments.model.cells(place)[0].first[1].text == "Plant of Europe"


def test_the_selection_is_summed_apart_by_currency(payments: RegisterGrid) -> None:
    at(payments, "Advance", "amount")
    payments.table.select([row.id for row in payments.model.rows])
    said = payments.status_text().replace(NBSP, " ")
    assert "sum 1,235.56 USD, 30.00 EUR" in said
