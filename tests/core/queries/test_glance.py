"""A project at a glance has its gates shop by shop and a curve, without one where nothing is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import terms
from core.queries.glance import glance
from tests.builders import STATUS, baseline_in, day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_a_glance_shows_shops_and_curve(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    milestone_in(workspace, project, weight=60, forecast_finish=day("2025-01-10"))
    milestone_in(
        workspace,
        project,
        "PAC",
        stage="S16",
        shop=terms.PROJECT_LEVEL,
        weight=40,
        forecast_finish=day("2025-06-10"),
    )
    baseline_in(workspace, project)
    seen = workspace.read(glance, project)
    assert seen.status_date == STATUS
    assert [row.shop for row in seen.board] == ["PAINT", terms.PROJECT_LEVEL]
    paint = {cell.phase: cell for cell in seen.board[0].cells}
    assert paint["fat"].finish == day("2025-01-10")
    assert (paint["pac"].finish, paint["pac"].is_shared) == (day("2025-06-10"), True)
    assert seen.curve[-1].planned == 100


def test_a_project_without_milestones_has_neither(workspace: Workspace) -> None:
    seen = workspace.read(glance, project_in(started(workspace)))
    assert (seen.board, seen.curve) == ((), ())
