"""Milestones as the pages show them: dates that stand in for each other, names without repetition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.operations.baselines import keep_forecasts
from core.operations.milestones import edit_milestone
from core.queries.milestones import (
    forecast_history,
    link_facts,
    milestone,
    milestones,
    short_names,
)
from tests.builders import STATUS, baseline_in, day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_a_finish_is_actual_else_forecast_else_baseline(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    made = milestone_in(workspace, project, forecast_finish=day("2025-05-01"))
    baseline_in(workspace, project)
    seen = []
    edits: list[dict[str, Any]] = [
        {"forecast_finish": day("2025-05-11")},
        {"actual_finish": day("2025-02-20")},
    ]
    for fields in edits:
        workspace.run("Edit", edit_milestone, made, **fields)
        row = workspace.read(milestone, made)
        assert row is not None
        seen.append((row.finish, row.slip, row.is_done))
    assert seen == [(day("2025-05-11"), 10, False), (day("2025-02-20"), -70, True)]
    assert workspace.read(milestone, 4711) is None


def test_milestones_stand_in_the_projects_own_order(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    names = ["FAT passed", "All on site", "PAC"]
    made = [milestone_in(workspace, project, name) for name in names]
    assert [row.id for row in workspace.read(milestones, project)] == made


def test_names_of_a_shop_drop_what_all_begin_with(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    for name, shop in (
        ("Painting shop: FAT passed", "PAINT"),
        ("Painting shop: all on site", "PAINT"),
        ("Kick-off: held", "PRJ"),
    ):
        milestone_in(workspace, project, name, shop=shop, name_zh="涂装车间：名")
    rows = workspace.read(milestones, project)
    assert list(short_names(rows, "en").values()) == ["FAT passed", "All on site", "Kick-off: held"]
    assert list(short_names(rows, "zh").values())[:2] == ["名", "名"]


def test_links_and_kept_forecasts_come_by_project(workspace: Workspace) -> None:
    started(workspace)
    made = []
    for code in ("P-1", "P-2"):
        project = project_in(workspace, code)
        first = milestone_in(workspace, project, forecast_finish=day("2025-05-01"))
        milestone_in(workspace, project, "SAT", after=first)
        workspace.run("Report", keep_forecasts, project, STATUS)
        made.append((project, first))
    for project, first in made:
        assert [link.predecessor for link in workspace.read(link_facts, project)] == [first]
        kept = workspace.read(forecast_history, project)
        assert [(row.milestone_id, row.finish) for row in kept] == [(first, day("2025-05-01"))]
