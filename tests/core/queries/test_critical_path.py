"""What decides the end of a project: its critical and nearly critical milestones, in date order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.operations.milestones import edit_milestone
from core.operations.projects import edit_project
from core.queries.critical_path import critical_path
from tests.builders import day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_it_leads_to_the_end_and_says_what_is_waited_for(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    done = milestone_in(workspace, project, "Shipped", actual_finish=day("2025-02-27"))
    first = milestone_in(
        workspace, project, "Installed", forecast_finish=day("2025-03-03"), after=done
    )
    end = milestone_in(workspace, project, "PAC", forecast_finish=day("2025-03-04"), after=first)
    beside = milestone_in(workspace, project, "Trained", forecast_finish=day("2025-03-03"))
    loose = milestone_in(workspace, project, "Visited", forecast_finish=day("2025-02-28"))
    workspace.run("Project", edit_project, project, near_critical=1)
    found = workspace.read(critical_path, project)
    assert (found.by_logic, found.limit, found.end_id) == (False, 1, end)
    assert [row.milestone_id for row in found.rows] == [first, beside, end]
    assert loose not in {row.milestone_id for row in found.rows}
    assert [row.room.is_critical for row in found.rows] == [False, False, True]
    waits = {row.milestone_id: [link.predecessor for link in row.waits_for] for row in found.rows}
    assert waits == {first: [], beside: [], end: [first]}


def test_nothing_decides_the_end_of_what_is_reached(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    only = milestone_in(workspace, project, "PAC", forecast_finish=day("2025-03-04"))
    workspace.run("Done", edit_milestone, only, actual_finish=day("2025-02-28"))
    found = workspace.read(critical_path, project)
    assert found.end_id is None
    assert not found.rows
