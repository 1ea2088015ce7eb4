"""What the open milestones of a stored project meet where they happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, select
from sqlalchemy.engine import Engine

from core.errors import NotFound
from core.model import Calendar
from core.operations.calendar_days import correct_days
from core.operations.calendars import add_calendar, add_shutdown
from core.operations.milestones import edit_milestone, milestone_of
from core.queries.clashes import ClashRow, calendar_countries, clashes_on, project_clashes
from tests.builders import day, milestone_in, project_in, started

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.workspace import Workspace


@pytest.fixture
def project(workspace: Workspace) -> int:
    """Provide a project between China and Kazakhstan, in a file stated at 28 Feb 2025."""
    started(workspace)
    for code in ("CN-OFFICE", "CN-FACTORY", "KZ-SITE"):
        workspace.run("Add calendar", add_calendar, code=code, country=code[:2])
    return project_in(workspace, country="KZ", calendar_office="CN-OFFICE", calendar_site="KZ-SITE")


def calendar_ids(workspace: Workspace) -> dict[str, int]:
    columns = select(Calendar.code, Calendar.id)
    return workspace.read(lambda session: dict(session.execute(columns).all()))


def told(workspace: Workspace, project: int) -> list[tuple[int, str, str, str]]:
    rows = workspace.read(project_clashes, project)
    return [(row.milestone_id, row.kind, row.calendar, row.first.isoformat()) for row in rows]


def test_an_acceptance_test_is_told_its_factory_s_and_its_visitors_days_off(
    workspace: Workspace, project: int
) -> None:
    fat = milestone_in(
        workspace,
        project,
        responsible="both",
        forecast_start=day("2025-03-20"),
        forecast_finish=day("2025-04-02"),
    )
    nowruz = day("2025-03-21"), day("2025-03-25"), "KZ", "KZ-SITE", "Nowruz Holiday"
    assert workspace.read(project_clashes, project) == (ClashRow(fat, "holiday", *nowruz),)


def test_the_factory_is_the_one_of_the_office_s_country(workspace: Workspace, project: int) -> None:
    made = milestone_in(workspace, project, stage="S07", forecast_finish=day("2025-07-10"))
    assert told(workspace, project) == []
    span = day("2025-07-07"), day("2025-07-18")
    factory = calendar_ids(workspace)["CN-FACTORY"]
    workspace.run("Stop", add_shutdown, factory, name="Summer", start=span[0], finish=span[1])
    assert told(workspace, project) == [(made, "shutdown", "CN-FACTORY", "2025-07-10")]


def test_a_milestone_s_own_calendar_counts(workspace: Workspace, project: int) -> None:
    made = milestone_in(workspace, project, stage="S14", forecast_finish=day("2025-10-01"))
    assert told(workspace, project) == []

    def own(session: Session) -> None:
        milestone_of(session, made).calendar = "CN-OFFICE"

    workspace.run("Give it a calendar", own)
    assert told(workspace, project) == [(made, "holiday", "CN-OFFICE", "2025-10-01")]


def test_what_is_done_or_past_or_undated_is_not_told(workspace: Workspace, project: int) -> None:
    done = milestone_in(workspace, project, stage="S14", forecast_finish=day("2025-05-01"))
    milestone_in(workspace, project, stage="S14", forecast_finish=day("2025-01-01"))
    milestone_in(workspace, project, stage="S14")
    assert told(workspace, project) == [(done, "holiday", "KZ-SITE", "2025-05-01")]
    workspace.run("Done", edit_milestone, done, actual_finish=day("2025-01-02"))
    assert told(workspace, project) == []


def test_days_of_a_visit_that_are_over_are_not_told(workspace: Workspace, project: int) -> None:
    made = milestone_in(
        workspace,
        project,
        stage="S12",
        forecast_start=day("2025-02-25"),
        forecast_finish=day("2025-03-08"),
    )
    assert told(workspace, project) == [(made, "holiday", "KZ-SITE", "2025-03-08")]


def test_a_site_without_a_calendar_keeps_the_days_of_its_country(workspace: Workspace) -> None:
    made = project_in(started(workspace), country="UZ")
    milestone = milestone_in(workspace, made, stage="S14", forecast_finish=day("2025-12-08"))
    milestone_in(workspace, made, stage="S07", forecast_finish=day("2025-10-01"))
    assert told(workspace, made) == [(milestone, "holiday", "UZ", "2025-12-08")]


def test_dates_can_be_tried_before_they_are_stored(workspace: Workspace, project: int) -> None:
    made = milestone_in(workspace, project, stage="S14", forecast_finish=day("2025-04-01"))
    found = workspace.read(clashes_on, made, start=None, finish=day("2025-05-09"))
    assert [row.name for row in found] == ["Victory Day"]
    assert told(workspace, project) == []


def test_a_corrected_day_is_no_clash_any_more(workspace: Workspace, project: int) -> None:
    milestone_in(workspace, project, stage="S14", forecast_finish=day("2025-05-09"))
    assert told(workspace, project)
    site, on = calendar_ids(workspace)["KZ-SITE"], day("2025-05-09")
    workspace.run("Work", correct_days, site, on, on, working=True)
    assert told(workspace, project) == []


def test_what_is_gone_is_said(workspace: Workspace, project: int) -> None:
    with pytest.raises(NotFound):
        workspace.read(project_clashes, project + 1)
    with pytest.raises(NotFound):
        workspace.read(clashes_on, 99, start=None, finish=day("2025-05-09"))


def statements(workspace: Workspace, project: int) -> int:
    """Return how many statements the query sends."""
    sent: list[object] = []

    def note(*args: object) -> None:
        sent.append(args)

    event.listen(Engine, "before_cursor_execute", note)
    workspace.read(project_clashes, project)
    event.remove(Engine, "before_cursor_execute", note)
    return len(sent)


def test_many_milestones_cost_no_more_statements_than_one(
    workspace: Workspace, project: int
) -> None:
    milestone_in(workspace, project, stage="S14", forecast_finish=day("2025-05-09"))
    one = statements(workspace, project)
    for _ in range(10):
        milestone_in(workspace, project, stage="S14", forecast_finish=day("2025-05-09"))
    assert statements(workspace, project) == one
    assert len(told(workspace, project)) == 11


def test_the_countries_are_those_of_calendars_and_projects(
    workspace: Workspace, project: int
) -> None:
    project_in(workspace, "P-2", country="UZ")
    project_in(workspace, "P-3")
    assert workspace.read(calendar_countries) == ("CN", "KZ", "UZ")
