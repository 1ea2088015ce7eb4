"""The overview tells what is late, what comes next and where each shop stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.errors import NotFound
from core.operations.milestones import edit_milestone
from core.queries.overview import head, overview
from core.queries.project import project_id
from core.workspace import Workspace
from tests.builders import day, milestone_in, project_in, started
from tests.windows import clock, sample_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Provide the sample portfolio, to be read only."""
    folder: Path = tmp_path_factory.mktemp("sample")
    workspace = Workspace.open(sample_file(folder), clock=clock, user="Li Wei")
    yield workspace
    workspace.close()


def test_the_head_states_the_figures_of_the_status_date(sample: Workspace) -> None:
    row = sample.read(head, sample.read(project_id, "P-2301"))
    assert (round(row.figures.ev_pct, 1), round(row.figures.pv_pct, 1)) == (75.4, 86.4)
    assert (row.figures.milestones_done, row.figures.milestones_total) == (30, 48)
    assert (row.overdue, row.overdue_days) == (4, 91)


def test_next_looks_ninety_days_ahead_in_order_of_date(sample: Workspace) -> None:
    found = sample.read(overview, sample.read(project_id, "P-2301"))
    days = [row.days for row in found.next]
    assert days == sorted(days)
    assert 0 < days[0] <= days[-1] <= 90


def test_the_board_has_each_shop_and_the_project_level(sample: Workspace) -> None:
    found = sample.read(overview, sample.read(project_id, "P-2301"))
    assert [row.shop for row in found.board] == ["WELD", "PAINT", "ASSY", "PRJ"]


def test_a_project_without_milestones_has_no_gates(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    found = workspace.read(overview, project)
    assert (found.board, found.next) == ((), ())
    assert workspace.read(head, project).overdue_id is None


def test_a_milestone_reached_leaves_the_list(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    made = milestone_in(workspace, project, forecast_finish=day("2025-03-10"))
    assert [row.days for row in workspace.read(overview, project).next] == [10]
    workspace.run("Set actual date", edit_milestone, made, actual_finish=day("2025-02-20"))
    assert workspace.read(overview, project).next == ()


def test_a_project_that_is_gone_is_not_found(workspace: Workspace) -> None:
    started(workspace)
    with pytest.raises(NotFound):
        workspace.read(overview, 99)
