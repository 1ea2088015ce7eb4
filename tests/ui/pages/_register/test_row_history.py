"""The history of a row of a register, in the words of its description."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.operations.register import edit_row, edit_rows
from core.registers import Kind, registers
from tests.ui.pages._register.conftest import settle
from tests.ui.pages._register.test_every_register import other
from ui.actions import refresh
from ui.pages._history.columns import change_words, note_of
from ui.pages._register.row_history import history_lines
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.table import Table

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.pages._register.conftest import Opener


def test_it_says_field_values_and_reason_and_marks_what_was_undone(opened: Opener) -> None:
    grid = opened("payments")
    desk, [row] = grid.desk, grid.model.rows
    desk.run("Edit row", edit_row, "payments", row.id, {"status": "PAID"}, reason="Bank advice")
    desk.run("Edit row", edit_row, "payments", row.id, {"amount": 2000, "due_days": 30})
    desk.undo()
    settle()
    lines = history_lines(grid, grid.model.rows[0])
    newest = [(line.field_words, line.kind) for line in lines[:2]]
    assert sorted(newest) == [("Amount", "undo"), ("Days to pay", "undo")]
    assert note_of(lines[0]) == "Undone: Edit row"
    paid = next(line for line in lines if line.field == "status")
    assert (paid.field_words, paid.after, paid.reason) == ("Status", "Paid", "Bank advice")
    amount = next(line for line in lines if line.field == "amount_minor" and line.kind == "do")
    assert amount.after.replace("\xa0", " ") == "2,000.00 USD"
    assert change_words(lines[-1])
    assert lines[-1].field_words == "Added"
    assert {line.by for line in lines} == {"Li Wei"}


def test_only_the_row_itself_is_told(opened: Opener) -> None:
    grid = opened("risks")
    desk, [row] = grid.desk, grid.model.rows
    grid.table.select([row.id])
    grid.doings.add()
    settle()
    grid.table.editing.cancel()
    new = next(each for each in grid.model.rows if each.id != row.id)
    desk.run("Edit", edit_rows, "risks", {row.id: {"owner": "A"}, new.id: {"owner": "B"}})
    settle()
    told = [line.after for line in history_lines(grid, row) if line.field == "owner"]
    assert told[0] == "A"
    assert "B" not in told


@pytest.mark.parametrize("key", sorted(registers()))
def test_every_field_of_every_register_is_named_and_read(opened: Opener, key: str) -> None:
    grid = opened(key)
    for field in grid.register.fields:
        [row] = grid.model.rows
        value, _typed = other(field, row.values[field.key])
        if field.kind is Kind.REFERENCE or value == row.values[field.key]:
            continue
        try:
            grid.desk.run("Edit", edit_row, key, row.id, {field.key: value})
        except Exception:  # noqa: BLE001, S112  a rule of the row; other fields tell enough
            continue
        settle()
        [line, *_] = [x for x in history_lines(grid, row) if x.field == field.attribute]
        assert line.field_words.endswith(field.title) or field.title in line.field_words
        assert line.after == grid.columns.words(field, grid.model.rows[0].values[field.key]) or (
            field.kind in (Kind.MONEY, Kind.FLAG, Kind.NOTE)
        )


def test_a_reference_is_told_by_code_and_name(opened: Opener) -> None:
    grid = opened("payments")
    [row] = grid.model.rows
    grid.desk.run("Edit", edit_row, "payments", row.id, {"trigger": ""})
    settle()
    [line, *_] = [x for x in history_lines(grid, row) if x.field == "trigger_id"]
    assert (line.before, line.after) == ("M001 · FAT passed", "")


def test_the_key_shows_it_by_day(qtbot: QtBot, opened: Opener) -> None:
    grid = opened("risks")
    grid.table.select([grid.model.rows[0].id])
    grid.table.setFocus()
    refresh(grid)
    qtbot.waitUntil(grid.window().isActiveWindow)
    qtbot.keyClick(grid.table, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    [frame] = grid.desk.overlay().findChildren(DialogFrame)
    assert frame.accessibleName().startswith("History of X-01")
    table = frame.findChild(Table)
    assert table is not None
    assert len(table.rows.shown_rows()) == 1
    assert not frame.grab().isNull()
    frame.close_sheet()
