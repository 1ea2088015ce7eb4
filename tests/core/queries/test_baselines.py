"""What the list of baselines says of each: how much it dates, and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.queries.baselines import baseline_spans, baselines, current_baseline
from tests.builders import baseline_in, day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_a_baseline_tells_its_last_pac_and_how_many_dates_it_has(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    milestone_in(workspace, project, forecast_finish=day("2025-03-10"))
    for finish in ("2025-08-10", "2025-07-10"):
        milestone_in(workspace, project, "PAC signed", stage="S16", forecast_finish=day(finish))
    milestone_in(workspace, project, "Undated")
    baseline_in(workspace, project)
    [row] = workspace.read(baselines, project)
    assert (row.dated, row.pac) == (3, day("2025-08-10"))


def test_a_project_without_baselines_has_none(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    assert workspace.read(baselines, project) == []
    assert workspace.read(current_baseline, project) == ""
    assert workspace.read(baseline_spans, []) == {}
