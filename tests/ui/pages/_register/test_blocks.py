"""Blocks from Excel and filling down, in lists that are sorted, filtered, grouped, with columns hidden."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from core.language import use
from core.operations.register import add_row
from core.queries.register import register_rows
from tests.ui.pages._register.conftest import settle
from ui.actions import refresh
from ui.dialogs.paste_refused import Refused
from ui.models.narrowing import Picked
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.table import Table

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from core.queries.register import RegisterRow
    from tests.ui.pages._register.conftest import Opener
    from ui.pages._register.grid import RegisterGrid

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def risks(opened: Opener) -> RegisterGrid:
    """Provide five risks, of two owners, in two shops."""
    grid = opened("risks", "EMPTY")
    for number, (owner, shop) in enumerate(
        (
            ("Ana", "PAINT"),
            ("Li Wei", "WELD"),
            ("Ana", "WELD"),
            ("Li Wei", "PAINT"),
            ("Ana", "PAINT"),
        ),
        start=1,
    ):
        values = {"code": f"R-0{number}", "title": f"T{number}", "owner": owner, "shop": shop}
        more = {"probability": number, "impact": 4, "due": dt.date(2025, 3, number)}
        grid.desk.run("Add", add_row, "risks", grid.project_id, values | more)
    settle()
    grid.set_view("full")
    grid.set_sorted("")
    grid.setFocus()
    return grid


def stored(grid: RegisterGrid) -> dict[str, RegisterRow]:
    rows = grid.desk.read(register_rows, grid.register.key, grid.project_id)
    return {row.values["code"]: row for row in rows}


def column(grid: RegisterGrid, key: str) -> dict[str, Any]:
    return {code: row.values[key] for code, row in stored(grid).items()}


def at(grid: RegisterGrid, code: str, key: str) -> None:
    line = grid.model.line_of(stored(grid)[code].id)
    grid.table.setCurrentIndex(grid.model.index(line, grid.model.number(key)))
    grid.table.select([stored(grid)[code].id])
    grid.table.setFocus()


def paste(qtbot: QtBot, grid: RegisterGrid, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(grid.table, Key.Key_V, CONTROL)
    settle()


def fill(qtbot: QtBot, grid: RegisterGrid, *codes: str) -> None:
    grid.table.select([stored(grid)[code].id for code in codes])
    grid.table.setFocus()
    refresh(grid)
    qtbot.keyClick(grid.table, Key.Key_D, CONTROL)
    settle()


def refused(grid: RegisterGrid) -> list[Refused]:
    """Return the list of what was refused, and close it."""
    frame = grid.desk.overlay().findChildren(DialogFrame)[-1]
    table = frame.findChild(Table)
    assert table is not None
    rows = list(table.rows.rows)
    assert all(isinstance(row, Refused) for row in rows)
    frame.close_sheet()
    return rows


def test_fill_down_goes_over_shown_rows_in_their_shown_order(
    qtbot: QtBot, risks: RegisterGrid
) -> None:
    risks.filters.put("owner", Picked(frozenset({"Ana"})))
    risks.set_sorted("due", down=True)
    at(risks, "R-05", "shop")
    fill(qtbot, risks, "R-05", "R-03", "R-01")
    assert column(risks, "shop") == {
        "R-01": "PAINT",
        "R-02": "WELD",
        "R-03": "PAINT",
        "R-04": "PAINT",
        "R-05": "PAINT",
    }
    risks.desk.undo()
    assert column(risks, "shop")["R-03"] == "WELD"


def test_one_row_takes_the_value_of_the_row_shown_above_it_across_groups(
    qtbot: QtBot, risks: RegisterGrid
) -> None:
    risks.bar.group.set_value("shop")
    risks.bar.grouped.emit()  # welding R-02 R-03, painting R-01 R-04 R-05
    at(risks, "R-01", "owner")
    fill(qtbot, risks, "R-01")
    assert column(risks, "owner")["R-01"] == "Ana"
    at(risks, "R-04", "title")
    fill(qtbot, risks, "R-04")
    assert column(risks, "title")["R-04"] == "T1"


def test_a_column_that_follows_from_others_is_not_filled_and_says_so(
    qtbot: QtBot, risks: RegisterGrid
) -> None:
    at(risks, "R-01", "score")
    steps = risks.desk.workspace.undo_count
    fill(qtbot, risks, "R-01", "R-02")
    assert risks.desk.workspace.undo_count == steps
    assert "follows from others" in risks.table.editing.refusal


def test_a_block_falls_on_the_rows_and_columns_that_are_seen(
    qtbot: QtBot, risks: RegisterGrid
) -> None:
    risks.filters.put("owner", Picked(frozenset({"Ana"})))
    risks.set_sorted("code", down=True)
    risks.table.columns.toggle(risks.model.number("status"))  # title, then score, rating, shop
    at(risks, "R-05", "title")
    assert not risks.table.isColumnHidden(risks.model.number("shop"))
    paste(qtbot, risks, "five\nthree\none\n")
    assert column(risks, "title") == {
        "R-01": "one",
        "R-02": "T2",
        "R-03": "three",
        "R-04": "T4",
        "R-05": "five",
    }


def test_a_longer_block_makes_new_rows_in_one_step(qtbot: QtBot, risks: RegisterGrid) -> None:
    at(risks, "R-05", "title")
    steps = risks.desk.workspace.undo_count
    paste(qtbot, risks, "five\nsix\nseven\n")
    assert len(stored(risks)) == 7
    assert risks.desk.workspace.undo_count == steps + 1
    risks.desk.undo()
    settle()
    assert len(stored(risks)) == 5
    assert column(risks, "title")["R-05"] == "T5"


def test_computed_cells_of_a_block_are_left_out_with_a_word(
    qtbot: QtBot, risks: RegisterGrid
) -> None:
    at(risks, "R-01", "title")
    keys = [risks.model.columns[n].key for n in risks.table.columns.visible()]
    first = keys.index("title")
    texts = {"title": "New title", "score": "99", "owner": "Bo"}
    line = "\t".join(
        texts.get(key, risks.model.columns[risks.model.number(key)].words(stored(risks)["R-01"]))
        for key in keys[first : keys.index("owner") + 1]
    )
    paste(qtbot, risks, line)
    [cell] = refused(risks)
    assert (cell.column, cell.text, cell.reason) == (
        "Score",
        "99",
        "It follows from other columns.",
    )
    assert column(risks, "title")["R-01"] == "T1"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2025-04-03", dt.date(2025, 4, 3)),
        ("3.4.2025", dt.date(2025, 4, 3)),
        ("28/02/2025", dt.date(2025, 2, 28)),
        ("02/28/2025", dt.date(2025, 2, 28)),
        ("04/04/2025", dt.date(2025, 4, 4)),
        ("2025/4/3", dt.date(2025, 4, 3)),
    ],
)
def test_a_day_that_is_only_one_day_is_taken(
    qtbot: QtBot, risks: RegisterGrid, typed: str, day: dt.date
) -> None:
    at(risks, "R-01", "due")
    paste(qtbot, risks, typed)
    assert column(risks, "due")["R-01"] == day


@pytest.mark.parametrize("typed", ["03/04/2025", "03/04/25", "3/4", "12/11/2024"])
def test_a_day_that_may_be_two_days_is_refused(
    qtbot: QtBot, risks: RegisterGrid, typed: str
) -> None:
    at(risks, "R-01", "due")
    paste(qtbot, risks, typed)
    [cell] = refused(risks)
    assert "may be two days" in cell.reason
    assert column(risks, "due")["R-01"] == dt.date(2025, 3, 1)


@pytest.mark.parametrize(
    ("language", "typed", "sum_"),
    [
        ("en", "1,250.50", "1250.50"),
        ("en", " 1250.5 ", "1250.5"),
        ("en", "1,250.50 USD", "1250.50"),
        ("ru", "1 250,50", "1250.50"),
        ("ru", "1\xa0250,5", "1250.5"),
        ("zh", "1,250.50", "1250.50"),
    ],
)
def test_numbers_are_read_as_the_language_of_the_screen_writes_them(
    qtbot: QtBot, risks: RegisterGrid, language: str, typed: str, sum_: str
) -> None:
    use(language)
    if risks.table.isColumnHidden(risks.model.number("cost_exposure")):
        risks.table.columns.toggle(risks.model.number("cost_exposure"))
    at(risks, "R-01", "cost_exposure")
    paste(qtbot, risks, typed)
    found = column(risks, "cost_exposure")["R-01"]
    assert found.amount == Decimal(sum_)


def test_a_decimal_comma_where_it_is_not_one_is_refused(qtbot: QtBot, risks: RegisterGrid) -> None:
    at(risks, "R-01", "cost_exposure")
    paste(qtbot, risks, "1.250,50")
    [cell] = refused(risks)
    assert "1.250,50" in cell.reason


def test_a_block_goes_on_rows_of_two_lines(qtbot: QtBot, opened: Opener) -> None:
    grid = opened("shipments")
    [row] = grid.model.rows
    grid.table.setCurrentIndex(grid.model.index(0, grid.model.number("contents")))
    grid.table.select([row.id])
    grid.table.setFocus()
    paste(qtbot, grid, "Ovens and ducts")
    [after] = grid.desk.read(register_rows, "shipments", grid.project_id)
    assert after.values["contents"] == "Ovens and ducts"
    grid.desk.undo()
    settle()
    assert grid.model.rows[0] == row
