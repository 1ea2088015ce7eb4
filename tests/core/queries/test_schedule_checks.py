"""The assessment as the window shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.operations.projects import edit_project
from core.queries.schedule_checks import schedule_checks
from tests.builders import day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_each_point_names_the_milestones_it_is_about(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    first = milestone_in(workspace, project, "One", forecast_finish=day("2025-03-03"))
    then = milestone_in(workspace, project, "Two", forecast_finish=day("2025-03-10"), after=first)
    loose = milestone_in(workspace, project, "Loose", forecast_finish=day("2025-03-05"))
    found = {row.key: row for row in workspace.read(schedule_checks, project)}
    assert [place.milestone_id for place in found["no_predecessor"].places] == [loose]
    assert [place.milestone_id for place in found["no_successor"].places] == [loose]
    assert found["no_predecessor"].title == "Missing predecessors"
    assert then not in {p.milestone_id for p in found["no_predecessor"].places}


def test_the_contract_s_pac_is_the_one_agreed(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    milestone_in(workspace, project, "PAC", stage="S16", forecast_finish=day("2025-03-10"))
    index = {row.key: row for row in workspace.read(schedule_checks, project)}["cpli"]
    assert index.figure is None
    workspace.run("Edit", edit_project, project, contract_pac=day("2025-03-05"))
    index = {row.key: row for row in workspace.read(schedule_checks, project)}["cpli"]
    assert index.figure == 0.5
