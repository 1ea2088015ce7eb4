"""Rows under columns: refreshed by difference, sorted, filtered and grouped in the model."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.errors import InvalidInput
from ui.models.arrange import Group, Grouping
from ui.models.column import Column
from ui.models.rows import ROW_ROLE, SORT_ROLE, RowsModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    due: dt.date | None = None
    slip: int | None = None
    country: str = ""


ROWS = [
    Row(1, "Szeged paint line", dt.date(2024, 11, 25), 22, "Hungary"),
    Row(2, "astana plant", dt.date(2024, 11, 14), 16, "Kazakhstan"),
    Row(3, "Kostanay bus plant", None, None, "Kazakhstan"),
    Row(4, "Bekasi line", dt.date(2024, 12, 19), 0, "Indonesia"),
]


class Kept:
    """What edits were carried out."""

    def __init__(self) -> None:
        self.edits: list[tuple[int, Any]] = []
        self.prepared: list[int] = []

    def edit(self, row: Row, value: Any) -> None:
        self.edits.append((row.id, value))

    def cell(self, row: Row) -> Any:
        self.prepared.append(row.id)
        return row.name


def _parse(text: str, row: Row) -> str:
    if not text.strip():
        raise InvalidInput("A name is needed.")
    return text.strip()


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def model(qtbot: QtBot, kept: Kept) -> Iterator[RowsModel[Row]]:
    made: RowsModel[Row] = RowsModel(
        [
            Column(
                key="name",
                title="Project",
                value=lambda row: row.name,
                cell=kept.cell,
                text=str,
                edit=kept.edit,
                parse=_parse,
                can_edit=lambda row: row.id != 4,
            ),
            Column(key="due", title="Due", kind="date", value=lambda row: row.due),
            Column(key="slip", title="Slip", kind="slip", value=lambda row: row.slip),
            Column(key="country", title="Country", value=lambda row: row.country),
        ]
    )
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show_rows(ROWS)
    yield made
    tester.deleteLater()


def names(model: RowsModel[Row]) -> list[str]:
    return [line.title if isinstance(line, Group) else line.name for line in model.lines]


def test_rows_stand_as_they_came_until_sorted_and_again_after(model: RowsModel[Row]) -> None:
    came = names(model)
    model.sort_by([("name", False)])
    assert names(model)[0] == "astana plant"
    model.sort_by([])
    assert names(model) == came


def test_rows_are_sorted_by_several_columns_with_empty_values_last(model: RowsModel[Row]) -> None:
    model.sort_by([("country", False), ("due", True)])
    assert [row.id for row in model.shown_rows()] == [1, 4, 2, 3]
    model.sort_by([("due", True)])
    assert [row.id for row in model.shown_rows()] == [4, 1, 2, 3]


def test_a_filter_needs_every_word_in_some_column(model: RowsModel[Row]) -> None:
    model.filter_text("KAZ plant")
    assert [row.id for row in model.shown_rows()] == [2, 3]
    model.filter_text("2024-11-25")
    assert [row.id for row in model.shown_rows()] == [1]
    assert model.is_filtered


def test_named_filters_narrow_together_and_go_one_by_one(model: RowsModel[Row]) -> None:
    model.filter_by("country", lambda row: row.country == "Kazakhstan")
    model.filter_by("dated", lambda row: row.due is not None)
    assert [row.id for row in model.shown_rows()] == [2]
    model.filter_by("country", None)
    assert [row.id for row in model.shown_rows()] == [1, 2, 4]


def test_a_refresh_with_the_same_rows_says_only_what_differs(
    qtbot: QtBot, model: RowsModel[Row]
) -> None:
    changed: list[tuple[int, int]] = []
    resets: list[bool] = []
    model.dataChanged.connect(lambda a, b, _roles: changed.append((a.row(), b.row())))
    model.modelReset.connect(lambda: resets.append(True))
    model.show_rows([*ROWS[:2], replace(ROWS[2], slip=3), ROWS[3]])
    assert (changed, resets) == ([(2, 2)], [])
    model.show_rows(ROWS[:3])
    assert resets == [True]


def test_a_cell_is_prepared_once_until_its_row_differs(model: RowsModel[Row], kept: Kept) -> None:
    for _ in range(3):
        model.cells(0)
    model.show_rows(ROWS)
    model.cells(0)
    assert kept.prepared == [1]
    model.show_rows([replace(ROWS[0], name="Szeged"), *ROWS[1:]])
    assert model.cells(0)[0] == "Szeged"


def test_groups_have_title_count_and_total_and_close(model: RowsModel[Row]) -> None:
    model.group_by(
        Grouping(
            key=lambda row: row.country,
            order=str,
            total=lambda rows: f"{sum(row.slip or 0 for row in rows)} d",
        )
    )
    assert names(model)[:3] == ["Hungary", "Szeged paint line", "Indonesia"]
    assert model.index(4, 0).data() == "Kazakhstan 2 16 d"
    model.set_open("Kazakhstan", is_open=False)
    assert names(model)[-1] == "Kazakhstan"
    assert model.line_of(2) == -1
    model.set_open("Kazakhstan", is_open=True)
    assert model.line_of(2) == 5
    model.group_by(None)
    assert names(model) == [row.name for row in ROWS]


def test_an_edit_runs_the_operation_and_shows_nothing_by_itself(
    model: RowsModel[Row], kept: Kept
) -> None:
    model.enter(model.index(1, 0), " Astana ")
    assert kept.edits == [(2, "Astana")]
    assert model.index(1, 0).data() == "astana plant"


def test_an_edit_that_changes_nothing_runs_nothing(model: RowsModel[Row], kept: Kept) -> None:
    model.enter(model.index(1, 0), "astana plant")
    assert kept.edits == []


def test_a_refused_text_says_why_and_runs_nothing(model: RowsModel[Row], kept: Kept) -> None:
    with pytest.raises(InvalidInput, match="name is needed"):
        model.enter(model.index(1, 0), "  ")
    assert kept.edits == []


def test_only_editable_cells_say_so(model: RowsModel[Row]) -> None:
    editable = Qt.ItemFlag.ItemIsEditable
    assert model.index(0, 0).flags() & editable
    assert not model.index(3, 0).flags() & editable
    assert not model.index(0, 1).flags() & editable


def test_roles_give_words_values_and_the_row(model: RowsModel[Row]) -> None:
    index = model.index(1, 2)
    assert index.data() == "+16 d"
    assert index.data(SORT_ROLE) == 16
    assert index.data(ROW_ROLE) is ROWS[1]
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "+16 d"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Slip"


def test_a_locked_list_edits_nothing(model: RowsModel[Row], kept: Kept) -> None:
    at = model.index(0, 0)
    assert model.flags(at) & Qt.ItemFlag.ItemIsEditable
    model.locked = "This file is read-only."
    assert not model.flags(at) & Qt.ItemFlag.ItemIsEditable
    model.enter(at, "Debrecen line")
    assert not model.setData(at, "Debrecen line")
    assert kept.edits == []
