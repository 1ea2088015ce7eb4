"""What every contract wants in the next 90 days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from core.operations.milestones import edit_milestone
from core.report import build
from tests.builders import STATUS, baseline_in, milestone_in, project_in, started
from tests.core.report.conftest import request
from tests.core.report.helpers import rows

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_days_left_count_from_the_status_date(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    due = STATUS + dt.timedelta(10)
    made = milestone_in(workspace, project, contractual=True, forecast_finish=STATUS)
    baseline_in(workspace, project)
    workspace.run("Edit", edit_milestone, made, forecast_finish=due)
    (row,) = rows(workspace.read(build, request(None)), "contractual")
    assert (row["finish"], row["left"], row["slip"]) == (due, 10, 10)
