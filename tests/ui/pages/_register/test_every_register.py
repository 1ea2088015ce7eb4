"""The grid of every register: empty and full, every column painted, every field entered."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from core.errors import InvalidInput
from core.language import LANGUAGES, use
from core.money import Money
from core.queries.register import register_rows
from core.registers import Kind, faults, registers
from tests.registers import DAY
from tests.ui.pages._register.conftest import settle
from ui.dialogs.edit_rows import open_edit_rows
from ui.pages._attached import COLUMN
from ui.pages._register.columns import CHOSEN

if TYPE_CHECKING:
    from core.registers import Field
    from tests.ui.pages._register.conftest import Opener
    from ui.pages._register.grid import RegisterGrid

EVERY = pytest.mark.parametrize("key", sorted(registers()))


def show_all_columns(grid: RegisterGrid) -> None:
    for number in range(len(grid.model.columns)):
        if grid.table.isColumnHidden(number):
            grid.table.columns.toggle(number)


@EVERY
def test_it_opens_full_and_paints_every_column_in_both_themes(
    opened: Opener, themed: str, key: str
) -> None:
    grid = opened(key)
    grid.resize(9000, 400)
    show_all_columns(grid)
    [row] = grid.model.shown_rows()
    for column in grid.register.fields:
        assert grid.model.columns[grid.model.number(column.key)].words(row)
    assert {c.key for c in grid.register.columns} <= {c.key for c in grid.model.columns}
    hidden = {
        column.key
        for number, column in enumerate(grid.model.columns)
        if grid.table.isColumnHidden(number)
    }
    assert hidden == {COLUMN}, "no file is attached"
    assert not grid.grab().isNull()
    assert grid.status_text().startswith("1 row")
    assert grid.bar.figures.toolTip()


@EVERY
def test_it_opens_empty_and_says_what_to_do(opened: Opener, key: str) -> None:
    grid = opened(key, "EMPTY")
    assert not grid.model.rows
    assert grid.empty.isVisible()
    assert not grid.table.isVisible()
    assert not grid.grab().isNull()
    assert grid.status_text() == "0 rows"


@EVERY
def test_it_speaks_every_language(opened: Opener, key: str) -> None:
    grid = opened(key)
    for language in LANGUAGES:
        use(language)
        grid.retranslate()
        assert not grid.grab().isNull()


def other(field: Field, before: Any) -> tuple[Any, str]:
    """Return another value than a row has, and how it is typed; the same where there is none."""
    if field.kind in CHOSEN:
        known: dict[Kind, list[Any]] = {Kind.FLAG: [True, False], Kind.SHOP: ["WELD", "PAINT"]}
        offered = known.get(field.kind, list(field.choices))
        return next(v for v in [*offered, before] if v != before), ""
    found: tuple[Any, str] = {
        Kind.MONEY: (Money(654321, getattr(before, "currency", "")), "6,543.21"),
        Kind.DATE: (DAY + dt.timedelta(1), "+1"),
        Kind.WHOLE: (2, "2"),
        Kind.NUMBER: (Decimal("0.25"), "0.25"),
        Kind.PERCENT: (Decimal("33.5"), "33.5 %"),
        Kind.COUNTRY: ("CN", "China"),
        Kind.CURRENCY: ("CNY", "cny"),
        Kind.REFERENCE: (before, str(before).lower()),
        Kind.CODE: ("Z-9", "Z-9"),
    }.get(field.kind, ("other words", "other words"))
    return found


@EVERY
def test_every_field_is_entered_in_place_stored_shown_and_undone(opened: Opener, key: str) -> None:
    grid = opened(key)
    desk, model = grid.desk, grid.model
    for field in grid.register.fields:
        before = desk.read(register_rows, key, grid.project_id)[0]
        value, typed = other(field, before.values[field.key])
        if value == before.values[field.key] or faults(
            grid.register, {**before.values, field.key: value}
        ):
            continue
        at = model.index(model.line_of(before.id), model.number(field.key))
        if field.kind in CHOSEN:
            model.put(at, value)
        else:
            model.enter(at, typed)
        settle()
        after = desk.read(register_rows, key, grid.project_id)[0]
        assert after.values[field.key] == value, field.key
        assert model.rows[0] == after, field.key
        assert desk.workspace.undo_label
        desk.undo()
        settle()
        assert model.rows[0] == before, field.key


@EVERY
def test_what_means_nothing_is_refused_with_the_reason(opened: Opener, key: str) -> None:
    grid = opened(key)
    steps = grid.desk.workspace.undo_count
    for field in grid.register.fields:
        if field.kind in {Kind.DATE, Kind.MONEY, Kind.NUMBER, Kind.WHOLE, Kind.REFERENCE}:
            number = grid.model.number(field.key)
            at = grid.model.index(grid.model.line_of(grid.model.rows[0].id), number)
            with pytest.raises(InvalidInput):
                grid.model.enter(at, "?!")
    assert grid.desk.workspace.undo_count == steps


@EVERY
def test_it_offers_every_shown_field_for_several_rows_at_once(opened: Opener, key: str) -> None:
    grid = opened(key)
    frame = open_edit_rows(
        grid.desk, grid.register, grid.model.rows, grid.register.fields, grid.columns
    )
    assert not frame.grab().isNull()
    frame.close_sheet()


@EVERY
def test_a_row_is_added_by_key_without_being_asked_for_anything(opened: Opener, key: str) -> None:
    grid = opened(key)
    grid.table.select([grid.model.rows[0].id])
    grid.doings.add()
    settle()
    assert len(grid.model.rows) == 2
    grid.table.editing.cancel()
    grid.desk.undo()
    settle()
    assert len(grid.model.rows) == 1
