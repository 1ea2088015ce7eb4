"""The open points of one project or of all: risks on the matrix, punch items for their figures."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from core.exchange.portfolio_yaml import read
from core.operations.exchange import IMPORT, import_portfolio
from core.operations.register import add_row
from core.queries.open_points import punch_items, risk_places, short_code
from core.queries.project import project_id
from core.resources import resources
from core.rules.punch import figures
from tests.builders import project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


@pytest.fixture
def sample(workspace: Workspace) -> Workspace:
    """Provide the sample portfolio."""
    drafts = read(resources() / "samples" / "astana.yaml")
    workspace.run(IMPORT, import_portfolio, drafts)
    return workspace


def test_only_open_risks_have_a_place(sample: Workspace) -> None:
    found = sample.read(risk_places, sample.read(project_id, "P-2301"))
    assert [row.code for row in found] == [f"R-0{n}" for n in range(1, 8)]
    assert (found[0].probability, found[0].impact) == (4, 4)
    assert len({row.project_code for row in sample.read(risk_places)}) > 3


def test_a_risk_that_says_no_impact_has_no_place(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    workspace.run("A", add_row, "risks", project, {"title": "Border", "probability": 3})
    assert workspace.read(risk_places, project) == []


def test_the_punch_list_of_astana(sample: Workspace) -> None:
    items = sample.read(punch_items, sample.read(project_id, "P-2301"))
    found = figures(items, dt.date(2025, 2, 28))
    assert (found.total, found.open_count) == (6, 5)
    assert dict(found.open) == {"A": 1, "B": 3, "C": 1}
    assert sample.read(punch_items) == items


def test_a_code_without_a_dash_stays_whole() -> None:
    found = [short_code(code) for code in ("R-07", "W-A-006", "17", "Gate-")]
    assert found == ["07", "006", "17", "Gate-"]
