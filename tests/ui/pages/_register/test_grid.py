"""A grid under the hand: keys, clipboard, filters, order, groups, sums, and what is refused."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from core.operations.register import add_row
from core.queries.register import register_rows
from core.text import NBSP
from tests.ui.pages._register.conftest import opener, settle
from ui.models.arrange import Group
from ui.widgets.dialog_frame import DialogFrame

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from core.queries.register import RegisterRow
    from tests.desks import PlainFrame
    from tests.ui.pages._register.conftest import Opener
    from ui.desk import Desk
    from ui.pages._register.grid import RegisterGrid

Key = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def risks(opened: Opener) -> RegisterGrid:
    """Provide four risks of two shops: every column, in their own order, whatever their status."""
    grid = opened("risks", "EMPTY")
    grid.set_view("full")
    grid.set_sorted("")
    grid.clear_filters()
    for code, title, shop, status, probability, cost in (
        ("R-01", "Roof late", "PAINT", "OPEN", 4, 100),
        ("R-02", "Permits", "WELD", "OPEN", 3, 300),
        ("R-03", "Winter", "PAINT", "CLOSED", 2, 200),
        ("R-04", "Gas supply", "WELD", "ACTIVE", 5, 400),
    ):
        grid.desk.run(
            "Add",
            add_row,
            "risks",
            grid.project_id,
            {
                "code": code,
                "title": title,
                "shop": shop,
                "status": status,
                "probability": probability,
                "impact": 4,
                "cost_exposure": Decimal(cost),
                "due": dt.date(2025, 3, 3),
            },
        )
    settle()
    assert len(grid.model.rows) == 4
    grid.setFocus()
    return grid


def stored(grid: RegisterGrid) -> dict[str, RegisterRow]:
    rows = grid.desk.read(register_rows, grid.register.key, grid.project_id)
    return {row.values["code"]: row for row in rows}


def codes(grid: RegisterGrid) -> list[str]:
    return [row.values["code"] for row in grid.model.shown_rows()]


def at_cell(grid: RegisterGrid, code: str, column: str) -> None:
    """Put the focus on a cell."""
    row_id = stored(grid)[code].id
    line = grid.model.line_of(row_id)
    grid.table.setCurrentIndex(grid.model.index(line, grid.model.number(column)))
    grid.table.select([row_id])
    grid.table.setFocus()


def enter(qtbot: QtBot, grid: RegisterGrid, code: str, column: str, typed: str) -> None:
    """Type into a cell and press Enter, as a user does."""
    at_cell(grid, code, column)
    qtbot.keyClick(grid.table, Key.Key_F2)
    editor = grid.table.editing.editor
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, typed)
    qtbot.keyClick(editor, Key.Key_Return)
    settle()


def value(grid: RegisterGrid, code: str, key: str) -> Any:
    return stored(grid)[code].values[key]


def block(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def sheet(grid: RegisterGrid) -> DialogFrame:
    return grid.desk.overlay().findChildren(DialogFrame)[-1]


def press(frame: DialogFrame, start: str) -> None:
    buttons = [b for b in frame.findChildren(QPushButton) if b.text().strip().startswith(start)]
    buttons[-1].click()
    settle()


def test_typed_values_are_stored_and_what_follows_is_shown(
    qtbot: QtBot, risks: RegisterGrid
) -> None:
    enter(qtbot, risks, "R-02", "title", "Work permits")
    enter(qtbot, risks, "R-02", "due", "+1w")
    enter(qtbot, risks, "R-02", "cost_exposure", "1,250.50")
    assert value(risks, "R-02", "title") == "Work permits"
    assert value(risks, "R-02", "due") == dt.date(2025, 3, 10)
    assert value(risks, "R-02", "cost_exposure").minor == 125_050
    assert risks.desk.workspace.undo_label


def test_what_is_refused_stays_in_the_editor_with_the_reason(
    qtbot: QtBot, risks: RegisterGrid
) -> None:
    enter(qtbot, risks, "R-01", "due", "31.02.2026")
    assert risks.table.editing.is_open
    assert "31.02.2026" in risks.table.editing.refusal
    risks.table.editing.cancel()
    enter(qtbot, risks, "R-01", "code", "R-02")
    assert "R-02" in risks.table.editing.refusal
    assert value(risks, "R-01", "due") == dt.date(2025, 3, 3)


def test_a_reference_is_completed_and_one_that_is_not_there_is_refused(
    qtbot: QtBot, opened: Opener
) -> None:
    grid = opened("containers")
    [row] = grid.model.rows
    grid.edit_cell(row.id, "shipment")
    editor = grid.table.editing.editor
    assert editor is not None
    finder = editor.completer()
    assert finder is not None
    assert finder.model().index(0, 0).data().startswith(row.values["shipment"])
    editor.selectAll()
    qtbot.keyClicks(editor, "SH-77")
    qtbot.keyClick(editor, Key.Key_Return)
    assert "SH-77" in grid.table.editing.refusal


def test_insert_adds_a_row_after_the_current_one_and_opens_it(
    qtbot: QtBot, risks: RegisterGrid
) -> None:
    at_cell(risks, "R-02", "title")
    qtbot.keyClick(risks.table, Key.Key_Insert)
    settle()
    assert codes(risks) == ["R-01", "R-02", "R-05", "R-03", "R-04"]
    editor = risks.table.editing.editor
    assert editor is not None
    assert editor.selectedText() == "New"
    qtbot.keyClicks(editor, "Crane stops")
    qtbot.keyClick(editor, Key.Key_Return)
    settle()
    assert value(risks, "R-05", "title") == "Crane stops"
    assert value(risks, "R-05", "shop") == "WELD"


def test_a_row_that_needs_another_register_says_which(opened: Opener) -> None:
    grid = opened("containers", "EMPTY")
    grid.doings.add()
    assert not grid.model.rows
    [said] = grid.desk.overlay().said  # type: ignore[attr-defined]  # a PlainFrame
    assert said.startswith("Lot is needed")


def test_delete_removes_the_rows_and_undo_brings_them_back(
    qtbot: QtBot, risks: RegisterGrid
) -> None:
    risks.table.select([stored(risks)[code].id for code in ("R-02", "R-03")])
    risks.table.setFocus()
    qtbot.keyClick(risks.table, Key.Key_Delete)
    settle()
    assert codes(risks) == ["R-01", "R-04"]
    assert [row.values["code"] for row in risks.table.selected_rows()] == ["R-04"]
    risks.desk.undo()
    settle()
    assert codes(risks) == ["R-01", "R-02", "R-03", "R-04"]


def test_backspace_empties_a_cell_and_leaves_the_row(qtbot: QtBot, risks: RegisterGrid) -> None:
    at_cell(risks, "R-01", "due")
    qtbot.keyClick(risks.table, Key.Key_Backspace)
    assert value(risks, "R-01", "due") is None


def test_alt_and_arrows_move_rows_but_not_while_they_are_sorted(
    qtbot: QtBot, risks: RegisterGrid
) -> None:
    at_cell(risks, "R-03", "title")
    qtbot.keyClick(risks.table, Key.Key_Up, ALT)
    settle()
    assert codes(risks) == ["R-01", "R-03", "R-02", "R-04"]
    qtbot.keyClick(risks.table, Key.Key_Down, ALT)
    settle()
    assert codes(risks) == ["R-01", "R-02", "R-03", "R-04"]
    risks.set_sorted("cost_exposure", down=True)
    assert codes(risks) == ["R-04", "R-02", "R-03", "R-01"]
    move = next(a for a in risks.actions_of() if a.key == "row.up")
    assert move.enabled is not None
    assert not move.enabled()
    risks.set_sorted("")
    assert codes(risks) == ["R-01", "R-02", "R-03", "R-04"]


def test_under_groups_a_row_moves_past_the_next_of_its_group(
    qtbot: QtBot, risks: RegisterGrid
) -> None:
    risks.bar.group.set_value("shop")
    risks.bar.grouped.emit()
    titles = [line.title for line in risks.model.lines if isinstance(line, Group)]
    assert titles == ["Welding", "Painting"]
    at_cell(risks, "R-03", "title")
    qtbot.keyClick(risks.table, Key.Key_Up, ALT)
    settle()
    assert codes(risks) == ["R-02", "R-04", "R-03", "R-01"]


def test_fill_down_takes_the_first_selected_value(qtbot: QtBot, risks: RegisterGrid) -> None:
    rows = stored(risks)
    at_cell(risks, "R-01", "shop")
    ids = [rows[code].id for code in ("R-01", "R-02", "R-03", "R-04")]
    risks.table.select(ids)
    risks.table.setFocus()
    qtbot.keyClick(risks.table, Key.Key_D, CONTROL)
    assert {row.values["shop"] for row in stored(risks).values()} == {"PAINT"}
    risks.desk.undo()
    assert value(risks, "R-02", "shop") == "WELD"


def test_words_status_and_shop_narrow_and_all_comes_back(risks: RegisterGrid) -> None:
    risks.bar.searched.emit("late")
    assert codes(risks) == ["R-01"]
    risks.clear_filters()
    risks.bar.status.set_values(("OPEN", "ACTIVE"))
    risks.bar.filtered.emit()
    assert codes(risks) == ["R-01", "R-02", "R-04"]
    risks.bar.shop.set_values(("PAINT",))
    risks.bar.filtered.emit()
    assert codes(risks) == ["R-01"]
    assert risks.status_text().startswith("4 rows · 1 shown")
    risks.bar.searched.emit("nothing has this")
    assert risks.empty.isVisible()
    risks.clear_filters()
    assert len(codes(risks)) == 4


def test_the_selection_says_its_sum_and_average(risks: RegisterGrid) -> None:
    at_cell(risks, "R-01", "cost_exposure")
    risks.table.select([stored(risks)[code].id for code in ("R-01", "R-02")])
    said = risks.status_text().replace(NBSP, " ")
    assert said.endswith("2 selected · Cost exposure: sum 400.00 USD, average 200.00 USD")


def test_figures_say_what_is_open(risks: RegisterGrid) -> None:
    assert risks.bar.figures.toolTip().startswith("3 open · ")


def test_rows_are_copied_as_text_and_as_a_table(qtbot: QtBot, risks: RegisterGrid) -> None:
    at_cell(risks, "R-01", "title")
    qtbot.keyClick(risks.table, Key.Key_C, CONTROL)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text().startswith("R-01\tRoof late\tOpen\t")
    assert "<td>Roof late</td>" in clipboard.mimeData().html()


def test_a_block_is_pasted_over_rows_and_makes_new_ones(qtbot: QtBot, risks: RegisterGrid) -> None:
    at_cell(risks, "R-04", "title")
    block("Gas line\tOpen\nSnow\tClosed\n")
    qtbot.keyClick(risks.table, Key.Key_V, CONTROL)
    settle()
    assert value(risks, "R-04", "title") == "Gas line"
    assert (value(risks, "R-05", "title"), value(risks, "R-05", "status")) == ("Snow", "CLOSED")
    risks.desk.undo()
    settle()
    assert codes(risks) == ["R-01", "R-02", "R-03", "R-04"]


def test_refused_cells_are_listed_and_the_rest_can_be_taken(
    qtbot: QtBot, risks: RegisterGrid
) -> None:
    at_cell(risks, "R-01", "title")
    block("Roof\tNonsense\nPermits 2\tClosed\n")
    qtbot.keyClick(risks.table, Key.Key_V, CONTROL)
    assert value(risks, "R-01", "title") == "Roof late"
    press(sheet(risks), "Paste the other")
    assert value(risks, "R-01", "title") == "Roof"
    assert value(risks, "R-01", "status") == "OPEN"
    assert (value(risks, "R-02", "title"), value(risks, "R-02", "status")) == (
        "Permits 2",
        "CLOSED",
    )


def test_a_line_that_breaks_a_rule_is_refused_and_the_others_taken(
    qtbot: QtBot, risks: RegisterGrid
) -> None:
    at_cell(risks, "R-04", "title")
    block("\nStorm\n")
    qtbot.keyClick(risks.table, Key.Key_V, CONTROL)
    assert value(risks, "R-04", "title") == "Gas supply"
    press(sheet(risks), "Paste the other")
    assert value(risks, "R-05", "title") == "Storm"
    assert value(risks, "R-04", "title") == "Gas supply"


def test_an_empty_register_takes_a_block_by_its_headings(qtbot: QtBot, opened: Opener) -> None:
    grid = opened("risks", "EMPTY")
    block("Risk\tShop\tCode\nRoof\tPainting\tR-9\nGas\tWelding\t\n")
    grid.doings.paste()
    settle()
    assert [(r.values["code"], r.values["title"], r.values["shop"]) for r in grid.model.rows] == [
        ("R-9", "Roof", "PAINT"),
        ("R-10", "Gas", "WELD"),
    ]


def test_several_rows_are_changed_at_once(qtbot: QtBot, risks: RegisterGrid) -> None:
    risks.table.select([stored(risks)[code].id for code in ("R-01", "R-02")])
    risks.doings.edit_selected()
    frame = sheet(risks)
    owner = next(f for f in frame.findChildren(QLineEdit) if f.accessibleName() == "Owner")
    owner.setText("Li Wei")
    press(frame, "Change rows")
    assert [value(risks, code, "owner") for code in ("R-01", "R-02", "R-03")] == [
        "Li Wei",
        "Li Wei",
        "",
    ]


def test_widths_columns_filters_and_grouping_are_remembered(
    risks: RegisterGrid, opened: Opener
) -> None:
    risks.bar.group.set_value("status")
    risks.bar.status.set_values(("OPEN",))
    number = risks.model.number("note")
    risks.table.columns.toggle(number)
    risks.remember()
    again = opened("risks", "EMPTY")
    assert again.bar.grouping == "status"
    assert codes(again) == ["R-01", "R-02"]
    assert not again.table.isColumnHidden(number)


def test_a_file_that_may_only_be_read_says_so(
    qtbot: QtBot, locked: tuple[Desk, PlainFrame]
) -> None:
    grid = opener(qtbot, locked)("risks")
    assert not grid.bar.add.isEnabled()
    at_cell(grid, "X-01", "title")
    for key in (Key.Key_F2, Key.Key_Delete, Key.Key_Insert):
        qtbot.keyClick(grid.table, key)
    assert not grid.table.editing.is_open
    assert "read-only" in grid.table.editing.refusal
    assert len(grid.model.rows) == 1
    empty = opener(qtbot, locked)("risks", "EMPTY")
    assert any("read-only" in label.text() for label in empty.empty.findChildren(QLabel))


def test_the_rows_of_a_figure_are_shown_until_the_bar_lets_go(risks: RegisterGrid) -> None:
    risks.narrow("Winter risks", lambda row: row.values["title"] == "Winter")
    assert codes(risks) == ["R-03"]
    assert "Winter risks" in risks.bar.figure.text()
    risks.bar.figure.click()
    assert len(codes(risks)) == 4
    assert not risks.bar.figure.isVisible()
