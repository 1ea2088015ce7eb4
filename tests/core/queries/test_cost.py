"""The cost of the sample (DOMAIN 2.1, 4.3), and of projects that keep less."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from core.exchange.portfolio_yaml import read
from core.operations.exchange import IMPORT, import_portfolio
from core.operations.register import add_row
from core.queries.cost import cost_of
from core.queries.project import project_id
from core.resources import resources
from tests.builders import day, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace

STATUS = day("2025-02-28")


def test_the_cost_of_the_sample(workspace: Workspace) -> None:
    workspace.run(IMPORT, import_portfolio, read(resources() / "samples" / "astana.yaml"))
    found = workspace.read(cost_of, workspace.read(project_id, "P-2301"), STATUS)
    sums = [found.budget, found.actual, found.coming, found.at_completion]
    assert [each and each.amount for each in sums] == [
        *(76_500_000, 59_600_000, 19_160_000, 78_760_000)
    ]
    assert found.value is not None
    assert round(found.value.eac_bac_over_cpi or 0) == 79_024_655
    assert found.margin is not None
    assert round(found.margin.amount) == 9_575_345
    assert found.margin_percent == pytest.approx(10.8, abs=0.05)
    other = workspace.read(cost_of, workspace.read(project_id, "P-2402"), STATUS)
    assert other.coming is not None
    assert other.coming.amount == Decimal(31_400_000 - 6_250_000)


def test_without_a_budget_there_is_no_earned_value(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    nothing = workspace.read(cost_of, project, STATUS)
    assert (nothing.budget, nothing.actual, nothing.value) == (None, None, None)
    assert nothing.at_completion is None
    workspace.run("A", add_row, "cost_lines", project, {"name": "Freight", "actual": 5})
    spent = workspace.read(cost_of, project, STATUS)
    assert (spent.value, spent.coming, spent.margin) == (None, None, None)
    assert spent.at_completion == spent.actual
