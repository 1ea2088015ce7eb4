"""The overview tells what is late, what comes next and where each shop stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.errors import NotFound
from core.operations.milestones import edit_milestone
from core.queries.clashes import project_clashes
from core.queries.overview import head, overview, with_clashes
from core.queries.project import project_id
from core.workspace import Workspace
from tests.builders import baseline_in, day, milestone_in, project_in, started
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


def test_the_longest_overdue_milestone_comes_first(sample: Workspace) -> None:
    found = sample.read(overview, sample.read(project_id, "P-2301"))
    due = [row for row in found.attention if row.overdue]
    assert [row.overdue for row in due] == sorted((r.overdue for r in due), reverse=True)
    assert due[0].milestone.name == "Painting shop: last shipment dispatched"
    assert found.attention[: len(due)] == tuple(due)


def test_after_the_overdue_ones_come_the_worst_slips_above_ten_days(sample: Workspace) -> None:
    found = sample.read(overview, sample.read(project_id, "P-2301"))
    slips = [row.slip for row in found.attention if not row.overdue]
    assert slips == sorted(slips, reverse=True)
    assert min(slips) > 10
    assert not any(row.milestone.is_done for row in found.attention)


def test_next_looks_ninety_days_ahead_in_order_of_date(sample: Workspace) -> None:
    found = sample.read(overview, sample.read(project_id, "P-2301"))
    days = [row.days for row in found.next]
    assert days == sorted(days)
    assert 0 < days[0] <= days[-1] <= 90


def test_the_board_has_each_shop_and_the_project_level(sample: Workspace) -> None:
    found = sample.read(overview, sample.read(project_id, "P-2301"))
    assert [row.shop for row in found.board] == ["WELD", "PAINT", "ASSY", "PRJ"]


def test_a_project_without_milestones_needs_no_attention(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    found = workspace.read(overview, project)
    assert (found.board, found.next, found.attention) == ((), (), ())
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


def test_what_meets_days_off_stands_with_them_and_last_where_it_is_not_late(
    workspace: Workspace,
) -> None:
    project = project_in(started(workspace), country="KZ")
    late = milestone_in(workspace, project, stage="S14", forecast_finish=day("2025-03-03"))
    baseline_in(workspace, project)
    workspace.run("Slip", edit_milestone, late, forecast_finish=day("2025-05-09"))
    second = milestone_in(workspace, project, stage="S14", forecast_finish=day("2025-07-07"))
    first = milestone_in(workspace, project, stage="S14", forecast_finish=day("2025-06-06"))
    milestone_in(workspace, project, stage="S14", forecast_finish=day("2025-06-05"))
    found = workspace.read(overview, project)
    rows = with_clashes(found, workspace.read(project_clashes, project))
    assert [(row.milestone.id, row.clashes[0].name) for row in rows] == [
        (late, "Victory Day"),
        (first, "Eid al-Adha"),
        (second, "Capital Day"),
    ]
