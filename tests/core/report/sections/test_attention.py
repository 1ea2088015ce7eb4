"""The report says what must be acted on, and keeps people and what is internal to ourselves."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from core.operations.register import add_row
from core.report.blocks import Table
from core.report.request import ReportRequest
from core.report.sections.attention import INTERNAL, build
from core.rules.alerts import alerts
from tests.builders import STATUS, day, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def table(workspace: Workspace, project: int) -> Table:
    request = ReportRequest(
        scope="project",
        project_id=project,
        language="en",
        status_date=STATUS,
        author="Li Wei",
        created=dt.datetime(2025, 2, 28, tzinfo=dt.UTC),
    )
    [found] = workspace.read(build, request)
    assert isinstance(found, Table)
    return found


def test_alerts_are_told_but_not_those_of_people(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    workspace.run("Add", add_row, "actions", project, {"title": "Call", "due": day("2025-02-18")})
    visa = {"person": "Wang", "status": "VALID", "valid_until": day("2025-03-01")}
    workspace.run("Add", add_row, "permits", project, visa)
    found = table(workspace, project)
    assert [row[3] for row in found.rows] == ["A-01 Call"]
    assert "project" not in {column.key for column in found.columns}


def test_a_project_in_order_says_so(workspace: Workspace) -> None:
    found = table(workspace, project_in(started(workspace)))
    assert (found.rows, found.empty) == ((), "Nothing must be acted on now")


def test_what_is_internal_are_alerts_that_there_are() -> None:
    assert alerts().keys() >= INTERNAL
