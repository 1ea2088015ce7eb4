"""What came back in a workbook is taken whole, as one step, or not at all."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from core.errors import ImportProblems
from core.operations.register import add_row, remove_rows
from core.operations.workbook import IMPORT_WORKBOOK, TakenRow, take_workbook
from core.queries.workbook import table_rows
from tests.builders import contents, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


@pytest.fixture
def project(workspace: Workspace) -> int:
    made = project_in(started(workspace))
    milestone_in(workspace, made, forecast_finish=dt.date(2025, 5, 1))
    workspace.run("Add", add_row, "equipment", made, {"code": "E-1", "name": "Robot"})
    return made


def row(register: str, row_id: int | None, **values: object) -> TakenRow:
    return TakenRow(register, "P-1", row_id, values, "Sheet", 7)


def test_rows_of_several_registers_are_one_step(workspace: Workspace, project: int) -> None:
    package = workspace.read(table_rows, "equipment", project)[0].id
    milestone = workspace.read(table_rows, "milestones", project)[0].id
    before, steps = contents(workspace), workspace.undo_count
    done = workspace.run(
        IMPORT_WORKBOOK,
        take_workbook,
        [
            row("shipment_lines", None, shipment="SH-9", package="E-2"),  # points to what is new
            row("shipments", None, code="SH-9", contents="Robots"),
            row("equipment", None, code="E-2", name="New"),
            row("equipment", package, name="Other", quantity=4),
            row("milestones", milestone, forecast_finish=dt.date(2025, 6, 1)),
            row("milestones", None, name="Handover", stage="S16", shop="PAINT"),
        ],
    )
    assert (done.cells, done.added, done.removed) == (3, 4, 0)
    assert workspace.undo_count == steps + 1
    [line] = workspace.read(table_rows, "shipment_lines", project)
    assert (line.values["shipment"], line.values["package"]) == ("SH-9", "E-2")
    workspace.undo()
    assert contents(workspace) == before


def test_what_breaks_a_rule_is_listed_by_sheet_and_line_and_nothing_is_written(
    workspace: Workspace, project: int
) -> None:
    package = workspace.read(table_rows, "equipment", project)[0].id
    before = contents(workspace)
    with pytest.raises(ImportProblems) as caught:
        workspace.run(
            IMPORT_WORKBOOK,
            take_workbook,
            [
                row("equipment", package, name=""),
                row("equipment", None, code="E-3", name="Fine"),
                row("risks", None, title=""),
            ],
        )
    said = [(problem.line, problem.field) for problem in caught.value.problems]
    assert said == [(7, "Sheet"), (7, "Sheet")]
    assert contents(workspace) == before


def test_two_rows_cannot_end_with_one_code(workspace: Workspace, project: int) -> None:
    before = contents(workspace)
    with pytest.raises(ImportProblems, match="E-1"):
        workspace.run(
            IMPORT_WORKBOOK, take_workbook, [row("equipment", None, code="E-1", name="Twin")]
        )
    assert contents(workspace) == before


def test_a_row_gone_meanwhile_is_told(workspace: Workspace, project: int) -> None:
    package = workspace.read(table_rows, "equipment", project)[0].id
    workspace.run("Remove", remove_rows, "equipment", [package])
    with pytest.raises(ImportProblems, match="no longer here"):
        workspace.run(IMPORT_WORKBOOK, take_workbook, [row("equipment", package, name="X")])


def test_rows_are_removed_with_what_belongs_to_them(workspace: Workspace, project: int) -> None:
    workspace.run("Add", add_row, "shipments", project, {"code": "SH-1", "contents": "x"})
    workspace.run("Add", add_row, "shipment_lines", project, {"shipment": "SH-1"})
    shipment = workspace.read(table_rows, "shipments", project)[0].id
    line = workspace.read(table_rows, "shipment_lines", project)[0].id
    takes = [
        TakenRow("shipments", "P-1", shipment, {}, removes=True),
        TakenRow("shipment_lines", "P-1", line, {}, removes=True),
    ]
    assert workspace.run(IMPORT_WORKBOOK, take_workbook, takes).removed == 2
    assert workspace.read(table_rows, "shipment_lines", project) == []


def test_it_says_how_far_it_is_and_can_be_given_up(workspace: Workspace, project: int) -> None:
    before = contents(workspace)

    class Stopped(Exception):
        pass

    def advance(done: int, of: int) -> None:
        assert of == 3
        if done == 2:
            raise Stopped

    takes = [row("risks", None, title=f"Risk {n}") for n in range(3)]
    with pytest.raises(Stopped):
        workspace.run(IMPORT_WORKBOOK, take_workbook, takes, advance=advance)
    assert contents(workspace) == before
