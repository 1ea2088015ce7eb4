"""Which contractual milestones of all projects a date finds due."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from core.operations.milestones import edit_milestone
from core.operations.projects import edit_project
from core.queries.contractual import contractual_until
from tests.builders import STATUS, baseline_in, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace

UNTIL = STATUS + dt.timedelta(90)


def test_open_contractual_ones_up_to_the_day_come_earliest_first(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    for name, finish, contractual in (
        ("Last day", UNTIL, True),
        ("Passed", STATUS - dt.timedelta(1), True),
        ("Too late", UNTIL + dt.timedelta(1), True),
        ("Not contractual", STATUS, False),
    ):
        milestone_in(workspace, project, name, contractual=contractual, forecast_finish=finish)
    milestone_in(workspace, project, "Done", contractual=True, actual_finish=STATUS)
    found = workspace.read(contractual_until, UNTIL)
    assert [row.name for row in found] == ["Passed", "Last day"]


def test_a_milestone_without_a_forecast_is_taken_at_its_baseline(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    made = milestone_in(workspace, project, "Planned", contractual=True, forecast_finish=STATUS)
    baseline_in(workspace, project)
    workspace.run("Edit", edit_milestone, made, forecast_finish=None)
    (row,) = workspace.read(contractual_until, UNTIL)
    assert (row.finish, row.slip) == (STATUS, 0)


def test_ended_projects_want_nothing_more(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    milestone_in(workspace, project, contractual=True, forecast_finish=STATUS)
    workspace.run("Edit", edit_project, project, status="CANCELLED")
    assert workspace.read(contractual_until, UNTIL) == []
