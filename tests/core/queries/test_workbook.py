"""What goes out as a workbook is what was asked for, and what tells the file is the same in copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.operations.register import add_row
from core.queries.workbook import (
    OUTSIDE,
    BookOrder,
    SheetOrder,
    book,
    file_key,
    here,
    table_counts,
    table_rows,
)
from core.registers import tables
from core.workspace import Workspace
from tests.builders import project_in, started
from tests.conftest import clock
from tests.registers import filled

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_internal_leaves_the_process_that_asks(workspace: Workspace) -> None:
    project, _codes = filled(started(workspace))
    order = BookOrder(tuple(SheetOrder(key) for key in tables()), project, OUTSIDE)
    found = workspace.read(book, order, clock())
    for sheet in found.sheets:
        described = tables()[sheet.register]
        internal = {column.key for column in described.columns if column.internal}
        assert not described.internal
        assert not described.personal
        assert not internal & set(sheet.columns)
        for row in sheet.rows:
            assert row.values.keys() == set(sheet.columns)
            assert (row.refs, row.names, row.extra) == ({}, {}, "")


def test_rows_and_columns_come_in_the_order_asked_for(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    ids = [workspace.run("Add", add_row, "risks", project, {"title": t}) for t in "abc"]
    order = BookOrder((SheetOrder("risks", ("title", "code"), (ids[2], ids[0])),), project)
    [sheet] = workspace.read(book, order, clock()).sheets
    assert sheet.columns == ("title", "code")
    assert [row.values["title"] for row in sheet.rows] == ["c", "a"]


def test_a_copy_of_the_file_is_the_same_file(workspace: Workspace, tmp_path: Path) -> None:
    started(workspace)
    key = workspace.read(file_key)
    workspace.save_copy(tmp_path / "copy.handover")
    project_in(workspace)
    copy = Workspace.open(tmp_path / "copy.handover", clock=clock, user="Anna")
    try:
        assert copy.read(file_key) == workspace.read(file_key) == key
    finally:
        copy.close()


def test_what_is_here_knows_rows_and_the_codes_of_each_project(workspace: Workspace) -> None:
    started(workspace)
    for code in ("P-1", "P-2"):
        project = project_in(workspace, code)
        workspace.run("Add", add_row, "equipment", project, {"code": f"E-{code}", "name": "x"})
    found = workspace.read(here, ["shipment_lines", "equipment"])
    assert found.codes["equipment", "P-1"] == {"E-P-1"}
    assert {row.project_code for row in found.rows["equipment"].values()} == {"P-1", "P-2"}
    assert found.projects["P-2"].currency == "USD"


def test_counts_are_those_of_the_tables(workspace: Workspace) -> None:
    project, _codes = filled(started(workspace))
    counts = workspace.read(table_counts, project)
    assert counts == dict.fromkeys(tables(), 1)
    assert len(workspace.read(table_rows, "milestones")) == 1
