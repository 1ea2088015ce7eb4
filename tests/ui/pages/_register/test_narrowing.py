"""Columns of a grid narrowed one by one, and views that keep how a grid is arranged."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.language import use
from core.operations.portfolio import change_status_date
from core.operations.register import add_row
from tests.ui.pages._register.conftest import settle
from ui.actions import build
from ui.dialogs.column_filter import PickDays, PickValues
from ui.models.arrange import Group
from ui.models.narrowing import Days, Numbers, Picked
from ui.pages._register.grid import RegisterGrid
from ui.settings import Settings, View

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.desks import PlainFrame
    from tests.ui.pages._register.conftest import Opener
    from ui.desk import Desk

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def fill(grid: RegisterGrid) -> RegisterGrid:
    for code, owner, due, cost, status in (
        ("R-01", "Li Wei", dt.date(2025, 2, 1), 100, "OPEN"),
        ("R-02", "Ana", dt.date(2025, 3, 20), 300, "OPEN"),
        ("R-03", "", None, None, "OCCURRED"),
        ("R-04", "Ana", dt.date(2025, 9, 1), 400, "ACTIVE"),
    ):
        values = {"code": code, "title": code, "owner": owner, "due": due, "status": status}
        cost_of = {} if cost is None else {"cost_exposure": Decimal(cost)}
        grid.desk.run("Add", add_row, "risks", grid.project_id, values | cost_of)
    settle()
    return grid


@pytest.fixture
def risks(opened: Opener) -> RegisterGrid:
    """Provide four risks of two people and none."""
    return fill(opened("risks", "EMPTY"))


def codes(grid: RegisterGrid) -> list[str]:
    return [row.values["code"] for row in grid.model.shown_rows()]


def test_values_days_and_numbers_narrow_together_and_say_so(risks: RegisterGrid) -> None:
    risks.filters.put("owner", Picked(frozenset({"Ana"})))
    assert codes(risks) == ["R-02", "R-04"]
    risks.filters.put("due", Days(told="30"))
    assert codes(risks) == ["R-02"]
    risks.filters.put("cost_exposure", Numbers(low=Decimal(400)))
    assert codes(risks) == []
    assert risks.empty.isVisible()
    assert [chip.text() for chip in risks.chips.chips()] == [
        "Owner: Ana",
        "Due: in 30 days",
        "Cost exposure USD: ≥ 400",
        "Clear all",
    ]
    risks.chips.chips()[2].click()
    assert codes(risks) == ["R-02"]
    risks.chips.chips()[-1].click()
    assert len(codes(risks)) == 4


def test_the_values_offered_are_those_that_other_filters_leave(risks: RegisterGrid) -> None:
    assert [(each.words, each.count) for each in risks.filters.offered("owner")] == [
        ("Ana", 2),
        ("Li Wei", 1),
        ("", 1),
    ]
    risks.filters.put("status", Picked(frozenset({"ACTIVE"})))
    assert [each.words for each in risks.filters.offered("owner")] == ["Ana"]
    assert [each.words for each in risks.filters.offered("status")] == [
        "Active",
        "Occurred",
        "Open",
    ]


def test_a_choice_is_kept_by_its_key_so_that_it_outlives_another_language(
    risks: RegisterGrid,
) -> None:
    risks.filters.put("status", Picked(frozenset({"OPEN"})))
    use("ru")
    risks.retranslate()
    assert codes(risks) == ["R-01", "R-02"]
    assert risks.chips.chips()[0].text() != "Status: Open"


def test_days_told_from_the_status_date_follow_it(risks: RegisterGrid) -> None:
    risks.filters.put("due", Days(told="overdue"))
    assert codes(risks) == ["R-01"]
    risks.desk.run("Status date", change_status_date, dt.date(2025, 4, 1))
    settle()
    assert codes(risks) == ["R-01", "R-02"]


def test_the_key_asks_for_the_current_column(qtbot: QtBot, risks: RegisterGrid) -> None:
    risks.table.setCurrentIndex(risks.model.index(0, risks.model.number("due")))
    risks.table.setFocus()
    qtbot.keyClick(risks.table, Key.Key_F, CONTROL | SHIFT)
    [dialog] = risks.desk.overlay().findChildren(PickDays)
    dialog.told.set_value("90")
    dialog.apply()
    assert codes(risks) == ["R-02"]


def test_the_menu_of_a_head_sorts_and_filters(risks: RegisterGrid) -> None:
    from ui.actions import menu

    made = menu(parent=risks)
    risks.doings.add_to_head_menu(made, risks.model.number("owner"))
    by_text = {action.text(): action for action in made.actions()}
    by_text["Sort down"].trigger()
    assert codes(risks)[0] == "R-01"
    by_text["Filter…"].trigger()
    [dialog] = risks.desk.overlay().findChildren(PickValues)
    dialog.toggle("Li Wei")
    dialog.apply()
    assert codes(risks) == ["R-01"]
    assert not risks.grab().isNull()


def test_all_projects_are_narrowed_by_project_manager_and_country(
    framed: tuple[Desk, PlainFrame],
) -> None:
    desk, frame = framed
    grid = RegisterGrid(desk, "risks", frame, of_all=True)
    grid.refresh(None)
    for key in ("project", "project.manager", "project.country"):
        offered = grid.filters.offered(key)
        assert sum(each.count for each in offered) == len(grid.model.rows)
        grid.filters.put(key, Picked(frozenset({offered[0].id})))
        assert len(grid.model.shown_rows()) == offered[0].count
    assert grid.bar.columns["project"].is_narrowing()
    for key in ("project", "project.manager", "project.country", "owner", "category"):
        grid.bar.group.set_value(key)
        grid.bar.grouped.emit()
        assert isinstance(grid.model.line(0), Group)


def test_filters_are_remembered_until_the_next_start(risks: RegisterGrid, opened: Opener) -> None:
    risks.filters.put("owner", Picked(frozenset({"Ana"})))
    risks.remember()
    again = opened("risks", "EMPTY")
    assert codes(again) == ["R-02", "R-04"]
    again.clear_filters()
    again.remember()
    assert len(codes(opened("risks", "EMPTY"))) == 4


def arrange(grid: RegisterGrid) -> None:
    grid.filters.put("owner", Picked(frozenset({"Ana"})))
    grid.bar.group.set_value("status")
    grid.bar.grouped.emit()
    grid.set_sorted("due", down=True)
    grid.table.columns.toggle(grid.model.number("note"))


def test_a_view_keeps_columns_order_filters_and_grouping(risks: RegisterGrid) -> None:
    arrange(risks)
    risks.saved.save_as("Ana's risks")
    risks.saved.standard()
    assert len(codes(risks)) == 4
    assert risks.model.order == (("score", True),)
    assert risks.table.isColumnHidden(risks.model.number("note"))
    assert risks.bar.view.shown() == "List"
    risks.saved.choose("Ana's risks")
    assert codes(risks) == ["R-02", "R-04"]
    assert risks.model.order == (("due", True),)
    assert risks.bar.grouping == "status"
    assert not risks.table.isColumnHidden(risks.model.number("note"))
    assert risks.bar.view.shown() == "Ana's risks"


def test_a_view_is_renamed_removed_and_brought_back(risks: RegisterGrid) -> None:
    risks.saved.save_as("One")
    risks.saved.make_usual()
    risks.saved._rename_to("Two")
    assert (risks.saved.names, risks.saved.usual) == (["Two"], "Two")
    menu = risks.bar.view.build_menu()
    assert "Two (default)" in [action.text() for action in menu.actions()]
    risks.saved.remove()
    assert (risks.saved.names, risks.saved.usual, risks.saved.current) == ([], "", "")


def test_the_default_view_is_the_one_a_list_begins_with(
    risks: RegisterGrid, opened: Opener
) -> None:
    arrange(risks)
    risks.saved.save_as("Ana's risks")
    risks.saved.make_usual()
    risks.saved.standard()
    risks.remember()
    again = opened("risks", "EMPTY")
    assert again.saved.current == "Ana's risks"
    assert codes(again) == ["R-02", "R-04"]


def test_views_are_kept_in_the_settings_and_not_in_the_file(risks: RegisterGrid) -> None:
    steps = risks.desk.workspace.undo_count
    arrange(risks)
    risks.saved.save_as("Ana's risks")
    assert risks.desk.workspace.undo_count == steps
    read = Settings(risks.desk.settings._path)
    kept = read.now.saved_views["register.risks"]["Ana's risks"]
    assert kept == risks.desk.settings.now.saved_views["register.risks"]["Ana's risks"]
    assert kept.filters["column.owner"] == "in:Ana"


def test_a_view_with_columns_that_are_gone_still_opens(risks: RegisterGrid) -> None:
    risks.desk.settings.now.saved_views["register.risks"] = {
        "Old": View(
            widths={"gone": 90, "title": 333},
            order=["gone", "title", "code"],
            sort="-gone,code",
            grouping="gone",
            filters={"column.gone": "in:x", "column.due": "someday:1", "status": "OPEN"},
            mode="gone",
        )
    }
    risks.saved.choose("Old")
    assert codes(risks) == ["R-01", "R-02"]
    assert risks.model.order == (("code", False),)
    assert risks.bar.grouping == ""
    assert risks.table.columnWidth(risks.model.number("title")) == 333


def test_the_name_of_a_view_is_asked_for(qtbot: QtBot, risks: RegisterGrid) -> None:
    from PySide6.QtWidgets import QLineEdit

    from ui.widgets.dialog_frame import DialogFrame

    by_key = {action.key: action for action in risks.actions_of()}
    build(by_key["row.save_view"], risks).trigger()
    [frame] = risks.desk.overlay().findChildren(DialogFrame)
    line = frame.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setText("Mine")
    qtbot.keyClick(line, Key.Key_Return)
    assert risks.saved.names == ["Mine"]
