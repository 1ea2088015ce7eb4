"""The file tells who changed what, from what to what, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.operations.milestones import edit_milestone, remove_milestones
from core.queries.history import history, row_history
from tests.builders import day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_a_moved_date_is_told_with_its_reason(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    made = milestone_in(workspace, project, "FAT passed", forecast_finish=day("2025-05-01"))
    workspace.run(
        "Move milestone",
        edit_milestone,
        made,
        forecast_finish=day("2025-05-09"),
        reason="Robots late",
    )
    row = workspace.read(history, project)[0]
    assert (row.label, row.item, row.shop, row.field) == (
        "Move milestone",
        "FAT passed",
        "PAINT",
        "forecast_finish",
    )
    assert (row.before, row.after, row.reason) == ("2025-05-01", "2025-05-09", "Robots late")
    assert row.user


def test_undo_is_told_too(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    made = milestone_in(workspace, project, forecast_finish=day("2025-05-01"))
    workspace.run("Move milestone", edit_milestone, made, forecast_finish=day("2025-05-09"))
    workspace.undo()
    row = workspace.read(history, project)[0]
    assert (row.kind, row.before, row.after) == ("undo", "2025-05-09", "2025-05-01")


def test_a_removed_milestone_keeps_its_name_in_the_history(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    made = milestone_in(workspace, project, "FAT passed")
    workspace.run("Remove", remove_milestones, [made])
    row = workspace.read(history, project)[0]
    assert (row.item, row.field, row.after) == ("FAT passed", "", None)


def test_another_projects_changes_are_not_among_them(workspace: Workspace) -> None:
    first = project_in(started(workspace), "P-1")
    second = project_in(workspace, "P-2")
    milestone_in(workspace, second)
    assert {row.table for row in workspace.read(history, first)} <= {"project", "shop"}
    assert "milestone" in {row.table for row in workspace.read(history)}


def test_one_row_is_told_alone(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    first = milestone_in(workspace, project, "FAT passed", forecast_finish=day("2025-05-01"))
    other = milestone_in(workspace, project, "SAT passed", forecast_finish=day("2025-06-01"))
    for milestone in (first, other):
        workspace.run("Move", edit_milestone, milestone, forecast_finish=day("2025-07-09"))
    workspace.undo()
    told = workspace.read(row_history, "milestone", other)
    assert [(row.item, row.field, row.kind) for row in told] == [
        ("SAT passed", "forecast_finish", "undo"),
        ("SAT passed", "forecast_finish", "do"),
        ("SAT passed", "", "do"),
    ]
    workspace.run("Remove", remove_milestones, [other])
    assert workspace.read(row_history, "milestone", other)[0].after is None
