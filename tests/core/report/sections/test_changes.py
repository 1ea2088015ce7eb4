"""Changes are told against the newest report before the status date, or said to be unknown."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from core.operations.baselines import keep_forecasts
from core.operations.milestones import edit_milestone
from core.report import build
from core.report.blocks import Notes, Table
from tests.builders import baseline_in, milestone_in, project_in, started
from tests.core.report.conftest import request
from tests.core.report.helpers import found, rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.report import Document
    from core.workspace import Workspace

BASE = dt.date(2025, 4, 1)


def test_the_sample_changed_by_one_milestone(document: Callable[..., Document]) -> None:
    (row,) = rows(document(), "changes")
    assert (row["code"], row["moved"], row["slip"], row["what"]) == ("M028", 7, 91, "Later")
    (notes,) = found(document(), "changes", Notes)
    assert notes.lines[0].startswith("Compared with the report of 2025-01-31")


def test_without_an_earlier_report_nothing_is_invented(document: Callable[..., Document]) -> None:
    (notes,) = found(document("P-2402"), "changes", Notes)
    assert "nothing to compare with" in notes.lines[0]
    assert not found(document("P-2402"), "changes", Table)


def test_done_later_and_newly_late_are_told_apart(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    slips = milestone_in(workspace, project, "Slips", forecast_finish=BASE)
    done = milestone_in(workspace, project, "Done", forecast_finish=BASE)
    milestone_in(workspace, project, "Same", forecast_finish=BASE)
    baseline_in(workspace, project)
    workspace.run("Report", keep_forecasts, project, dt.date(2025, 1, 31))
    workspace.run("Edit", edit_milestone, slips, forecast_finish=BASE + dt.timedelta(14))
    workspace.run("Edit", edit_milestone, done, actual_finish=dt.date(2025, 2, 20))
    told = {row["name"]: row for row in rows(workspace.read(build, request(project)), "changes")}
    assert told["Slips"]["what"] == "Later, Newly late"
    assert told["Slips"]["moved"] == 14
    assert told["Done"]["what"] == "Done, Earlier"
    assert "Same" not in told
