"""What the rail counts: things that wait, each once, of projects that go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.operations.projects import edit_project
from core.operations.register import add_row
from core.queries.alerts import alerts
from core.queries.open_items import open_items
from tests.builders import day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def added(workspace: Workspace, key: str, project: int, **values: Any) -> int:
    return workspace.run("Add", add_row, key, project, values)


def counted(workspace: Workspace) -> dict[str, int]:
    return workspace.read(open_items, workspace.read(alerts))


def test_each_page_counts_what_waits_on_it(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    for finish in ("2025-02-01", "2025-03-14", "2025-03-15"):
        milestone_in(workspace, project, forecast_finish=day(finish))
    milestone_in(workspace, project, actual_finish=day("2025-02-01"))
    late = {"eta_planned": day("2025-01-01"), "border_arrival": day("2025-02-01")}
    added(workspace, "shipments", project, code="SH-1", **late)
    added(workspace, "shipments", project, code="SH-2", eta_planned=day("2025-06-01"))
    owed = {"amount": 5, "invoiced": 5, "due_date": day("2025-02-01")}
    added(workspace, "payments", project, name="T/T", **owed)
    bond = {"type": "PERFORMANCE_BOND", "status": "ACTIVE", "expiry": day("2025-03-01")}
    added(workspace, "guarantees", project, **bond)
    for score in (9, 10, 25):
        probability = 5 if score % 5 == 0 else 3
        risk = {"probability": probability, "impact": score // probability}
        added(workspace, "risks", project, title="Risk", **risk)
    added(workspace, "actions", project, title="Call", due=day("2025-02-01"))
    assert counted(workspace) == {"look_ahead": 2, "shipments": 1, "payments": 2, "risks": 3}
    workspace.run("End", edit_project, project, status="CLOSED")
    assert not any(counted(workspace).values())
