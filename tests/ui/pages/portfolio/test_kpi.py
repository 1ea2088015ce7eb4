"""Tests of ui.pages.portfolio.kpi."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.queries.portfolio import portfolio, totals
from core.workspace import Workspace
from tests.windows import clock, sample_file
from ui.pages.portfolio.kpi import figures_of

if TYPE_CHECKING:
    from pathlib import Path


def test_the_shapes_of_active_projects_count_no_others(tmp_path: Path) -> None:
    workspace = Workspace.open(sample_file(tmp_path), clock=clock, user="")
    whole = workspace.read(totals, workspace.read(portfolio))
    workspace.close()
    active = figures_of(whole, "")[0]
    assert active.value == "4"
    assert sum(int(count) for _shape, count in active.shapes) == 4
    assert sum(whole.rag.values()) == 6
