"""A baseline is today's dates, kept beside the earlier ones; a report's forecasts are kept by date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.errors import InvalidInput
from core.operations.baselines import keep_forecasts, set_baseline
from core.operations.milestones import edit_milestone
from core.queries.milestones import baseline_finishes, baselines, forecast_history, milestone
from tests.builders import STATUS, baseline_in, day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


@pytest.fixture
def made(workspace: Workspace) -> tuple[int, int]:
    """Provide a project and its milestone, agreed as BL1 and moved since."""
    project = project_in(started(workspace))
    found = milestone_in(workspace, project, forecast_finish=day("2025-05-01"))
    baseline_in(workspace, project)
    workspace.run("Move", edit_milestone, found, forecast_finish=day("2025-06-01"))
    return project, found


def test_a_new_baseline_measures_from_today_and_keeps_the_old(
    workspace: Workspace, made: tuple[int, int]
) -> None:
    project, found = made
    workspace.run("Agree", set_baseline, project, name="BL2", why="Agreed anew", on=STATUS)
    row = workspace.read(milestone, found)
    assert row is not None
    assert (row.baseline_finish, row.slip) == (day("2025-06-01"), 0)
    first, second = workspace.read(baselines, project)
    assert [(b.name, b.is_current) for b in (first, second)] == [("BL1", False), ("BL2", True)]
    assert workspace.read(baseline_finishes, first.id) == {found: day("2025-05-01")}


@pytest.mark.parametrize(("name", "why"), [("BL1", "why"), (" ", "why"), ("BL2", " ")])
def test_a_baseline_needs_a_name_of_its_own_and_a_reason(
    workspace: Workspace, made: tuple[int, int], name: str, why: str
) -> None:
    with pytest.raises(InvalidInput):
        workspace.run("Agree", set_baseline, made[0], name=name, why=why, on=STATUS)


def test_a_second_report_of_a_date_replaces_the_first(
    workspace: Workspace, made: tuple[int, int]
) -> None:
    project, found = made
    workspace.run("Report", keep_forecasts, project, STATUS)
    workspace.run("Move", edit_milestone, found, forecast_finish=day("2025-07-01"))
    workspace.run("Report", keep_forecasts, project, STATUS)
    workspace.run("Report", keep_forecasts, project, day("2025-03-31"))
    kept = workspace.read(forecast_history, project)
    assert [(row.report_date, row.finish) for row in kept] == [
        (STATUS, day("2025-07-01")),
        (day("2025-03-31"), day("2025-07-01")),
    ]
