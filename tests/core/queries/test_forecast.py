"""The plan of a project is scheduled once for an edit, and anew as soon as it is another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.operations.forecasts import follow_logic
from core.queries.forecast import forecasts_of, project_plan
from core.rules.forecast import forecasts
from tests.builders import day, milestone_in, project_in, started

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.workspace import Workspace


def test_what_was_found_holds_for_an_equal_plan_and_for_no_other(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    work = milestone_in(
        workspace,
        project,
        "Installed",
        forecast_start=day("2025-03-03"),
        forecast_finish=day("2025-03-14"),
    )
    workspace.run("Follow", follow_logic, project, keep_dates=True)

    def asked(session: Session) -> None:
        plan = project_plan(session, project)
        found = forecasts_of(session, plan)
        assert forecasts_of(session, project_plan(session, project)) is found
        longer = plan.having({work: replace(plan.by_id[work], duration=20 * 480)})
        assert forecasts_of(session, longer) == forecasts(longer) != found
        assert forecasts_of(session, plan) == found

    workspace.read(asked)
