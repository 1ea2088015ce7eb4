"""Planning a ramp-up: the usual curve up to the contract's rate, over what is there already."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from core.errors import InvalidInput
from core.operations.ramp_up import PLAN, plan_ramp_up
from core.operations.register import add_row
from core.queries.register import register_rows
from tests.builders import project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


@pytest.fixture
def project(workspace: Workspace) -> int:
    made = project_in(started(workspace))
    workspace.run("A", add_row, "capacity", made, {"design_jph": 25})
    return made


def weeks(workspace: Workspace, project: int) -> dict[tuple[int, str], Any]:
    rows = workspace.read(register_rows, "ramp_up", project)
    return {(row.values["week"], row.values["shop"]): row.values for row in rows}


def test_5_3_sixteen_weeks_along_the_curve(workspace: Workspace, project: int) -> None:
    assert len(workspace.run(PLAN, plan_ramp_up, project)) == 16
    found = weeks(workspace, project)
    rates = [found[week, ""]["planned_jph"] for week in (1, 4, 7, 10, 12, 16)]
    assert rates == [Decimal(each) for each in ("0.9", "4", "12.5", "21", "23.5", "24.8")]


def test_what_is_planned_and_reached_stays(workspace: Workspace, project: int) -> None:
    for values in (
        {"week": 1, "planned_jph": 3},
        {"week": 2, "actual_jph": 2},
        {"week": 3, "shop": "WELD", "actual_jph": 4},
    ):
        workspace.run("A", add_row, "ramp_up", project, values)
    workspace.run(PLAN, plan_ramp_up, project)
    found = weeks(workspace, project)
    assert found[1, ""]["planned_jph"] == 3
    assert (found[2, ""]["planned_jph"], found[2, ""]["actual_jph"]) == (Decimal("1.5"), 2)
    assert found[3, "WELD"]["planned_jph"] is None
    assert len(found) == 17
    before = workspace.undo_count
    workspace.run(PLAN, plan_ramp_up, project)
    assert workspace.undo_count == before, "a second time there is nothing to plan"


def test_without_a_rate_of_the_contract_nothing_is_planned(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    with pytest.raises(InvalidInput, match="rate of the contract"):
        workspace.run(PLAN, plan_ramp_up, project)
