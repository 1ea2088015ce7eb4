"""Why a date, and how much room: as the panel and the table are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.operations.calendars import add_calendar
from core.operations.forecasts import follow_logic
from core.operations.milestones import edit_milestone
from core.operations.projects import edit_project
from core.queries.why import floats, reasons
from tests.builders import day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


@pytest.fixture
def plant(workspace: Workspace) -> tuple[int, int, int]:
    """Return a project at a site in Kazakhstan, with work before and after Nauryz."""
    project = project_in(started(workspace))
    workspace.run("Calendar", add_calendar, code="SITE", country="KZ")
    workspace.run("Project", edit_project, project, calendar_site="SITE")
    first = milestone_in(
        workspace,
        project,
        "Installed",
        stage="S13",
        forecast_start=day("2025-03-10"),
        forecast_finish=day("2025-03-20"),
    )
    then = milestone_in(workspace, project, "PAC", stage="S16", after=first, duration=480)
    workspace.run("Follow", follow_logic, project, keep_dates=True)
    return project, first, then


def test_the_days_off_before_a_start_are_named(
    workspace: Workspace, plant: tuple[int, int, int]
) -> None:
    project, first, then = plant
    waits, pinned = workspace.read(reasons, project, then)
    assert (waits.kind, waits.other_id, waits.start) == ("link", first, day("2025-03-26"))
    named = {off.day: off.name for off in waits.days_off}
    assert list(named) == [day(f"2025-03-{n}") for n in range(21, 26)]
    assert named[day("2025-03-21")] == "Nowruz Holiday"
    assert (pinned.kind, pinned.constraint_kind, pinned.constraint_date) == (
        "pin",
        "SNET",
        day("2025-03-10"),
    )


def test_float_counts_working_days_of_what_is_open(
    workspace: Workspace, plant: tuple[int, int, int]
) -> None:
    project, first, then = plant
    beside = milestone_in(workspace, project, "Trained", stage="S14", duration=480)
    found = workspace.read(floats, project)
    assert found[then].is_critical
    assert found[first].total == 0
    assert not found[beside].is_critical
    assert found[beside].total == 13
    workspace.run("Done", edit_milestone, beside, actual_finish=day("2025-02-28"))
    assert beside not in workspace.read(floats, project)


def test_near_critical_is_what_the_project_says(
    workspace: Workspace, plant: tuple[int, int, int]
) -> None:
    project, *_ = plant
    beside = milestone_in(workspace, project, "Trained", stage="S14", duration=480)
    assert not workspace.read(floats, project)[beside].is_near_critical
    workspace.run("Project", edit_project, project, near_critical=20)
    assert workspace.read(floats, project)[beside].is_near_critical
