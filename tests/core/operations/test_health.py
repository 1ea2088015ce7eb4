"""Another colour is declared with a reason and for a time, beside the computed one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.errors import InvalidInput
from core.exchange.portfolio_yaml import parse, text_of
from core.operations.health import declare_health, withdraw_health
from core.operations.portfolio import change_status_date
from core.queries.exchange import draft
from core.queries.kpi import kpi
from core.queries.project import project
from core.rules.rag import Declared
from tests.builders import contents, day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace

PLAN = Declared("GREEN", "Recovery plan agreed", day("2025-03-31"))


def late(workspace: Workspace) -> int:
    made = project_in(started(workspace))
    milestone_in(workspace, made, contractual=True, forecast_finish=day("2025-09-30"))
    return made


def test_declared_and_computed_stand_side_by_side(workspace: Workspace) -> None:
    made = late(workspace)
    workspace.run("Declare health", declare_health, made, PLAN)
    assert workspace.read(project, made).declared == PLAN
    shown = workspace.read(kpi)["projects"]["P-1"]["rag"]
    assert shown["declared"] == {
        "rag": "GREEN",
        "reason": "Recovery plan agreed",
        "until": "2025-03-31",
    }
    assert parse(text_of(workspace.read(draft))) == workspace.read(draft)
    workspace.run("Change status date", change_status_date, day("2025-04-01"))
    assert workspace.read(project, made).declared is None
    assert workspace.read(kpi)["projects"]["P-1"]["rag"]["declared"] is None


def test_withdrawing_is_one_step_that_undo_takes_back(workspace: Workspace) -> None:
    made = late(workspace)
    workspace.run("Declare health", declare_health, made, PLAN)
    before = contents(workspace)
    workspace.run("Withdraw health", withdraw_health, made)
    assert workspace.read(project, made).declared is None
    workspace.undo()
    assert contents(workspace) == before


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        (replace(PLAN, reason=" "), "Say why"),
        (replace(PLAN, until=day("2025-02-27")), "2025-02-27, has passed"),
    ],
)
def test_it_needs_a_reason_and_a_day_to_come(
    workspace: Workspace, declared: Declared, said: str
) -> None:
    made = late(workspace)
    with pytest.raises(InvalidInput, match=said):
        workspace.run("Declare health", declare_health, made, declared)
