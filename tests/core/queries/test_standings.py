"""The commercial figures of all projects at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import event

from core.money import Money
from core.operations.register import add_row
from core.queries.project import project_figures
from core.queries.standings import standings
from tests.builders import STATUS, day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_they_are_those_of_each_project_by_itself(workspace: Workspace) -> None:
    started(workspace)
    for number in (1, 2):
        project = project_in(workspace, f"P-{number}", value_minor=100_000 * number)
        milestone_in(workspace, project, forecast_finish=day("2025-03-10"))
        values = {"name": "x", "invoiced": 50, "paid": 20, "status": "PART_PAID"}
        workspace.run("Add", add_row, "payments", project, values)
    project_in(workspace, "P-3", status="PROSPECT")
    found = workspace.read(standings, STATUS)
    assert [row.code for row, _accounts, _standing in found] == ["P-1", "P-2"]
    for row, _accounts, standing in found:
        assert standing == workspace.read(project_figures, row.id).standing
        assert standing.receivable == Money.of(30, "USD")


def test_it_takes_as_many_statements_for_many_projects(workspace: Workspace) -> None:
    started(workspace)
    told: list[str] = []
    event.listen(
        workspace._engine,
        "before_cursor_execute",
        lambda _c, _cursor, statement, *_rest: told.append(statement),
    )
    counts = []
    for number in range(3):
        project_in(workspace, f"P-{number}")
        told.clear()
        workspace.read(standings, STATUS)
        counts.append(len(told))
    assert counts[0] == counts[2]
